import type { StorageView } from './storage-area.ts';

// The interface between the host and the platform in a realm. Only primitives, functions and records cross it, and the
// platform gives a page none of the host’s objects: every object that a page can reach was made in its own realm.

/** A request as a page makes it, before the browser adds headers. */
export interface PageRequest {
  method: string;
  /** Absolute. */
  url: string;
  /** The headers that the script set, and the content type that its body implies. Names in lower case. */
  headers: readonly (readonly [name: string, value: string])[];
  body: string;
  mode: 'cors' | 'no-cors' | 'same-origin';
  credentials: 'omit' | 'same-origin' | 'include';
  /** Outlives the page. */
  keepalive: boolean;
  /** Needs a preflight even if the request itself does not. */
  preflight: boolean;
}

/** The part of a response that a page may see. Header names in lower case. */
export interface PageResponse {
  status: number;
  headers: readonly (readonly [name: string, value: string])[];
  body: string;
  /** A no-cors response of another origin: a script learns only that it arrived. */
  opaque: boolean;
}

/** Facts about a page that do not change while it is open. */
export interface PageFacts {
  url: string;
  title: string;
  userAgent: string;
  /** Whether the page has an opaque origin: no cookies, no storage. */
  sandboxed: boolean;
  cookiesBlocked: boolean;
  /** The URLs of the page’s own scripts. */
  scripts: readonly string[];
}

/** What the host offers a realm. None of it throws. */
export interface Bridge {
  readonly facts: PageFacts;
  readonly localStorage: StorageView;
  readonly sessionStorage: StorageView;
  readonly subtle: object;
  readCookies(): string;
  writeCookie(text: string): void;
  parseUrl(url: string, base: string | undefined): URL | null;
  parseQuery(query: string): URLSearchParams;
  /** Runs `task` after the current one, `delay` real milliseconds later. Returns the id that cancels it. */
  post(task: () => void, delay: number, repeat: boolean): number;
  cancel(id: number): void;
  /**
   * Sends once the current task is over. `settle` gets `null` for a network error. Returns the function that aborts.
   */
  send(request: PageRequest, settle: (response: PageResponse | null) => void): () => void;
  /** Runs the page’s pending microtasks, as a browser does when its own call into script returns. */
  checkpoint(): void;
  /** Runs a classic script. */
  run(source: string, url: string): void;
  /** Milliseconds since the realm was made. */
  elapsed(): number;
  fillRandom(view: NodeJS.ArrayBufferView): void;
  randomUuid(): string;
  encodeUtf8(text: string): Uint8Array;
  /** `null` for invalid UTF-8 if `fatal`. */
  decodeUtf8(bytes: ArrayBufferView | ArrayBuffer, fatal: boolean, ignoreBOM: boolean): string | null;
  encodeBase64(latin1: string): string | null;
  decodeBase64(text: string): string | null;
}

/** An error as text, for use outside its realm. */
export interface ErrorText {
  name: string;
  message: string;
  stack: string;
}

/** What a realm’s platform offers the host. */
export interface Platform {
  /** `Promise.prototype` of the realm. */
  readonly promisePrototype: object;
  /** `JSON.parse` of the realm. */
  parse(text: string): unknown;
  /** Runs a task. What it throws is reported to the window as an `error` event. */
  perform(task: () => void): void;
  /** Reports an error that a script of this URL threw. */
  report(error: unknown, url: string): void;
  /** Reports that a script does not compile. */
  reportSyntaxError(message: string, url: string): void;
  /** Fires `DOMContentLoaded`. */
  documentRead(): void;
  /** Fires `load`. */
  documentLoaded(): void;
  /** Fires the events of a page that is unloaded. */
  leave(): void;
  /** Awaits a value and passes it to `done` as JSON text, `undefined` if it has none. */
  settle(value: unknown, done: (json: string | undefined, failed: ErrorText | undefined) => void): void;
  asText(error: unknown): ErrorText;
  storageChanged(key: string | null, before: string | null, now: string | null, url: string): void;
  /** Reports a rejection that is not handled. */
  rejected(promise: unknown, reason: unknown): void;
}
