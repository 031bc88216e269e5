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

/** Ways to send whose response the page awaits before it is at rest. */
const SENDS_WITH_RESPONSE = ['XMLHttpRequest', 'fetch'];

/** Virtual milliseconds that loading a page takes, so that what two pages do never happens at the same instant. */
const LOAD_TIME = 100;

/** Where a page records what it is observed to do, together with the visitor’s other pages. */
export interface PageObserver {
  readonly journal: JournalEntry[];
  readonly timeline: TimelineRecorder;
  readonly visitor: number;
}

/**
 * A page of a site with the candidate on it, in a tab. As an {@link Instance} it drives the candidate’s default
 * instance. Virtual time stands still between two actions. Every action throws CandidateTimeout if the page never comes
 * to rest, CandidateCrash if the candidate navigates the page away or crashes it, and HarnessFault if the engine hangs.
 */
export class Page extends Instance {
  readonly #engine: Engine;
  readonly #tab: EngineTab;
  readonly #site: Site;
  readonly #verbs: readonly string[];
  readonly #observer: PageObserver;
  /** The number of its tab among the check’s tabs, from 1. */
  readonly number: number;
  #url: string;
  #now = 0;
  #online = true;
  /** Requests that the page still awaits a response to, and that the endpoint leaves hanging. */
  #hangingRequests = 0;
  /** Whether the page has sent something without a response that would confirm its arrival. */
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
   * Opens a page in a new tab. `verbs` are those that the candidate’s capabilities promise; `observer` records what the
   * page does. Throws UsageError if the adapter lacks a verb, and CandidateCrash if the candidate does not load.
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

  /** The URL that the page was opened with. */
  get url(): string {
    return this.#url;
  }

  /** Whether the tab has not been closed. */
  get isOpen(): boolean {
    return !this.#closed;
  }

  /**
   * Navigates the tab to another page of the site, and returns once the candidate has loaded and the page is at rest.
   * Throws as {@link Page.open} does.
   */
  async goto(url: string): Promise<void> {
    await this.#catchUp();
    this.#site.now += LOAD_TIME;
    this.#site.expect(url);
    // The page that is left may still send something.
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

  /** Reloads the page; see {@link Page.goto}. */
  async reload(): Promise<void> {
    await this.goto(this.#url);
  }

  override attempt(...calls: readonly VerbCall[]): Promise<PageError | null> {
    return this.#attempt(null, calls);
  }

  /** Returns a named instance of the candidate on this page. The candidate creates it at the first call. */
  instance(name: string): Instance {
    return new NamedInstance((calls) => this.#attempt(name, calls));
  }

  /** Fills the origin’s local storage up to its quota, as another script of the site might. */
  async fillLocalStorage(): Promise<void> {
    await this.#step(this.#tab.evaluate(FILL_LOCAL_STORAGE), 'Filling the local storage');
    this.#recordAction({ do: 'fill' });
  }

  /**
   * Writes a cookie as another script of the site would. `text` is what is assigned to `document.cookie`. The journal
   * does not show the write, so it never counts against the candidate. Throws HarnessFault if the browser refuses the
   * cookie or this page cannot read it.
   */
  async setCookieAsSite(text: string): Promise<void> {
    this.#recordWrite({ do: 'set cookie', text }, text, await this.#callRecorder('setCookieAsSite', text));
  }

  /**
   * Sets an item of a storage as another script of the site would; `null` removes it. The journal does not show the
   * write. Throws HarnessFault if the browser refuses it.
   */
  async setItemAsSite(area: WebStorageArea, key: string, value: string | null): Promise<void> {
    const refusal = await this.#callRecorder('setItemAsSite', area, key, value);
    this.#recordWrite({ do: 'set item', area, key, value }, `${key} in ${area}`, refusal);
  }

  /** Lets virtual time pass, in milliseconds. Timers that fall due fire in order. */
  async passTime(milliseconds: number): Promise<void> {
    await this.#catchUp();
    await this.#act({ do: 'pass', milliseconds }, milliseconds);
  }

  /**
   * Takes the person offline, or back online. This page learns of it at once, the session’s other pages at their next
   * action, and later pages start that way. The ingestion endpoint cannot be reached offline.
   */
  async setOnline(online: boolean): Promise<void> {
    this.#site.ingestion.online = online;
    await this.#catchUp();
    await this.#act({ do: 'connect', online }, 0);
  }

  /**
   * Lets the page handle the responses to its hanging requests, once the endpoint has given them; see
   * {@link import('./session.ts').Session.answerAll}.
   */
  async receiveResponses(): Promise<void> {
    this.#hangingRequests = 0;
    await this.#act({ do: 'answer' }, 0);
  }

  /**
   * Evaluates an expression in the page, for what a person or another script of the site does there. Returns its value,
   * awaited and as it survives JSON. Rejects with the error that the expression throws.
   */
  evaluate(expression: string): Promise<unknown> {
    this.#recordAction({ do: 'evaluate', expression });
    return this.#step(this.#tab.evaluate(expression), 'An expression');
  }

  /** Reads everything that the page’s origin stores. */
  async storage(): Promise<StorageDump> {
    const storage = storageDumpSchema.parse(await this.#callForJson('dump'));
    const { timeline, visitor } = this.#observer;
    timeline.recordStorage(visitor, this.number, this.#now, this.#url, storage);
    return storage;
  }

  /** A fence: makes a request of the harness’s own. Returns once whatever left the page before has arrived. */
  async fence(): Promise<void> {
    await this.#callRecorder('fence');
    this.#hasUnconfirmedSends = false;
  }

  /** Returns once every upload has arrived. A response confirms the others; only a beacon needs a fence. */
  async waitForUploads(): Promise<void> {
    if (this.#hasUnconfirmedSends) await this.fence();
  }

  /** Takes a PNG screenshot, or returns `null` if the engine draws nothing. */
  screenshot(): Promise<Buffer | null> {
    return this.#tab.screenshot();
  }

  /** Closes the tab, as a person does. */
  async close(): Promise<void> {
    this.#observer.timeline.recordClosing(this.#observer.visitor, this.number);
    await this.release();
  }

  /** Releases the tab once the check is done. Unlike {@link Page.close}, this is not an action of the person. */
  async release(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#tab.close(!this.#stuck);
  }

  /** Catches up with what happened in another page of the site: time may have passed, or the person gone offline. */
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

  /**
   * Has the page do something, and records what was observed. `step` gets the number of hanging requests, which it must
   * not wait for; `null` means not to wait for any response.
   */
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
      const added = result.inFlight - this.#hangingRequests;
      await this.#step(
        this.#site.until(() => ingestion.hung - before >= added),
        'A request on its way',
      );
    }
    this.#hangingRequests = hangs ? result.inFlight : Math.min(result.inFlight, this.#hangingRequests);
    this.#recordAction(action, result);
    return result;
  }

  /** Calls a method of the recorder that returns JSON, and parses it. */
  async #callForJson(method: keyof RecorderHandle, ...args: unknown[]): Promise<unknown> {
    const text = await this.#callRecorder(method, ...args);
    const result = parseJson(text);
    if (result !== undefined) return result;
    throw new CandidateCrash(
      `${this.#engine.name} gave ${JSON.stringify(text.slice(0, 80))} as the recorder’s answer to ${method}: the candidate changed what a browser’s driver needs to evaluate anything, such as Function.prototype.call or apply.`,
    );
  }

  /** Calls a method of the recorder in the page, and returns its text. */
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
    const checkEngine = async () => {
      this.#stuck = true;
      const tab = await this.#engine.tab();
      await tab.evaluate('1 + 1');
      await tab.close(true);
    };
    const timeouts = { ...TIMEOUTS, step: this.#engine.timeout ?? TIMEOUTS.step };
    try {
      return await withTimeout(step, `${what} in ${this.#engine.name}`, checkEngine, timeouts);
    } catch (error) {
      if (error instanceof Fault || !(await this.#documentIsGone())) throw error;
      await checkEngine();
      const message = error instanceof Error ? error.message : String(error);
      throw new CandidateCrash(
        `${what} in ${this.#engine.name} broke off: the candidate left its page for another, or brought it down (${message})`,
      );
    }
  }

  /** Whether the served document is no longer in its tab. Before it is served, nothing can have replaced it. */
  async #documentIsGone(): Promise<boolean> {
    if (this.#site.expects(this.#url)) return false;
    const kind = await this.#tab.evaluate(`typeof ${this.#handle}`).catch(() => 'undefined');
    return kind === 'undefined';
  }

  /** Records an action that fails as well. */
  async #recordingFailure<Result>(action: Action | null, step: Promise<Result>): Promise<Result> {
    try {
      return await step;
    } catch (error) {
      this.#recordAction(action, null, error instanceof Error ? error.message : `${error}`);
      throw error;
    }
  }

  /** Records an action in the timeline, with its result if the page was observed. */
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

  /** Throws if the browser refused the write: otherwise the check would judge something other than it means to. */
  #recordWrite(action: Action, what: string, refusal: string): void {
    if (refusal === '') {
      this.#recordAction(action);
      return;
    }
    throw new HarnessFault(
      `${this.#engine.name} refused what another script of the site writes at ${this.#url}, ${what}: ${refusal}`,
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
