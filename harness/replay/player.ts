import { toldDeed } from '../../evidence/describe-action.ts';
import { HarnessFault } from '../../evidence/fault.ts';
import type { Deed, Surroundings, Tape, TapeStep } from '../../evidence/recording.ts';
import type { Look, Player, ShownRequest, ShownVisitor } from '../../evidence/replay.ts';
import { decodeUpload } from '../../spec/oracle/upload.ts';
import type { Candidate } from '../candidate/candidate.ts';
import type { LabRequest } from '../laboratory/exchange.ts';
import type { Page } from '../session/page.ts';
import { Session } from '../session/session.ts';
import { Timeline } from '../session/timeline-recorder.ts';
import { ReplayBrowser } from './browser.ts';
import { type Departure, ReplayLaboratory, type Served } from './laboratory.ts';

/** The candidate of a tape, as a page can be made of it. */
export interface Taped extends Served {
  capabilities: Candidate['capabilities'];
  tape: Tape;
}

/** Does to a candidate what a tape says, with the same pages and sessions that a check has. */
export class TapePlayer implements Player {
  readonly #taped: Taped;
  readonly #laboratory: ReplayLaboratory;
  readonly #browsers: ReplayBrowser[] = [];
  readonly #timeline = new Timeline();
  readonly #sessions: Session[];
  readonly #pages = new Map<number, Page>();
  /** Visitors that have done something so far. */
  readonly #came = new Set<number>();
  #told = 0;

  /** `realm`: the source of the worker that a page lives in. */
  constructor(taped: Taped, realm: string) {
    this.#taped = taped;
    const { visitors } = taped.tape;
    this.#laboratory = new ReplayLaboratory(taped, visitors);
    const byCookies = new Map<string, ReplayBrowser>();
    this.#sessions = visitors.map(({ cookies }) => {
      const browser = byCookies.get(cookies) ?? new ReplayBrowser(this.#laboratory, { cookies }, realm);
      byCookies.set(cookies, browser);
      this.#browsers.push(browser);
      return new Session(browser, this.#laboratory, taped, { cookies }, this.#timeline);
    });
  }

  async step(step: TapeStep): Promise<Look> {
    let ended: string | null = null;
    try {
      await this.#take(step);
    } catch (error) {
      // An expression may throw as it did before; a page that is lost cannot be gone on with.
      if (!(step.kind === 'deed' && step.deed.do === 'evaluate'))
        ended = error instanceof Error ? error.message : `${error}`;
    }
    const { before, steps } = this.#timeline.told(this.#taped.profile);
    const all = before + steps.length;
    const told = all === this.#told ? [] : steps.slice(this.#told - all);
    this.#told = all;
    return { told, visitors: [...this.#came].map((visitor) => this.#visitor(visitor)), ended };
  }

  async close(): Promise<void> {
    for (const browser of new Set(this.#browsers)) await browser.close();
  }

  async #take(step: TapeStep): Promise<void> {
    if (step.kind === 'judgement') {
      const { kind: _, ...judgement } = step;
      this.#timeline.judged(judgement);
      return;
    }
    const session = this.#session(step.visitor);
    this.#came.add(step.visitor);
    switch (step.kind) {
      case 'deed':
        if (step.surroundings) surround(session, step.surroundings);
        await this.#do(session, step.tab, step.deed);
        return;
      case 'jar':
        await session.jar();
        return;
      case 'storage':
        await this.#page(step.tab).storage();
        return;
      case 'moment':
        await session.moment(step.name, this.#page(step.tab), step.writes);
    }
  }

  async #do(session: Session, tab: number | null, deed: Deed): Promise<void> {
    if (deed.do === 'forget') return session.forget(deed.names);
    if (tab === null) throw new HarnessFault(`The tape has no tab for “${toldDeed(deed)}”.`);
    if (deed.do !== 'open') return act(this.#page(tab), session, deed);
    const page = this.#pages.get(tab);
    if (page) await page.goto(deed.url);
    else this.#pages.set(tab, await session.openUrl(deed.url));
  }

  #session(visitor: number): Session {
    const session = this.#sessions[visitor - 1];
    if (!session) throw new HarnessFault(`The tape has no visitor ${visitor}.`);
    return session;
  }

  #page(tab: number): Page {
    const page = this.#pages.get(tab);
    if (!page) throw new HarnessFault(`Tab ${tab} is not open.`);
    return page;
  }

  #visitor(visitor: number): ShownVisitor {
    const session = this.#session(visitor);
    const { domain, now } = session;
    const browser = this.#browsers[visitor - 1] as ReplayBrowser;
    const within = (url: string) => {
      const { hostname } = new URL(url);
      return hostname === domain || hostname.endsWith(`.${domain}`);
    };
    const ahead = now - this.#laboratory.now();
    return {
      visitor,
      domain,
      now,
      cookies: browser.cookies.list(domain, this.#laboratory.now()).map((cookie) => ({
        ...cookie,
        expires: cookie.expires === null ? null : Math.round(cookie.expires * 1000 + ahead),
      })),
      storages: browser.storages().filter(({ origin }) => within(origin)),
      requests: this.#laboratory.departures
        .filter(({ request }) => within(senderOf(request)))
        .map((departure) => this.#request(departure)),
    };
  }

  #request({ request: { method, url, body }, status }: Departure): ShownRequest {
    const upload = decodeUpload(this.#taped.profile, body);
    return {
      method,
      url,
      status,
      body,
      upload: upload && {
        apiKey: upload.apiKey,
        events: upload.events.map(({ type, fields: _, ...said }) => ({ type, said: JSON.stringify(said) })),
      },
    };
  }
}

/** The address of the page that asked, as far as it says; of a sandboxed one the origin is none. */
function senderOf({ headers: { origin, referer }, url }: LabRequest): string {
  return [origin, referer].find((address) => address !== undefined && URL.canParse(address)) ?? url;
}

type DoneInPage = Exclude<Deed, { do: 'open' | 'forget' }>;

async function act(page: Page, session: Session, deed: DoneInPage): Promise<void> {
  switch (deed.do) {
    case 'call':
      await (deed.instance === null ? page : page.instance(deed.instance)).attempt(...deed.calls);
      return;
    case 'pass':
      return page.pass(deed.milliseconds);
    case 'connect':
      return page.setOnline(deed.online);
    case 'answer':
      session.ingestion.answerAll();
      return page.hearAnswers();
    case 'plant cookie':
      return page.plantCookie(deed.text);
    case 'plant item':
      return page.plant(deed.area, deed.key, deed.value);
    case 'fill':
      return page.fillLocalStorage();
    case 'evaluate':
      await page.evaluate(deed.expression);
      return;
    case 'close':
      return page.close();
  }
}

function surround(session: Session, { endpoint, largestBatch, sandboxed, denied, doNotTrack }: Surroundings): void {
  session.ingestion.mode = endpoint;
  session.ingestion.largestBatch = largestBatch ?? Number.POSITIVE_INFINITY;
  session.deny(...denied);
  if (sandboxed) session.sandbox();
  if (doNotTrack) session.doNotTrack();
}
