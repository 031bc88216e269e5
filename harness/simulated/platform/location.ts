import { bridge } from './connection.ts';
import { type EventTarget, fire, PopStateEvent } from './events.ts';
import { parseUrl, resolve } from './url.ts';

let current = '';

/** The document’s URL: the one it was opened with, until the history API changes it. */
export function documentUrl(): string {
  if (current === '') current = bridge.facts.url;
  return current;
}

/** The URL can be read. Navigating does nothing, because only the harness opens pages. */
export class Location {
  get href(): string {
    return documentUrl();
  }

  set href(_url: string) {}

  get protocol(): string {
    return parseUrl(documentUrl())?.protocol ?? ':';
  }

  get host(): string {
    return parseUrl(documentUrl())?.host ?? '';
  }

  get hostname(): string {
    return parseUrl(documentUrl())?.hostname ?? '';
  }

  get port(): string {
    return parseUrl(documentUrl())?.port ?? '';
  }

  get pathname(): string {
    return parseUrl(documentUrl())?.pathname ?? '';
  }

  get search(): string {
    return parseUrl(documentUrl())?.search ?? '';
  }

  get hash(): string {
    return parseUrl(documentUrl())?.hash ?? '';
  }

  get origin(): string {
    return parseUrl(documentUrl())?.origin ?? 'null';
  }

  assign(_url: string): void {}
  replace(_url: string): void {}
  reload(): void {}

  toString(): string {
    return documentUrl();
  }

  get [Symbol.toStringTag](): string {
    return 'Location';
  }
}

/** The history of one document: the URL changes and nothing is loaded. */
export class History {
  readonly #entries: { url: string; state: unknown }[] = [{ url: documentUrl(), state: null }];
  #index = 0;
  scrollRestoration = 'auto';

  get length(): number {
    return this.#entries.length;
  }

  get state(): unknown {
    return this.#entries[this.#index]?.state ?? null;
  }

  pushState(state: unknown, _title: string, url?: unknown): void {
    this.#entries.splice(this.#index + 1);
    this.#entries.push(this.#entry(state, url));
    this.#index++;
  }

  replaceState(state: unknown, _title: string, url?: unknown): void {
    this.#entries[this.#index] = this.#entry(state, url);
  }

  back(): void {
    this.go(-1);
  }

  forward(): void {
    this.go(1);
  }

  go(delta = 0): void {
    const entry = this.#entries[this.#index + delta];
    if (!entry || delta === 0) return;
    this.#index += delta;
    current = entry.url;
    const { state } = entry;
    bridge.post(() => fire(globalThis as unknown as EventTarget, new PopStateEvent('popstate', { state })), 0, false);
  }

  #entry(state: unknown, url: unknown): { url: string; state: unknown } {
    if (url !== undefined && url !== null) current = resolve(url, documentUrl()) ?? current;
    return { url: documentUrl(), state };
  }

  get [Symbol.toStringTag](): string {
    return 'History';
  }
}
