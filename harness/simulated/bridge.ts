import type { StorageView } from './storage-area.ts';

// What a realm’s platform is given by the host, and what the host is given by the platform. Only primitives, functions
// and records cross here, and the platform hands none of the host’s objects to a page: whatever a page can hold was
// made in its own realm.

/** A request as a page makes it, before the browser adds what it adds. */
export interface PageRequest {
  method: string;
  /** Absolute. */
  url: string;
  /** As the script set them; the body’s own content type included. Names in lower case. */
  headers: readonly (readonly [name: string, value: string])[];
  body: string;
  mode: 'cors' | 'no-cors' | 'same-origin';
  credentials: 'omit' | 'same-origin' | 'include';
  /** Goes on when the page is left. */
  keepalive: boolean;
  /** Asks for permission even where the request itself would not need one. */
  preflight: boolean;
}

/** What a page sees of an answer. Names in lower case. */
export interface PageResponse {
  status: number;
  headers: readonly (readonly [name: string, value: string])[];
  body: string;
  /** Of another origin that was not asked for permission: all a script learns is that it arrived. */
  opaque: boolean;
}

/** Facts about a page that stay as they are while it is open. */
export interface PageFacts {
  url: string;
  title: string;
  userAgent: string;
  /** An opaque origin: no cookies, no storage. */
  sandboxed: boolean;
  cookiesBlocked: boolean;
  scripts: readonly string[];
}

/** What the host does for a realm. Nothing here throws. */
export interface Bridge {
  readonly facts: PageFacts;
  readonly localStorage: StorageView;
  readonly sessionStorage: StorageView;
  readonly subtle: object;
  readCookies(): string;
  writeCookie(text: string): void;
  parseUrl(url: string, base: string | undefined): URL | null;
  parseQuery(query: string): URLSearchParams;
  /** Runs `task` once the current one is over. The number cancels it. */
  post(task: () => void, delay: number, repeat: boolean): number;
  cancel(id: number): void;
  /** Sends once the current task is over; `settle` gets `null` for a network error. Returns what gives the request up. */
  send(request: PageRequest, settle: (response: PageResponse | null) => void): () => void;
  /** Runs the page’s pending microtasks, as is done whenever a browser’s own call into script returns. */
  checkpoint(): void;
  /** Runs a classic script. */
  run(source: string, url: string): void;
  /** Milliseconds since the realm was made. */
  elapsed(): number;
  fillRandom(view: NodeJS.ArrayBufferView): void;
  randomUuid(): string;
  encodeUtf8(text: string): Uint8Array;
  /** `null` for what is no UTF-8, where that is `fatal`. */
  decodeUtf8(bytes: ArrayBufferView | ArrayBuffer, fatal: boolean, ignoreBOM: boolean): string | null;
  encodeBase64(latin1: string): string | null;
  decodeBase64(text: string): string | null;
}

/** An error as text: what can be told of it outside its realm. */
export interface ErrorText {
  name: string;
  message: string;
  stack: string;
}

/** What the host tells a realm’s platform. */
export interface Platform {
  /** `Promise.prototype` of the realm. */
  readonly promisePrototype: object;
  /** `JSON.parse` of the realm. */
  parse(text: string): unknown;
  /** Runs a task; what it throws goes to the window, as an `error` event. */
  perform(task: () => void): void;
  /** Reports an error that a script of this URL threw. */
  report(error: unknown, url: string): void;
  /** Reports that a script does not compile. */
  reportSyntaxError(message: string, url: string): void;
  /** The document has been read: `DOMContentLoaded`. */
  documentRead(): void;
  /** Everything has arrived: `load`. */
  documentLoaded(): void;
  /** Another document takes this one’s place. */
  leave(): void;
  /** Awaits a value and gives it as JSON text, `undefined` where there is none. */
  settle(value: unknown, done: (json: string | undefined, failed: ErrorText | undefined) => void): void;
  asText(error: unknown): ErrorText;
  storageChanged(key: string | null, before: string | null, now: string | null, url: string): void;
  /** Nobody handles this rejection. */
  rejected(promise: unknown, reason: unknown): void;
}
