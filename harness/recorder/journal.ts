import { z } from 'zod';

/** Where a write was made, as the first foreign frames of the caller’s stack. */
const stack = z.string();

const errorSchema = z.strictObject({ name: z.string(), message: z.string(), stack });
export type PageError = z.infer<typeof errorSchema>;

/** What the recorder saw a page do, in order. `at` is the page’s virtual time in milliseconds since 1970. */
export const journalEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cookie'),
    at: z.number(),
    via: z.enum(['document.cookie', 'cookieStore']),
    text: z.string(),
    stack,
  }),
  z.strictObject({
    kind: z.literal('storage'),
    at: z.number(),
    area: z.enum(['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'serviceWorker']),
    /** `set`, `remove` and `clear` for the two storages; `open` for a database, a cache, a registration. */
    operation: z.enum(['set', 'remove', 'clear', 'open']),
    key: z.string(),
    value: z.string().nullable(),
    stack,
  }),
  z.strictObject({
    kind: z.literal('send'),
    at: z.number(),
    via: z.enum(['XMLHttpRequest', 'fetch', 'sendBeacon', 'Image', 'WebSocket', 'EventSource']),
    method: z.string(),
    url: z.string(),
    stack,
  }),
  z.strictObject({ kind: z.literal('error'), at: z.number(), error: errorSchema }),
  z.strictObject({ kind: z.literal('console'), at: z.number(), level: z.string(), text: z.string() }),
]);
export type JournalEntry = z.infer<typeof journalEntrySchema>;

/** Everything a page’s origin keeps, and what the page itself can see of its cookies. */
export const storageDumpSchema = z.strictObject({
  /** `document.cookie`, or `null` where reading it throws. */
  cookie: z.string().nullable(),
  localStorage: z.record(z.string(), z.string()).nullable(),
  sessionStorage: z.record(z.string(), z.string()).nullable(),
  databases: z.array(z.string()),
  caches: z.array(z.string()),
  serviceWorkers: z.array(z.string()),
});
export type StorageDump = z.infer<typeof storageDumpSchema>;

export type WebStorageArea = 'localStorage' | 'sessionStorage';

/** What a page can read back at once; `null` where reading throws. Long values are cut. */
export const readableSchema = storageDumpSchema.pick({ cookie: true, localStorage: true, sessionStorage: true });
export type Readable = z.infer<typeof readableSchema>;

/** A verb and its arguments. */
export type VerbCall = readonly [verb: string, ...args: unknown[]];

/** What one act did: whether a call threw, what the page did meanwhile, and what is still under way. */
export const actResultSchema = z.strictObject({
  threw: errorSchema.nullable(),
  /** Virtual time when the page was quiet again. */
  now: z.number(),
  /** Answers the page still waits for. */
  inFlight: z.number(),
  /** Entries since the last act. */
  journal: z.array(journalEntrySchema),
  /** What the page could read once it was at rest. */
  readable: readableSchema,
});
export type ActResult = z.infer<typeof actResultSchema>;

/** What the page answers when it is asked to start its adapter: the verbs it offers, or what it threw. */
export const adaptResultSchema = actResultSchema.extend({ verbs: z.array(z.string()) });

/**
 * What the harness can ask of the recorder in a page. Every answer is JSON text, made with the platform’s own
 * functions as they were before the candidate’s scripts ran, so that a candidate that patches globals cannot bend it.
 */
export interface RecorderHandle {
  /**
   * Starts the adapter against the candidate that the page has loaded, and waits until the page is quiet, as after an
   * act; the verbs are the default instance’s. → {@link adaptResultSchema}
   */
  adapt(hangingRequests: number | null): Promise<string>;
  /**
   * Makes calls of one instance, one after the other, lets `milliseconds` of virtual time pass, and waits until the page
   * is quiet: no timer due, and no answer awaited but the `hangingRequests` ones that never come; `null` waits for none. A
   * call that throws ends the calls. Cookies that the page wrote are in the engine’s jar afterwards.
   * → {@link actResultSchema}
   */
  act(
    instance: string | null,
    calls: readonly VerbCall[],
    milliseconds: number,
    hangingRequests: number | null,
  ): Promise<string>;
  /** Takes the page offline or back online, and tells it so. → '' */
  setOnline(online: boolean): string;
  /** → {@link storageDumpSchema} */
  dump(): Promise<string>;
  /** Writes a cookie as another script of the site would, unseen by the journal. → '' or why the browser refused */
  setCookieAsSite(text: string): string;
  /** The same for an item of a storage; `null` removes it. → '' or why the browser refused */
  setItemAsSite(area: WebStorageArea, key: string, value: string | null): string;
  /** Makes a request of the harness and awaits its end: whatever left the page before has arrived then. → '' */
  fence(): Promise<string>;
}

/** What the served page gives its recorder. */
export interface RecorderConfig {
  /** Name of the property of `document` under which the harness finds its handle; unguessable, made for each page. */
  handle: string;
  /** Virtual time at which the page starts, in milliseconds since 1970. */
  now: number;
  /** Where the candidate is told to upload to: host and path, no scheme. */
  ingestion: string;
  /** How the candidate is got hold of, see {@link AdapterEnvironment}. */
  api: { global: string; options: Readonly<Record<string, string>> };
  /** Storages that the page must do without. */
  denied: readonly WebStorageArea[];
  /** Whether the page starts online. */
  online: boolean;
  /** Whether the person asks not to be tracked. */
  doNotTrack: boolean;
}
