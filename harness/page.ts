import type { InitCall } from './adapter/adapter.ts';
import { CandidateCrash, HarnessFault } from './diagnostic.ts';
import type { Engine, EngineTab } from './engine/engine.ts';
import { patiently } from './patience.ts';
import {
  actResultSchema,
  adaptResultSchema,
  type Call,
  type JournalEntry,
  type PageError,
  type RecorderHandle,
  type StorageDump,
  storageDumpSchema,
} from './recorder/journal.ts';
import type { Site } from './site/site.ts';

/** Virtual milliseconds that loading a page takes, so that what two pages do never happens at the same instant. */
const LOAD_TIME = 100;

/**
 * A page of a site with the candidate on it, as a person’s tab shows it. Verbs return when the page has come to rest;
 * virtual time stands still between them.
 */
export class Page {
  readonly #engine: Engine;
  readonly #tab: EngineTab;
  readonly #site: Site;
  readonly #verbs: readonly string[];
  readonly #journal: JournalEntry[];
  #url: string;
  #now = 0;
  #closed = false;
  #stuck = false;

  private constructor(engine: Engine, tab: EngineTab, site: Site, verbs: readonly string[], journal: JournalEntry[]) {
    this.#engine = engine;
    this.#tab = tab;
    this.#site = site;
    this.#verbs = verbs;
    this.#journal = journal;
    this.#url = '';
  }

  /**
   * Opens a page in a new tab. `verbs` are those the candidate’s capabilities promise; `journal` receives what the page
   * is seen to do, beside what other pages of the session do.
   */
  static async open(
    engine: Engine,
    site: Site,
    url: string,
    verbs: readonly string[],
    journal: JournalEntry[],
  ): Promise<Page> {
    const page = new Page(engine, await engine.tab(), site, verbs, journal);
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
    this.#url = url;
    this.#now = this.#site.now;
    await this.#step(this.#tab.open(url), `Opening ${url}`);
    const { verbs, threw } = adaptResultSchema.parse(await this.#ask('adapt'));
    await this.#act([], 0);
    if (threw) throw new CandidateCrash(this.#notLoaded(threw));
    const missing = this.#verbs.filter((verb) => !verbs.includes(verb));
    if (missing.length > 0) {
      throw new HarnessFault(
        `The adapter offers ${verbs.join(', ')} and lacks ${missing.join(', ')}, which the candidate’s capabilities promise. Declare fewer capabilities, or add the verb to the adapter.`,
      );
    }
  }

  async reload(): Promise<void> {
    await this.goto(this.#url);
  }

  init(call: InitCall): Promise<void> {
    return this.call(['init', call]);
  }

  track(event: string, properties?: Record<string, unknown>): Promise<void> {
    return this.call(properties ? ['track', event, properties] : ['track', event]);
  }

  /** Tracks events one after the other within one task, as a busy page does. */
  trackAll(events: readonly string[]): Promise<void> {
    return this.call(...events.map((event): Call => ['track', event]));
  }

  setUserId(userId: string | null): Promise<void> {
    return this.call(['setUserId', userId]);
  }

  identify(property: string, value: string): Promise<void> {
    return this.call(['identify', property, value]);
  }

  setOptOut(optOut: boolean): Promise<void> {
    return this.call(['setOptOut', optOut]);
  }

  enableTracking(): Promise<void> {
    return this.call(['enableTracking']);
  }

  /** Makes calls and returns what one of them threw, for requirements that speak of errors. */
  async attempt(...calls: readonly Call[]): Promise<PageError | null> {
    await this.#catchUp();
    return this.#act(calls, 0);
  }

  /** Makes calls, one after the other within one task. One that throws is the candidate’s crash. */
  async call(...calls: readonly Call[]): Promise<void> {
    const threw = await this.attempt(...calls);
    if (threw) throw new CandidateCrash(`${calls.map(([verb]) => verb).join(', ')} threw ${said(threw)}`);
  }

  /** Fills the origin’s local storage to the brim, as another script of the site may have done. */
  async fillLocalStorage(): Promise<void> {
    await this.evaluate(FILL_LOCAL_STORAGE);
  }

  /** Lets virtual time pass, in milliseconds. */
  async pass(milliseconds: number): Promise<void> {
    await this.#catchUp();
    await this.#act([], milliseconds);
  }

  /** Evaluates an expression in the page, for what a person or another script of the site does there. */
  evaluate(expression: string): Promise<unknown> {
    return this.#step(this.#tab.evaluate(expression), 'An expression');
  }

  /** Everything the page’s origin keeps. */
  async storage(): Promise<StorageDump> {
    return storageDumpSchema.parse(await this.#ask('dump'));
  }

  /**
   * Returns when the cookies the page wrote are in the engine’s jar. Engines take a write from the page at once and pass
   * it on later, to whoever asks the jar from outside; the page’s own reading waits for it.
   */
  async flushCookies(): Promise<void> {
    await this.#answer('flushCookies');
  }

  /** Returns when whatever left the page has arrived. */
  async fence(): Promise<void> {
    await this.#answer('fence');
  }

  picture(): Promise<Buffer | null> {
    return this.#tab.picture();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#tab.close(!this.#stuck);
  }

  /** Another page of the site may have let time pass. */
  async #catchUp(): Promise<void> {
    const behind = this.#site.now - this.#now;
    if (behind > 0 && this.#url !== '') await this.#act([], behind);
  }

  async #act(calls: readonly Call[], milliseconds: number): Promise<PageError | null> {
    const patient = this.#site.ingestion.hanging === 0 && this.#site.ingestion.mode !== 'hang';
    const result = actResultSchema.parse(await this.#ask('act', calls, milliseconds, patient));
    this.#now = result.now;
    this.#site.now = Math.max(this.#site.now, result.now);
    for (const entry of result.journal) this.#journal.push(entry);
    if (!patient) {
      await this.#step(
        this.#site.until(() => this.#site.ingestion.hanging >= result.inFlight),
        'A request on its way',
      );
    }
    return result.threw;
  }

  /** Asks the recorder for something it answers in JSON. */
  async #ask(method: keyof RecorderHandle, ...args: unknown[]): Promise<unknown> {
    return JSON.parse(await this.#answer(method, ...args));
  }

  async #answer(method: keyof RecorderHandle, ...args: unknown[]): Promise<string> {
    const expression = `${this.#handle}.${method}(${args.map((arg) => JSON.stringify(arg)).join(',')})`;
    const text = await this.#step(this.#tab.evaluate(expression), `The page’s ${method}`);
    if (typeof text !== 'string') throw new HarnessFault(`The recorder answered ${method} with ${typeof text}.`);
    return text;
  }

  get #handle(): string {
    return `document.${this.#site.handle}`;
  }

  #step<Result>(step: Promise<Result>, what: string): Promise<Result> {
    return patiently(step, `${what} in ${this.#engine.name}`, async () => {
      this.#stuck = true;
      const tab = await this.#engine.tab();
      await tab.evaluate('1 + 1');
      await tab.close(true);
    });
  }

  #notLoaded(threw: PageError): string {
    const errors = this.#journal.flatMap((entry) => (entry.kind === 'error' ? [said(entry.error)] : []));
    const cause = errors.length > 0 ? `Its scripts threw: ${errors.join('; ')}.` : 'Its scripts threw nothing.';
    return [
      `The candidate did not load: ${threw.message}`,
      cause,
      'Next: include the bundle in an empty page by a <script> tag, and look at the console; it must be a build for browsers.',
    ].join(' ');
  }
}

function said({ name, message, stack }: PageError): string {
  const [where] = stack.split('\n');
  return `${name}: ${message}${where ? ` (${where})` : ''}`;
}

const FILL_LOCAL_STORAGE = `(() => {
  let block = 'x'.repeat(2 ** 20);
  for (let i = 0; block.length > 0; i++) {
    try { localStorage.setItem('filling-' + i, block); } catch { block = block.slice(0, block.length >> 1); }
  }
})()`;
