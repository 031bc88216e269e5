import { z } from 'zod';

/** Where a write was made: the first frames of the caller’s stack that are in the candidate’s scripts. */
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
    /** `set`, `remove` and `clear` of web storage; `open` of a database, a cache or a service worker registration. */
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

/** Everything that a page’s origin stores, and the cookies that the page itself can see. */
export const storageDumpSchema = z.strictObject({
  /** `document.cookie`; `null` if reading it throws. */
  cookie: z.string().nullable(),
  localStorage: z.record(z.string(), z.string()).nullable(),
  sessionStorage: z.record(z.string(), z.string()).nullable(),
  databases: z.array(z.string()),
  caches: z.array(z.string()),
  serviceWorkers: z.array(z.string()),
});
export type StorageDump = z.infer<typeof storageDumpSchema>;

export type WebStorageArea = 'localStorage' | 'sessionStorage';

/** What a page can read synchronously; `null` where reading throws. Long values are truncated. */
export const readableSchema = storageDumpSchema.pick({ cookie: true, localStorage: true, sessionStorage: true });
export type Readable = z.infer<typeof readableSchema>;

/** A verb and its arguments. */
export type VerbCall = readonly [verb: string, ...args: unknown[]];

/** The result of one action: what a call threw, what the page did meanwhile, and what is still in progress. */
export const actResultSchema = z.strictObject({
  threw: errorSchema.nullable(),
  /** Virtual time at which the page was at rest again, in milliseconds since 1970. */
  now: z.number(),
  /** Responses that the page still waits for. */
  inFlight: z.number(),
  /** Entries since the previous action. */
  journal: z.array(journalEntrySchema),
  /** What the page could read once it was at rest. */
  readable: readableSchema,
});
export type ActResult = z.infer<typeof actResultSchema>;

/** The result of starting the adapter: the verbs that it offers, or what it threw. */
export const adaptResultSchema = actResultSchema.extend({ verbs: z.array(z.string()) });

/**
 * The recorder’s interface to the harness. Every method returns text, most of them JSON. Only primordials make it, so a
 * candidate that patches globals cannot falsify it.
 */
export interface RecorderHandle {
  /**
   * Starts the adapter on the candidate that the page has loaded, and waits until the page is at rest, as `act` does.
   * The verbs are those of the default instance. → {@link adaptResultSchema}
   */
  adapt(hangingRequests: number | null): Promise<string>;
  /**
   * Makes calls of one instance, one after the other up to the first that throws, lets `milliseconds` of virtual time
   * pass, and waits until the page is at rest: no timer is due, and no more responses are outstanding than the
   * `hangingRequests` that never get one (`null`: waits for no response). Afterwards the engine’s jar holds every
   * cookie that the page wrote.
   * → {@link actResultSchema}
   */
  act(
    instance: string | null,
    calls: readonly VerbCall[],
    milliseconds: number,
    hangingRequests: number | null,
  ): Promise<string>;
  /** Takes the page offline or back online, and fires the event. → '' */
  setOnline(online: boolean): string;
  /** Reads everything that the origin stores. → {@link storageDumpSchema} */
  dump(): Promise<string>;
  /** Writes a cookie as another script of the site would, without a journal entry. → '' or why the browser refused */
  setCookieAsSite(text: string): string;
  /** Sets an item of a storage in the same way; `null` removes it. → '' or why the browser refused */
  setItemAsSite(area: WebStorageArea, key: string, value: string | null): string;
  /** A fence: makes a request to the harness. Once it ends, whatever left the page before has arrived. → '' */
  fence(): Promise<string>;
}

/** The configuration that a served page gives its recorder. */
export interface RecorderConfig {
  /** Name of the property of `document` that holds the harness’s handle; unguessable, and new for each site. */
  handle: string;
  /** Virtual time at which the page starts, in milliseconds since 1970. */
  now: number;
  /** The URL that the candidate uploads to, without a scheme: host and path. */
  ingestion: string;
  /** How the adapter finds the candidate; see {@link AdapterEnvironment}. */
  api: { global: string; options: Readonly<Record<string, string>> };
  /** Storages that the browser denies to the page. */
  denied: readonly WebStorageArea[];
  /** Whether the page starts online. */
  online: boolean;
  /** Whether the person asks not to be tracked. */
  doNotTrack: boolean;
}
