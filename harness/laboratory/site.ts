import type { Surroundings } from '../../evidence/recording.ts';
import type { Profile } from '../../spec/profile.ts';
import type { RecorderConfig, WebStorageArea } from '../recorder/journal.ts';
import { FENCE_PATH, type LabAnswer, type LabRequest } from './exchange.ts';
import { INGESTION_PATH, Ingestion, ingestionHost } from './ingestion.ts';

/** A page must do without cookies and storage: the browser itself refuses both to a sandboxed document. */
const SANDBOX = { 'content-security-policy': 'sandbox allow-scripts' };

/**
 * One registrable domain, made for one run: its pages, its ingestion endpoint, its virtual time, and every request that
 * reached it. State in an engine is kept apart by domain, so runs share a browser and nothing else.
 */
export class Site {
  readonly domain: string;
  readonly ingestion: Ingestion;
  /** Requests other than the pages the harness opened, the candidate’s files and uploads. In order. */
  readonly requests: LabRequest[] = [];
  /** Requests to addresses that are not this site’s. They were stopped. */
  readonly foreignRequests: LabRequest[] = [];
  /** Virtual time, milliseconds since 1970. */
  now: number;
  /** Pages opened from now on are sandboxed: cookies and storage throw `SecurityError`. */
  sandboxed = false;
  /** Storages that the browser forbids to the pages opened from now on. */
  denied: readonly WebStorageArea[] = [];
  /** Pages opened from now on say that the person asks not to be tracked. */
  doNotTrack = false;
  /** Pages opened from now on come without the candidate: for what must be known before it is judged. */
  bare = false;
  /** Where the harness finds the recorder in a page of this site. */
  readonly handle = `on${[...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36)).join('')}`;
  #awaitingRequest: (() => void)[] = [];
  /** Addresses of empty pages that the harness itself is about to load. */
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

  /** What the next page would find, and the next upload. */
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

  /** Announces a page load, so that it can be told from a request the candidate makes for the same address. */
  expect(url: string): void {
    this.#expected.push(withoutFragment(url));
  }

  /** Whether a request for this address would be a page load that was announced. */
  expects(url: string): boolean {
    return this.#expected.includes(withoutFragment(url));
  }

  /** Takes note that an announced page load happened; each announcement serves once. */
  arrived(url: string): void {
    this.#expected.splice(this.#expected.indexOf(withoutFragment(url)), 1);
  }

  /** Returns when the condition holds; it is looked at whenever a request arrives. */
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

/** An address as it is asked for: what follows `#` stays in the browser. */
function withoutFragment(url: string): string {
  return url.split('#')[0] ?? url;
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };

function emptyAnswer(status: number): LabAnswer {
  return { kind: 'answer', status, headers: { 'access-control-allow-origin': '*' }, body: '' };
}
