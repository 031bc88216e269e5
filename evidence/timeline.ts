import { z } from 'zod';

/**
 * A timeline: what happened in one run of a check, step by step. It contains what the check did, the effects of each act,
 * and the state read afterwards. Stored state is always read back, never inferred from the writes.
 */

const text = z.string();
/** Virtual milliseconds since the first step. */
const at = z.number();
/** Number of the visitor, from 1. Each visitor has a separate browser state. */
const visitor = z.number().int().positive();

/** Stored state that a page can read synchronously. */
export const readablePlaceSchema = z.enum(['cookie', 'localStorage', 'sessionStorage']);
export type ReadablePlace = z.infer<typeof readablePlaceSchema>;

const changeSchema = z.strictObject({ place: readablePlaceSchema, name: text, value: text.nullable() });
export type StateChange = z.infer<typeof changeSchema>;

const effectSchema = z.strictObject({
  kind: z.enum(['cookie', 'storage', 'send', 'error', 'console']),
  text,
});

/** Event types, in order, and the number of events omitted. */
const eventTypesSchema = z.strictObject({ types: z.array(text), more: z.number().int() });

const actSchema = z.strictObject({
  kind: z.literal('act'),
  at,
  visitor,
  /** Number of the tab, from 1; `null` for an act of the user outside any page. */
  tab: z.number().int().positive().nullable(),
  url: text.nullable(),
  act: text,
  /** How the ingestion endpoint answered during the act; `null` if it accepted. */
  endpoint: text.nullable(),
  threw: text.nullable(),
  effects: z.array(effectSchema),
  /** Number of effects omitted. */
  moreEffects: z.number().int(),
  /** Uploads that arrived at the ingestion endpoint since the previous step. `events` is `null` for an unreadable upload. */
  arrived: z.array(
    z.strictObject({
      status: z.number().int().nullable(),
      apiKey: text.nullable(),
      events: eventTypesSchema.nullable(),
    }),
  ),
  /** Changes in the stored state that this tab could read since it was last read; `null` if it was not read. */
  changes: z.array(changeSchema).nullable(),
  moreChanges: z.number().int(),
  /** Readable stored events, by the key of their queue. */
  outbox: z.array(z.strictObject({ key: text, events: eventTypesSchema })),
});
export type Act = z.infer<typeof actSchema>;

const jarCookieSchema = z.strictObject({ name: text, value: text, attributes: text });

/** The browser’s cookie jar, which may contain cookies that no page can read. */
const jarSchema = z.strictObject({ kind: z.literal('jar'), at, visitor, cookies: z.array(jarCookieSchema) });

const storedStateSchema = z.strictObject({
  /** `null` if the page may not read it. */
  localStorage: z.record(text, text).nullable(),
  sessionStorage: z.record(text, text).nullable(),
  databases: z.array(text),
  caches: z.array(text),
  serviceWorkers: z.array(text),
});
export type StoredState = z.infer<typeof storedStateSchema>;

/** Everything that a page’s origin stores, except cookies. */
const storageSchema = z.strictObject({ kind: z.literal('storage'), at, visitor, url: text, kept: storedStateSchema });

const judgementSchema = z.strictObject({
  kind: z.literal('judgement'),
  requirement: text,
  /** What was judged, as a noun phrase. */
  what: text,
  holds: z.boolean(),
});

/** A named snapshot of all observable state, as evidence for readers. */
const snapshotSchema = z.strictObject({
  kind: z.literal('snapshot'),
  at,
  visitor,
  url: text,
  name: text,
  cookies: z.array(jarCookieSchema),
  kept: storedStateSchema,
  /** Every request since the visitor’s arrival, sent or attempted, as `METHOD url`. */
  requests: z.array(text),
  /** Every write since then, even if undone at once. */
  writes: z.array(text),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

export const timelineStepSchema = z.discriminatedUnion('kind', [
  actSchema,
  jarSchema,
  storageSchema,
  judgementSchema,
  snapshotSchema,
]);
export type TimelineStep = z.infer<typeof timelineStepSchema>;

export const timelineSchema = z.strictObject({
  /** Number of steps omitted before the first one shown. */
  before: z.number().int(),
  steps: z.array(timelineStepSchema),
});
export type Timeline = z.infer<typeof timelineSchema>;
