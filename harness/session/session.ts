import { decodeUpload, type Upload, type UploadedEvent } from '../../spec/oracle/upload.ts';
import type { Capability } from '../../spec/requirement.ts';
import type { Verb } from '../adapter/adapter.ts';
import type { Candidate } from '../candidate/candidate.ts';
import type { Engine, EngineOptions, JarCookie } from '../engine/engine.ts';
import type { Ingestion } from '../laboratory/ingestion.ts';
import type { Laboratory } from '../laboratory/laboratory.ts';
import type { Site } from '../laboratory/site.ts';
import type { JournalEntry, WebStorageArea } from '../recorder/journal.ts';
import { describeJournalEntry } from './describe-journal-entry.ts';
import { Page } from './page.ts';
import { type SnapshotContents, TimelineRecorder } from './timeline-recorder.ts';

export interface SessionOptions {
  /** The public suffix below which its site is made. */
  suffix?: string;
  /** Virtual time at which it starts, in milliseconds since 1970, so that two visitors can arrive at the same instant. */
  now?: number;
  /** What the engine does with cookies, as it was started. */
  cookies?: EngineOptions['cookies'];
}

export interface OpenOptions {
  /** First label of the host: `www` unless said otherwise. */
  host?: string;
  /** Path and query. */
  path?: string;
  scheme?: 'http' | 'https';
}

/**
 * An upload, or an attempt at one, that reached the ingestion endpoint; `null` for what cannot be read of it, and for the
 * status where none was given.
 */
export type ReceivedUpload = { status: number | null; accepted: boolean } & (Upload | { apiKey: null; events: null });

/** An event that the ingestion endpoint accepted, and the project it was uploaded to. */
export interface AcceptedEvent extends UploadedEvent {
  apiKey: string;
}

/** Where a session gets its site. */
type SiteSource = Pick<Laboratory, 'site' | 'retire'>;

/** What a session knows of its candidate. */
type SessionCandidate = Pick<Candidate, 'capabilities' | 'profile'>;

/** The verb that a capability promises. */
export const VERB_OF: Partial<Record<Capability, Verb>> = {
  deferInitialization: 'enableTracking',
  optOut: 'setOptOut',
  identify: 'identify',
  clearStorage: 'clearStorage',
};

/**
 * One isolated browsing state: a site of its own in an engine, its pages, and everything that was seen of them. What it
 * tells comes from the engine’s jar, the pages’ storage, the recorder and the requests that arrived.
 */
export class Session {
  readonly journal: JournalEntry[] = [];
  readonly timeline: TimelineRecorder;
  readonly visitor: number;
  readonly #engine: Engine;
  readonly #laboratory: SiteSource;
  readonly #candidate: SessionCandidate;
  readonly #site: Site;
  readonly #pages: Page[] = [];

  /** `timeline`: of the check that it is one of the visitors of. */
  constructor(
    engine: Engine,
    laboratory: SiteSource,
    candidate: SessionCandidate,
    { suffix, now, cookies = 'kept' }: SessionOptions = {},
    timeline = new TimelineRecorder(),
  ) {
    this.timeline = timeline;
    this.#engine = engine;
    this.#laboratory = laboratory;
    this.#candidate = candidate;
    this.#site = laboratory.site(suffix, now);
    this.visitor = timeline.newVisitor({ domain: this.#site.domain, now: this.#site.now, cookies });
  }

  /** The registrable domain. */
  get domain(): string {
    return this.#site.domain;
  }

  /** Virtual time, in milliseconds since 1970. */
  get now(): number {
    return this.#site.now;
  }

  get ingestion(): Ingestion {
    return this.#site.ingestion;
  }

  /** Takes cookies and storage from the pages opened from now on: the browser throws `SecurityError` for both. */
  sandbox(): void {
    this.#site.sandboxed = true;
  }

  /**
   * Forbids storages to the pages opened or reloaded from now on: asking for one throws `SecurityError`. Cookies go on
   * working, and `Page.storage` still reads what is there. With no storage named, all are allowed again.
   */
  deny(...areas: readonly WebStorageArea[]): void {
    this.#site.denied = areas;
  }

  /** Has the pages opened or reloaded from now on say that the person asks not to be tracked. */
  doNotTrack(): void {
    this.#site.doNotTrack = true;
  }

  /** The address of a page of the site. */
  url({ host = 'www', path = '/', scheme = 'http' }: OpenOptions = {}): string {
    return `${scheme}://${host}.${this.domain}${path}`;
  }

  /** Opens a page of the site in a new tab, with the candidate loaded and nothing called. */
  async open(where: OpenOptions = {}): Promise<Page> {
    return this.openUrl(this.url(where));
  }

  /** The same by the page’s whole address. */
  async openUrl(url: string): Promise<Page> {
    const verbs = [
      'init',
      'track',
      'setUserId',
      ...this.#candidate.capabilities.flatMap((name) => VERB_OF[name] ?? []),
    ];
    const page = await Page.open(this.#engine, this.#site, url, verbs, this);
    this.#pages.push(page);
    return page;
  }

  /** Every cookie of the site, from the engine’s own jar; when it expires is said in the session’s virtual time. */
  async jar(): Promise<JarCookie[]> {
    const ahead = (this.now - Date.now()) / 1000;
    const cookies = await this.#engine.jar(this.domain);
    const jar = cookies.map((cookie) => ({
      ...cookie,
      expires: cookie.expires === null ? null : cookie.expires + ahead,
    }));
    this.timeline.recordJar(this.visitor, this.now, jar);
    return jar;
  }

  /** Has the endpoint answer what it left without an answer, as its mode has it by now; returns when the pages are at rest. */
  async answerAll(): Promise<void> {
    this.ingestion.answerAll();
    for (const page of this.#pages) if (page.isOpen) await page.receiveResponses();
  }

  /** Removes cookies as a person does, in the browser’s settings. */
  async deleteCookies(names: readonly string[]): Promise<void> {
    await this.#engine.deleteCookies(this.domain, names);
    this.timeline.recordAction({
      visitor: this.visitor,
      tab: null,
      url: null,
      now: this.now,
      action: { do: 'delete cookies', names },
      surroundings: this.#site.surroundings,
      endpoint: null,
      threw: null,
      journal: [],
      arrived: [],
      readable: null,
    });
  }

  /** What the endpoint accepted, in the order it arrived. An upload that cannot be read is `null`. */
  async accepted(): Promise<(AcceptedEvent | null)[]> {
    const accepted = (await this.uploads()).filter((upload) => upload.accepted);
    return accepted.flatMap(({ apiKey, events }) =>
      events === null ? [null] : events.map((event) => ({ ...event, apiKey })),
    );
  }

  /** Every request that reached the endpoint with an upload, in the order it arrived, accepted or not. */
  async uploads(): Promise<ReceivedUpload[]> {
    for (const page of this.#pages) if (page.isOpen) await page.uploaded();
    return this.ingestion.deliveries.map(({ request, status }) => {
      const upload = decodeUpload(this.#candidate.profile, request.body);
      return { status, accepted: status === 200, ...(upload ?? { apiKey: null, events: null }) };
    });
  }

  /** Names a moment at which all there is is to be told, as this page and the browser show it. */
  async snapshot(name: string, page: Page, writes: readonly string[]): Promise<void> {
    const inventory: SnapshotContents = {
      storage: await page.storage(),
      jar: await this.jar(),
      requests: await this.outgoingRequests(),
      writes,
    };
    this.timeline.recordSnapshot(this.visitor, page.number, this.now, page.url, name, inventory);
  }

  /** Everything that left or tried to leave the pages, uploads included, as `METHOD url`. */
  async outgoingRequests(): Promise<string[]> {
    // Whatever way it left, also one that nobody watches.
    for (const page of this.#pages) if (page.isOpen) await page.fence();
    const { requests, foreignRequests, ingestion } = this.#site;
    const arrived = [...requests, ...foreignRequests, ...ingestion.contacts].map(
      ({ method, url }) => `${method} ${url}`,
    );
    const seen = this.journal.flatMap((entry) => (entry.kind === 'send' ? [`${entry.method} ${entry.url}`] : []));
    return [...new Set([...arrived, ...seen])];
  }

  /** What was asked of addresses that are not the site’s, as far as is known by now. None of it got there. */
  foreignRequests(): string[] {
    const own = (url: string) => {
      const { hostname } = new URL(url);
      return hostname === this.domain || hostname.endsWith(`.${this.domain}`);
    };
    // An address that cannot be parsed cannot be reached either.
    const sent = this.journal.flatMap((entry) =>
      entry.kind === 'send' && /^(?:http|ws)s?:/.test(entry.url) && URL.canParse(entry.url) ? [entry] : [],
    );
    const requested = [...this.#site.foreignRequests, ...sent.filter(({ url }) => !own(url))];
    return [...new Set(requested.map(({ method, url }) => `${method} ${url}`))];
  }

  /** The last `limit` entries of the journal and every upload, as lines a person can follow. */
  transcript(limit: number): string {
    const start = this.journal[0]?.at ?? 0;
    const left = this.journal.length > limit ? [`… ${this.journal.length - limit} entries before`] : [];
    const lines = this.journal.slice(-limit).map((entry) => `+${entry.at - start} ms ${describeJournalEntry(entry)}`);
    const uploads = this.ingestion.deliveries.map(
      ({ request, status }) =>
        `${status === 200 ? 'accepted' : 'not accepted'}: ${request.method} ${request.url} ${request.body.slice(0, 600)}`,
    );
    return [...left, ...lines, ...uploads].join('\n');
  }

  async close(): Promise<void> {
    await Promise.all(this.#pages.map((page) => page.release()));
    this.#laboratory.retire(this.#site);
  }
}
