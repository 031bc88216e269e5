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
  /** The public suffix of the session’s site: `test` by default. */
  suffix?: string;
  /**
   * Virtual time at which the session starts, in milliseconds since 1970: lets two visitors arrive at the same instant.
   */
  now?: number;
  /** How the given engine treats cookies: recorded, not applied. `kept` by default. */
  cookies?: EngineOptions['cookies'];
}

export interface OpenOptions {
  /** The part of the host before the site’s domain: `www` by default. */
  host?: string;
  /** Path and query: `/` by default. */
  path?: string;
  /** `http` by default. */
  scheme?: 'http' | 'https';
}

/**
 * An upload, or an attempted one, that reached the ingestion endpoint. Its API key and events are `null` if the body
 * cannot be decoded, its status if no response was given.
 */
export type ReceivedUpload = { status: number | null; accepted: boolean } & (Upload | { apiKey: null; events: null });

/** An event that the ingestion endpoint accepted, and the project it was uploaded to. */
export interface AcceptedEvent extends UploadedEvent {
  apiKey: string;
}

/** The part of a laboratory that a session uses to get its site. */
type SiteSource = Pick<Laboratory, 'site' | 'retire'>;

/** The part of a candidate that a session uses. */
type SessionCandidate = Pick<Candidate, 'capabilities' | 'profile'>;

/** The verb that each capability promises. */
export const VERB_OF: Partial<Record<Capability, Verb>> = {
  deferInitialization: 'enableTracking',
  optOut: 'setOptOut',
  identify: 'identify',
  clearStorage: 'clearStorage',
};

/**
 * A visitor’s isolated browsing session: a site of its own in an engine, its pages, and everything observed of them in
 * the engine’s cookie jar, the pages’ storage, the recorder’s journal and the requests that arrived.
 */
export class Session {
  /** What the recorder saw all pages of the session do, in order. */
  readonly journal: JournalEntry[] = [];
  readonly timeline: TimelineRecorder;
  /** The number of the session among the check’s visitors, from 1. */
  readonly visitor: number;
  readonly #engine: Engine;
  readonly #laboratory: SiteSource;
  readonly #candidate: SessionCandidate;
  readonly #site: Site;
  readonly #pages: Page[] = [];

  /** `timeline` is shared by all sessions of a check. */
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

  /** The registrable domain of the session’s site. */
  get domain(): string {
    return this.#site.domain;
  }

  /** Virtual time, in milliseconds since 1970. */
  get now(): number {
    return this.#site.now;
  }

  /** The site’s ingestion endpoint. Set its `mode` to choose how it answers uploads. */
  get ingestion(): Ingestion {
    return this.#site.ingestion;
  }

  /** Sandboxes the pages opened or reloaded from now on: cookies and storage throw `SecurityError`. */
  sandboxPages(): void {
    this.#site.sandboxed = true;
  }

  /**
   * Denies storages to the pages opened or reloaded from now on: accessing one throws `SecurityError`. Cookies still
   * work, and `Page.storage` still reads what is there. Replaces what an earlier call denied: no arguments deny none.
   */
  denyStorage(...areas: readonly WebStorageArea[]): void {
    this.#site.denied = areas;
  }

  /** Makes the pages opened or reloaded from now on report that the person asks not to be tracked (Do Not Track). */
  doNotTrack(): void {
    this.#site.doNotTrack = true;
  }

  /** The URL of a page of the site. */
  url({ host = 'www', path = '/', scheme = 'http' }: OpenOptions = {}): string {
    return `${scheme}://${host}.${this.domain}${path}`;
  }

  /**
   * Opens a page of the site in a new tab, with the candidate loaded and none of its verbs called. Throws as
   * {@link Page.open} does.
   */
  async open(options: OpenOptions = {}): Promise<Page> {
    return this.openUrl(this.url(options));
  }

  /** Opens a page of the site by its full URL; see {@link Session.open}. */
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

  /** Reads every cookie of the site from the engine’s own jar. `expires` is in virtual time, in seconds since 1970. */
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

  /** Answers the endpoint’s hanging requests as its current mode says, and returns once all open pages are at rest. */
  async answerAll(): Promise<void> {
    this.ingestion.answerAll();
    for (const page of this.#pages) if (page.isOpen) await page.receiveResponses();
  }

  /** Deletes the named cookies of the site, as a person does in the browser’s settings. */
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

  /** The events that the endpoint accepted, in order of arrival; `null` for an upload that cannot be decoded. */
  async acceptedEvents(): Promise<(AcceptedEvent | null)[]> {
    const accepted = (await this.uploads()).filter((upload) => upload.accepted);
    return accepted.flatMap(({ apiKey, events }) =>
      events === null ? [null] : events.map((event) => ({ ...event, apiKey })),
    );
  }

  /** Every upload that reached the endpoint, accepted or not, in order of arrival. Waits for uploads in transit. */
  async uploads(): Promise<ReceivedUpload[]> {
    for (const page of this.#pages) if (page.isOpen) await page.waitForUploads();
    return this.ingestion.deliveries.map(({ request, status }) => {
      const upload = decodeUpload(this.#candidate.profile, request.body);
      return { status, accepted: status === 200, ...(upload ?? { apiKey: null, events: null }) };
    });
  }

  /**
   * Records a named snapshot of everything that this page and the browser hold, for readers of the results. `writes`
   * are descriptions of what the page wrote so far.
   */
  async snapshot(name: string, page: Page, writes: readonly string[]): Promise<void> {
    const inventory: SnapshotContents = {
      storage: await page.storage(),
      jar: await this.jar(),
      requests: await this.outgoingRequests(),
      writes,
    };
    this.timeline.recordSnapshot(this.visitor, page.number, this.now, page.url, name, inventory);
  }

  /** Every request that the pages made or attempted, uploads included, as `METHOD url`, each once. */
  async outgoingRequests(): Promise<string[]> {
    // Requests may also leave in a way that the recorder does not watch.
    for (const page of this.#pages) if (page.isOpen) await page.fence();
    const { requests, foreignRequests, ingestion } = this.#site;
    const arrived = [...requests, ...foreignRequests, ...ingestion.contacts].map(
      ({ method, url }) => `${method} ${url}`,
    );
    const seen = this.journal.flatMap((entry) => (entry.kind === 'send' ? [`${entry.method} ${entry.url}`] : []));
    return [...new Set([...arrived, ...seen])];
  }

  /**
   * Requests for addresses outside the site, as `METHOD url`, as far as known so far. None of them left the machine.
   */
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

  /**
   * Describes the last `limit` journal entries and every upload, a line each. Times count from the first entry, in ms.
   */
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

  /** Closes all pages and retires the site. */
  async close(): Promise<void> {
    await Promise.all(this.#pages.map((page) => page.release()));
    this.#laboratory.retire(this.#site);
  }
}
