import type { z } from 'zod';
import { CandidateCrash, Fault, HarnessFault, UsageError } from '../../evidence/fault.ts';
import type { Action } from '../../evidence/recording.ts';
import { parseJson } from '../../spec/parse-json.ts';
import type { Engine, EngineTab } from '../engine/engine.ts';
import type { Site } from '../laboratory/site.ts';
import {
  type ActResult,
  actResultSchema,
  adaptResultSchema,
  type JournalEntry,
  type PageError,
  type RecorderHandle,
  type StorageDump,
  storageDumpSchema,
  type VerbCall,
  type WebStorageArea,
} from '../recorder/journal.ts';
import { formatPageError, Instance, NamedInstance } from './instance.ts';
import type { TimelineRecorder } from './timeline-recorder.ts';
import { TIMEOUTS, withTimeout } from './timeouts.ts';

/** Ways to send whose answer a page awaits before it is at rest. */
const SENDS_WITH_RESPONSE = ['XMLHttpRequest', 'fetch'];

/** Virtual milliseconds that loading a page takes, so that what two pages do never happens at the same instant. */
const LOAD_TIME = 100;

/** Where it is kept what a page is seen to do, beside what other pages of its visitor do. */
export interface PageObserver {
  readonly journal: JournalEntry[];
  readonly timeline: TimelineRecorder;
  readonly visitor: number;
}

/**
 * A page of a site with the candidate on it, as a person’s tab shows it. Its verbs drive the candidate’s default
 * instance; virtual time stands still between them.
 */
export class Page extends Instance {
  readonly #engine: Engine;
  readonly #tab: EngineTab;
  readonly #site: Site;
  readonly #verbs: readonly string[];
  readonly #observer: PageObserver;
  /** Which of the check’s tabs; the first is 1. */
  readonly number: number;
  #url: string;
  #now = 0;
  #online = true;
  /** Answers that the page awaits in vain. */
  #hangingRequests = 0;
  /** Whether something has left of which no answer tells that it arrived. */
  #hasUnconfirmedSends = false;
  #closed = false;
  #stuck = false;

  private constructor(engine: Engine, tab: EngineTab, site: Site, verbs: readonly string[], observer: PageObserver) {
    super();
    this.#engine = engine;
    this.#tab = tab;
    this.#site = site;
    this.#verbs = verbs;
    this.#observer = observer;
    this.number = observer.timeline.newTab();
    this.#url = '';
  }

  /**
   * Opens a page in a new tab. `verbs` are those the candidate’s capabilities promise; `witness` is told what the page is
   * seen to do.
   */
  static async open(
    engine: Engine,
    site: Site,
    url: string,
    verbs: readonly string[],
    observer: PageObserver,
  ): Promise<Page> {
    const page = new Page(engine, await engine.tab(), site, verbs, observer);
    await page.goto(url);
    return page;
  }

  /** Virtual time of this page, in milliseconds since 1970. */
  get now(): number {
    return this.#now;
  }

  get url(): string {
    return this.#url;
  }

  get isOpen(): boolean {
    return !this.#closed;
  }

  /** Leaves for another page of the site, in the same tab. */
  async goto(url: string): Promise<void> {
    await this.#catchUp();
    this.#site.now += LOAD_TIME;
    this.#site.expect(url);
    // A page that is left may send a last word.
    this.#hasUnconfirmedSends = this.#url !== '';
    this.#url = url;
    this.#now = this.#site.now;
    this.#online = this.#site.ingestion.online;
    this.#hangingRequests = 0;
    await this.#step(this.#tab.open(url), `Opening ${url}`);
    const { verbs, threw } = await this.#observe(
      { do: 'open', url },
      (hangingRequests) => this.#callForJson('adapt', hangingRequests),
      adaptResultSchema,
    );
    if (threw) throw new CandidateCrash(this.#loadFailure(threw));
    const missing = this.#verbs.filter((verb) => !verbs.includes(verb));
    if (missing.length > 0) {
      throw new UsageError({
        expected: `the verbs that the candidate’s capabilities promise: ${missing.join(', ')}`,
        seen: `the adapter offers ${verbs.join(', ')}`,
        next: 'add the verbs to the adapter, or declare fewer capabilities in the candidate file',
      });
    }
  }

  async reload(): Promise<void> {
    await this.goto(this.#url);
  }

  override attempt(...calls: readonly VerbCall[]): Promise<PageError | null> {
    return this.#attempt(null, calls);
  }

  /** Another instance of the candidate on this page, beside the default one. */
  instance(name: string): Instance {
    return new NamedInstance((calls) => this.#attempt(name, calls));
  }

  /** Fills the origin’s local storage to the brim, as another script of the site may have done. */
  async fillLocalStorage(): Promise<void> {
    await this.#step(this.#tab.evaluate(FILL_LOCAL_STORAGE), 'Filling the local storage');
    this.#recordAction({ do: 'fill' });
  }

  /**
   * Writes a cookie as another script of the site would, given as `document.cookie` takes it. The journal does not see
   * what is planted, so it is never held against the candidate. It must be a cookie that this page can read.
   */
  async setCookieAsSite(text: string): Promise<void> {
    this.#setAsSite({ do: 'set cookie', text }, text, await this.#callRecorder('setCookieAsSite', text));
  }

  /** The same for an item of a storage; `null` removes it. */
  async setItemAsSite(area: WebStorageArea, key: string, value: string | null): Promise<void> {
    const refusal = await this.#callRecorder('setItemAsSite', area, key, value);
    this.#setAsSite({ do: 'set item', area, key, value }, `${key} in ${area}`, refusal);
  }

  /** Lets virtual time pass, in milliseconds. */
  async pass(milliseconds: number): Promise<void> {
    await this.#catchUp();
    await this.#act({ do: 'pass', milliseconds }, milliseconds);
  }

  /**
   * Takes the person offline, or back online. This page is told at once, the session’s other pages as soon as they act,
   * later ones find it so. Offline, the ingestion endpoint cannot be reached.
   */
  async setOnline(online: boolean): Promise<void> {
    this.#site.ingestion.online = online;
    await this.#catchUp();
    await this.#act({ do: 'connect', online }, 0);
  }

  /** The endpoint has answered all that it had left without an answer: the page takes note, and goes on. */
  async receiveResponses(): Promise<void> {
    this.#hangingRequests = 0;
    await this.#act({ do: 'answer' }, 0);
  }

  /** Evaluates an expression in the page, for what a person or another script of the site does there. */
  evaluate(expression: string): Promise<unknown> {
    this.#recordAction({ do: 'evaluate', expression });
    return this.#step(this.#tab.evaluate(expression), 'An expression');
  }

  /** Everything the page’s origin keeps. */
  async storage(): Promise<StorageDump> {
    const storage = storageDumpSchema.parse(await this.#callForJson('dump'));
    const { timeline, visitor } = this.#observer;
    timeline.recordStorage(visitor, this.number, this.#now, this.#url, storage);
    return storage;
  }

  /** Returns when whatever left the page has arrived. */
  async fence(): Promise<void> {
    await this.#callRecorder('fence');
    this.#hasUnconfirmedSends = false;
  }

  /** Returns when every upload has arrived. Those whose answer was awaited have; a beacon has no answer. */
  async uploaded(): Promise<void> {
    if (this.#hasUnconfirmedSends) await this.fence();
  }

  screenshot(): Promise<Buffer | null> {
    return this.#tab.screenshot();
  }

  /** Closes the tab, as a person does. */
  async close(): Promise<void> {
    this.#observer.timeline.recordClosing(this.#observer.visitor, this.number);
    await this.release();
  }

  /** Gives the tab back once the check is done with it. */
  async release(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#tab.close(!this.#stuck);
  }

  /** In another page of the site time may have passed, and the person may have gone offline. */
  async #catchUp(): Promise<void> {
    if (this.#url === '') return;
    const behind = this.#site.now - this.#now;
    if (behind > 0) await this.#act(null, behind);
    const { online } = this.#site.ingestion;
    if (online !== this.#online) await this.#callRecorder('setOnline', online);
    this.#online = online;
  }

  async #attempt(instance: string | null, calls: readonly VerbCall[]): Promise<PageError | null> {
    await this.#catchUp();
    return this.#act({ do: 'call', instance, calls }, 0, instance, calls);
  }

  async #act(
    action: Action | null,
    milliseconds: number,
    instance: string | null = null,
    calls: readonly VerbCall[] = [],
  ): Promise<PageError | null> {
    const { threw } = await this.#observe(
      action,
      (hangingRequests) => this.#callForJson('act', instance, calls, milliseconds, hangingRequests),
      actResultSchema,
    );
    return threw;
  }

  /** Has the page do something, and keeps what was seen of it. The step gets the number of answers that never come. */
  async #observe<Result extends ActResult>(
    action: Action | null,
    step: (hangingRequests: number | null) => Promise<unknown>,
    schema: z.ZodType<Result>,
  ): Promise<Result> {
    const { ingestion } = this.#site;
    const hangs = ingestion.effectiveMode === 'hang';
    const before = ingestion.hung;
    const result = schema.parse(await this.#recordingFailure(action, step(hangs ? null : this.#hangingRequests)));
    this.#now = result.now;
    this.#site.now = Math.max(this.#site.now, result.now);
    for (const entry of result.journal) this.#observer.journal.push(entry);
    this.#hasUnconfirmedSends ||= result.journal.some(
      (entry) => entry.kind === 'send' && !SENDS_WITH_RESPONSE.includes(entry.via),
    );
    if (hangs) {
      const news = result.inFlight - this.#hangingRequests;
      await this.#step(
        this.#site.until(() => ingestion.hung - before >= news),
        'A request on its way',
      );
    }
    this.#hangingRequests = hangs ? result.inFlight : Math.min(result.inFlight, this.#hangingRequests);
    this.#recordAction(action, result);
    return result;
  }

  /** Asks the recorder for something it answers in JSON. */
  async #callForJson(method: keyof RecorderHandle, ...args: unknown[]): Promise<unknown> {
    const text = await this.#callRecorder(method, ...args);
    const result = parseJson(text);
    if (result !== undefined) return result;
    throw new CandidateCrash(
      `${this.#engine.name} gave ${JSON.stringify(text.slice(0, 80))} as the recorder’s answer to ${method}: the candidate changed what a browser’s driver needs to evaluate anything, such as Function.prototype.call or apply.`,
    );
  }

  async #callRecorder(method: keyof RecorderHandle, ...args: unknown[]): Promise<string> {
    const expression = `${this.#handle}.${method}(${args.map((arg) => JSON.stringify(arg)).join(',')})`;
    const text = await this.#step(this.#tab.evaluate(expression), `The page’s ${method}`);
    if (typeof text !== 'string') throw new HarnessFault(`The recorder answered ${method} with ${typeof text}.`);
    return text;
  }

  get #handle(): string {
    return `document.${this.#site.handle}`;
  }

  async #step<Result>(step: Promise<Result>, what: string): Promise<Result> {
    const engineIsAlive = async () => {
      this.#stuck = true;
      const tab = await this.#engine.tab();
      await tab.evaluate('1 + 1');
      await tab.close(true);
    };
    const limits = { ...TIMEOUTS, step: this.#engine.timeout ?? TIMEOUTS.step };
    try {
      return await withTimeout(step, `${what} in ${this.#engine.name}`, engineIsAlive, limits);
    } catch (error) {
      if (error instanceof Fault || !(await this.#documentIsGone())) throw error;
      await engineIsAlive();
      const message = error instanceof Error ? error.message : String(error);
      throw new CandidateCrash(
        `${what} in ${this.#engine.name} broke off: the candidate left its page for another, or brought it down (${message})`,
      );
    }
  }

  /** Whether the document that was served here is no longer in its tab. Until it is served nobody can have taken it away. */
  async #documentIsGone(): Promise<boolean> {
    if (this.#site.expects(this.#url)) return false;
    const kind = await this.#tab.evaluate(`typeof ${this.#handle}`).catch(() => 'undefined');
    return kind === 'undefined';
  }

  /** An act that does not come to an end is told too. */
  async #recordingFailure<Result>(action: Action | null, step: Promise<Result>): Promise<Result> {
    try {
      return await step;
    } catch (error) {
      this.#recordAction(action, null, error instanceof Error ? error.message : `${error}`);
      throw error;
    }
  }

  /** Tells the timeline of an act, and what became of it where somebody looked. */
  #recordAction(
    action: Action | null,
    result: ActResult | null = null,
    threw = result?.threw && formatPageError(result.threw),
  ): void {
    const { timeline, visitor } = this.#observer;
    const { ingestion } = this.#site;
    timeline.recordAction({
      visitor,
      tab: this.number,
      url: this.#url,
      now: this.#now,
      action,
      surroundings: this.#site.surroundings,
      endpoint: ingestion.effectiveMode === 'accept' ? null : `${ingestion.effectiveMode}`,
      threw: threw ?? null,
      journal: result?.journal ?? [],
      arrived: ingestion.takeUnreported(),
      readable: result?.readable ?? null,
    });
  }

  /** A check whose plant the browser refused would judge something else than it means to. */
  #setAsSite(action: Action, what: string, refusal: string): void {
    if (refusal === '') {
      this.#recordAction(action);
      return;
    }
    throw new HarnessFault(
      `${this.#engine.name} refused to keep what was planted at ${this.#url}, ${what}: ${refusal}`,
    );
  }

  #loadFailure(threw: PageError): string {
    const errors = this.#observer.journal.flatMap((entry) =>
      entry.kind === 'error' ? [formatPageError(entry.error)] : [],
    );
    const cause = errors.length > 0 ? `Its scripts threw: ${errors.join('; ')}.` : 'Its scripts threw nothing.';
    return [
      `The candidate did not load: ${threw.message}`,
      cause,
      'Next: include the bundle in an empty page by a <script> tag, and look at the console; it must be a build for browsers.',
    ].join(' ');
  }
}

const FILL_LOCAL_STORAGE = `(() => {
  let block = 'x'.repeat(2 ** 20);
  for (let i = 0; block.length > 0; i++) {
    try { localStorage.setItem('filling-' + i, block); } catch { block = block.slice(0, block.length >> 1); }
  }
})()`;
