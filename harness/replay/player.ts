import { describeAction } from '../../evidence/describe-action.ts';
import { HarnessFault } from '../../evidence/fault.ts';
import type { Action, Recording, RecordingStep, Surroundings } from '../../evidence/recording.ts';
import type { Player, ReplayState, ShownRequest, ShownVisitor } from '../../evidence/replay.ts';
import { decodeUpload } from '../../spec/oracle/upload.ts';
import type { Candidate } from '../candidate/candidate.ts';
import type { LabRequest } from '../laboratory/exchange.ts';
import type { Page } from '../session/page.ts';
import { Session } from '../session/session.ts';
import { TimelineRecorder } from '../session/timeline-recorder.ts';
import { ReplayBrowser } from './browser.ts';
import { type ReplayedCandidate, ReplayLaboratory, type SentRequest } from './laboratory.ts';

/** A recording, with the parts of its candidate that are needed to play it. */
export interface PlayableRecording extends ReplayedCandidate {
  capabilities: Candidate['capabilities'];
  recording: Recording;
}

/** Plays a recording to its candidate, with the same sessions and pages that a check uses. */
export class RecordingPlayer implements Player {
  readonly #recorded: PlayableRecording;
  readonly #laboratory: ReplayLaboratory;
  readonly #browsers: ReplayBrowser[] = [];
  readonly #timeline = new TimelineRecorder();
  readonly #sessions: Session[];
  readonly #pages = new Map<number, Page>();
  /** Visitors that have acted so far. */
  readonly #activeVisitors = new Set<number>();
  #reportedSteps = 0;

  /** `realm` is the source of the worker that a page runs in. */
  constructor(recorded: PlayableRecording, realm: string) {
    this.#recorded = recorded;
    const { visitors } = recorded.recording;
    this.#laboratory = new ReplayLaboratory(recorded, visitors);
    const byCookies = new Map<string, ReplayBrowser>();
    this.#sessions = visitors.map(({ cookies }) => {
      const browser = byCookies.get(cookies) ?? new ReplayBrowser(this.#laboratory, { cookies }, realm);
      byCookies.set(cookies, browser);
      this.#browsers.push(browser);
      return new Session(browser, this.#laboratory, recorded, { cookies }, this.#timeline);
    });
  }

  async step(step: RecordingStep): Promise<ReplayState> {
    let ended: string | null = null;
    try {
      await this.#runStep(step);
    } catch (error) {
      // An expression may throw, as it did in the recorded run. After any other error the page is unusable.
      if (!(step.kind === 'action' && step.action.do === 'evaluate'))
        ended = error instanceof Error ? error.message : `${error}`;
    }
    const { before, steps } = this.#timeline.toTimeline(this.#recorded.profile);
    const all = before + steps.length;
    const timeline = all === this.#reportedSteps ? [] : steps.slice(this.#reportedSteps - all);
    this.#reportedSteps = all;
    return { timeline, visitors: [...this.#activeVisitors].map((visitor) => this.#visitor(visitor)), ended };
  }

  async close(): Promise<void> {
    for (const browser of new Set(this.#browsers)) await browser.close();
  }

  async #runStep(step: RecordingStep): Promise<void> {
    if (step.kind === 'judgement') {
      const { kind: _, ...judgement } = step;
      this.#timeline.recordJudgement(judgement);
      return;
    }
    const session = this.#session(step.visitor);
    this.#activeVisitors.add(step.visitor);
    switch (step.kind) {
      case 'action':
        if (step.surroundings) applySurroundings(session, step.surroundings);
        await this.#perform(session, step.tab, step.action);
        return;
      case 'jar':
        await session.jar();
        return;
      case 'storage':
        await this.#page(step.tab).storage();
        return;
      case 'snapshot':
        await session.snapshot(step.name, this.#page(step.tab), step.writes);
    }
  }

  async #perform(session: Session, tab: number | null, action: Action): Promise<void> {
    if (action.do === 'delete cookies') return session.deleteCookies(action.names);
    if (tab === null) throw new HarnessFault(`The recording has no tab for “${describeAction(action)}”.`);
    if (action.do !== 'open') return perform(this.#page(tab), session, action);
    const page = this.#pages.get(tab);
    if (page) await page.goto(action.url);
    else this.#pages.set(tab, await session.openUrl(action.url));
  }

  #session(visitor: number): Session {
    const session = this.#sessions[visitor - 1];
    if (!session) throw new HarnessFault(`The recording has no visitor ${visitor}.`);
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
      requests: this.#laboratory.sentRequests
        .filter(({ request }) => within(pageOf(request)))
        .map((sent) => this.#request(sent)),
    };
  }

  #request({ request: { method, url, body }, status }: SentRequest): ShownRequest {
    const upload = decodeUpload(this.#recorded.profile, body);
    return {
      method,
      url,
      status,
      body,
      upload: upload && {
        apiKey: upload.apiKey,
        events: upload.events.map(({ type, fields: _, ...contents }) => ({ type, json: JSON.stringify(contents) })),
      },
    };
  }
}

/** The origin or URL of the page that sent a request; the request’s own URL if the headers do not tell. */
function pageOf({ headers: { origin, referer }, url }: LabRequest): string {
  return [origin, referer].find((header) => header !== undefined && URL.canParse(header)) ?? url;
}

type PageAction = Exclude<Action, { do: 'open' | 'delete cookies' }>;

async function perform(page: Page, session: Session, action: PageAction): Promise<void> {
  switch (action.do) {
    case 'call':
      await (action.instance === null ? page : page.instance(action.instance)).attempt(...action.calls);
      return;
    case 'pass':
      return page.passTime(action.milliseconds);
    case 'connect':
      return page.setOnline(action.online);
    case 'answer':
      session.ingestion.answerAll();
      return page.receiveResponses();
    case 'set cookie':
      return page.setCookieAsSite(action.text);
    case 'set item':
      return page.setItemAsSite(action.area, action.key, action.value);
    case 'fill':
      return page.fillLocalStorage();
    case 'evaluate':
      await page.evaluate(action.expression);
      return;
    case 'close':
      return page.close();
  }
}

function applySurroundings(
  session: Session,
  { endpoint, largestBatch, sandboxed, denied, doNotTrack }: Surroundings,
): void {
  session.ingestion.mode = endpoint;
  session.ingestion.largestBatch = largestBatch ?? Number.POSITIVE_INFINITY;
  session.denyStorage(...denied);
  if (sandboxed) session.sandboxPages();
  if (doNotTrack) session.doNotTrack();
}
