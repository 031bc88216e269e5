import { decodeUpload, type UploadedEvent } from '../spec/oracle/upload.ts';
import type { Capability } from '../spec/requirement.ts';
import type { Verb } from './adapter/adapter.ts';
import type { Candidate } from './candidate/candidate.ts';
import type { Engine, JarCookie } from './engine/engine.ts';
import { Page } from './page.ts';
import type { JournalEntry } from './recorder/journal.ts';
import type { LabRequest } from './site/exchange.ts';
import type { Ingestion } from './site/ingestion.ts';
import type { Laboratory } from './site/laboratory.ts';
import type { Site } from './site/site.ts';

export interface OpenOptions {
  /** First label of the host: `www` unless said otherwise. */
  host?: string;
  /** Path and query. */
  path?: string;
  scheme?: 'http' | 'https';
}

/** An event that the ingestion endpoint accepted, and the project it was uploaded to. */
export interface Accepted extends UploadedEvent {
  apiKey: string;
}

/** The verb that a capability promises. */
const VERB_OF: Partial<Record<Capability, Verb>> = {
  deferInitialization: 'enableTracking',
  optOut: 'setOptOut',
  identify: 'identify',
};

/**
 * One isolated browsing state: a site of its own in an engine, its pages, and everything that was seen of them. What it
 * tells comes from the engine’s jar, the pages’ storage, the recorder and the requests that arrived.
 */
export class Session {
  readonly journal: JournalEntry[] = [];
  readonly #engine: Engine;
  readonly #laboratory: Laboratory;
  readonly #candidate: Candidate;
  readonly #site: Site;
  readonly #pages: Page[] = [];

  constructor(engine: Engine, laboratory: Laboratory, candidate: Candidate, suffix = 'test') {
    this.#engine = engine;
    this.#laboratory = laboratory;
    this.#candidate = candidate;
    this.#site = laboratory.site(suffix);
  }

  /** The registrable domain. */
  get domain(): string {
    return this.#site.domain;
  }

  get ingestion(): Ingestion {
    return this.#site.ingestion;
  }

  /** Takes cookies and storage from the pages opened from now on: the browser throws `SecurityError` for both. */
  sandbox(): void {
    this.#site.sandboxed = true;
  }

  /** Opens a page of the site in a new tab, with the candidate loaded and nothing called. */
  async open({ host = 'www', path = '/', scheme = 'http' }: OpenOptions = {}): Promise<Page> {
    const verbs = [
      'init',
      'track',
      'setUserId',
      ...this.#candidate.capabilities.flatMap((name) => VERB_OF[name] ?? []),
    ];
    const url = `${scheme}://${host}.${this.domain}${path}`;
    const page = await Page.open(this.#engine, this.#site, url, verbs, this.journal);
    this.#pages.push(page);
    return page;
  }

  /** Every cookie of the site, from the engine’s own jar. */
  async jar(): Promise<JarCookie[]> {
    for (const page of this.#pages) if (page.isOpen) await page.flushCookies();
    return this.#engine.jar(this.domain);
  }

  /** Removes cookies as a person does, in the browser’s settings. */
  async forget(names: readonly string[]): Promise<void> {
    await this.#engine.forget(this.domain, names);
  }

  /** What the endpoint accepted, in the order it arrived. An upload that cannot be read is `null`. */
  async accepted(): Promise<(Accepted | null)[]> {
    await this.#arrived();
    return this.ingestion.deliveries.filter(({ accepted }) => accepted).flatMap(({ request }) => this.#events(request));
  }

  /** Everything that left or tried to leave the pages, uploads included, as `METHOD url`. */
  async departures(): Promise<string[]> {
    await this.#arrived();
    const { requests, foreign, ingestion } = this.#site;
    const arrived = [...requests, ...foreign, ...ingestion.contacts].map(({ method, url }) => `${method} ${url}`);
    const seen = this.journal.flatMap((entry) => (entry.kind === 'send' ? [`${entry.method} ${entry.url}`] : []));
    return [...new Set([...arrived, ...seen])];
  }

  /** What was asked of addresses that are not the site’s, as far as is known by now. None of it got there. */
  foreign(): string[] {
    const own = (url: string) => {
      const { hostname } = new URL(url);
      return hostname === this.domain || hostname.endsWith(`.${this.domain}`);
    };
    // An address that cannot be parsed cannot be reached either.
    const sent = this.journal.flatMap((entry) =>
      entry.kind === 'send' && /^(?:http|ws)s?:/.test(entry.url) && URL.canParse(entry.url) ? [entry] : [],
    );
    const asked = [...this.#site.foreign, ...sent.filter(({ url }) => !own(url))];
    return [...new Set(asked.map(({ method, url }) => `${method} ${url}`))];
  }

  /** The last `limit` entries of the journal and every upload, as lines a person can follow. */
  story(limit: number): string {
    const start = this.journal[0]?.at ?? 0;
    const left = this.journal.length > limit ? [`… ${this.journal.length - limit} entries before`] : [];
    const lines = this.journal.slice(-limit).map((entry) => `+${entry.at - start} ms ${told(entry)}`);
    const uploads = this.ingestion.deliveries.map(
      ({ request, accepted }) =>
        `${accepted ? 'accepted' : 'not accepted'}: ${request.method} ${request.url} ${request.body.slice(0, 600)}`,
    );
    return [...left, ...lines, ...uploads].join('\n');
  }

  async close(): Promise<void> {
    await Promise.all(this.#pages.map((page) => page.close()));
    this.#laboratory.retire(this.#site);
  }

  async #arrived(): Promise<void> {
    for (const page of this.#pages) if (page.isOpen) await page.fence();
  }

  #events(request: LabRequest): (Accepted | null)[] {
    const upload = decodeUpload(this.#candidate.profile, request.body);
    return upload ? upload.events.map((event) => ({ ...event, apiKey: upload.apiKey })) : [null];
  }
}

function told(entry: JournalEntry): string {
  switch (entry.kind) {
    case 'cookie':
      return `${entry.via} ${entry.text}`;
    case 'storage':
      return `${entry.area} ${entry.operation} ${entry.key}${entry.value === null ? '' : ` = ${entry.value}`}`;
    case 'send':
      return `${entry.via} ${entry.method} ${entry.url}`;
    case 'error':
      return `error ${entry.error.name}: ${entry.error.message}`;
    case 'console':
      return `console.${entry.level} ${entry.text}`;
  }
}
