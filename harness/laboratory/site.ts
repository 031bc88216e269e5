import type { Surroundings } from '../../evidence/recording.ts';
import type { Profile } from '../../spec/profile.ts';
import type { RecorderConfig, WebStorageArea } from '../recorder/journal.ts';
import { FENCE_PATH, type LabAnswer, type LabRequest } from './exchange.ts';
import { INGESTION_PATH, Ingestion, ingestionHost } from './ingestion.ts';

/** Takes cookies and storage from a page: the browser itself denies both to a sandboxed document. */
const SANDBOX = { 'content-security-policy': 'sandbox allow-scripts' };

/**
 * One registrable domain, created for one session: its pages, its ingestion endpoint, its virtual time, and every
 * request that reached it. An engine separates state by domain, so sessions share a browser and nothing else.
 */
export class Site {
  readonly domain: string;
  readonly ingestion: Ingestion;
  /** Requests other than announced page loads, the candidate’s files and uploads, in order. */
  readonly requests: LabRequest[] = [];
  /** Requests by this site’s pages for foreign addresses. All were stopped. */
  readonly foreignRequests: LabRequest[] = [];
  /** Virtual time, milliseconds since 1970. */
  now: number;
  /** Sandboxes the pages opened from now on: cookies and storage throw `SecurityError`. */
  sandboxed = false;
  /** Storages that the browser denies to the pages opened from now on. */
  denied: readonly WebStorageArea[] = [];
  /** Makes the pages opened from now on report Do Not Track. */
  doNotTrack = false;
  /** Serves the pages opened from now on without the candidate, for what must be known before it is judged. */
  bare = false;
  /** The property of `document` that holds the recorder’s handle in this site’s pages. */
  readonly handle = `on${[...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36)).join('')}`;
  #awaitingRequest: (() => void)[] = [];
  /** URLs of empty pages that the harness itself is about to load. */
  readonly blanks = new Set<string>();
  readonly #api: Profile['api'];
  #expected: string[] = [];

  constructor(domain: string, now: number, profile: Profile) {
    this.domain = domain;
    this.now = now;
    this.ingestion = new Ingestion(profile);
    this.#api = profile.api;
  }

  get ingestionUrl(): string {
    return ingestionHost(this.domain) + INGESTION_PATH;
  }

  get pageHeaders(): Readonly<Record<string, string>> {
    return this.sandboxed ? SANDBOX : {};
  }

  /** The conditions for the next page and the next upload. */
  get surroundings(): Surroundings {
    const { sandboxed, denied, doNotTrack, ingestion } = this;
    const { mode, largestBatch } = ingestion;
    const largest = Number.isFinite(largestBatch) ? largestBatch : null;
    return { endpoint: mode, largestBatch: largest, sandboxed, denied, doNotTrack };
  }

  config(): RecorderConfig {
    const { handle, now, ingestionUrl: ingestion, denied, doNotTrack } = this;
    return { handle, now, ingestion, api: this.#api, online: this.ingestion.online, denied, doNotTrack };
  }

  /** Announces a page load, which distinguishes it from a candidate’s request for the same URL. */
  expect(url: string): void {
    this.#expected.push(withoutFragment(url));
  }

  /** Whether a page load of this URL was announced. */
  expects(url: string): boolean {
    return this.#expected.includes(withoutFragment(url));
  }

  /** Records that an announced page load happened. Each announcement holds for one load. */
  arrived(url: string): void {
    this.#expected.splice(this.#expected.indexOf(withoutFragment(url)), 1);
  }

  /** Returns once the condition holds. It is evaluated whenever a request arrives. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#awaitingRequest.push(resolve));
  }

  receive(request: LabRequest): LabAnswer | Promise<LabAnswer> {
    const response = this.#answer(request);
    for (const arrived of this.#awaitingRequest.splice(0)) arrived();
    return response;
  }

  #answer(request: LabRequest): LabAnswer | Promise<LabAnswer> {
    const { host, pathname } = new URL(request.url);
    if (host === ingestionHost(this.domain)) return this.ingestion.receive(request);
    if (pathname === FENCE_PATH) return emptyAnswer(204);
    if (this.blanks.delete(request.url)) return { kind: 'answer', status: 200, headers: HTML, body: '<!doctype html>' };
    if (pathname === '/favicon.ico') return emptyAnswer(404);
    this.requests.push(request);
    return emptyAnswer(404);
  }
}

/** A URL as it is requested: the fragment stays in the browser. */
function withoutFragment(url: string): string {
  return url.split('#')[0] ?? url;
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };

function emptyAnswer(status: number): LabAnswer {
  return { kind: 'answer', status, headers: { 'access-control-allow-origin': '*' }, body: '' };
}
