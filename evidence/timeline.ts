import { z } from 'zod';

/**
 * What happened in one run of a check, step by step: what the check did, what each act caused, and what could be read
 * afterwards. Nothing in it is worked out from what was written: where a step says what is kept, somebody looked.
 */

const text = z.string();
/** Virtual milliseconds since the first step. */
const at = z.number();
/** Which of the check’s visitors, each in a browsing state of its own; the first is 1. */
const visitor = z.number().int().positive();

/** What a page can read back at once. */
export const readablePlaceSchema = z.enum(['cookie', 'localStorage', 'sessionStorage']);
export type ReadablePlace = z.infer<typeof readablePlaceSchema>;

const changeSchema = z.strictObject({ place: readablePlaceSchema, name: text, value: text.nullable() });
export type StateChange = z.infer<typeof changeSchema>;

const effectSchema = z.strictObject({
  kind: z.enum(['cookie', 'storage', 'send', 'error', 'console']),
  text,
});
export type Effect = z.infer<typeof effectSchema>;

/** Types of events, in order, and how many more there were. */
const eventTypesSchema = z.strictObject({ types: z.array(text), more: z.number().int() });

const actSchema = z.strictObject({
  kind: z.literal('act'),
  at,
  visitor,
  /** Which of the check’s tabs, the first is 1; `null` for what a person does outside of any page. */
  tab: z.number().int().positive().nullable(),
  url: text.nullable(),
  act: text,
  /** How the ingestion endpoint answered meanwhile, unless it accepted. */
  endpoint: text.nullable(),
  threw: text.nullable(),
  effects: z.array(effectSchema),
  /** Things caused that are not told. */
  moreEffects: z.number().int(),
  /** What had arrived at the ingestion endpoint since the step before. `events` is `null` for what cannot be read. */
  arrived: z.array(
    z.strictObject({
      status: z.number().int().nullable(),
      apiKey: text.nullable(),
      events: eventTypesSchema.nullable(),
    }),
  ),
  /** How what this tab could read of its origin differs from what it could read there before; `null`: nobody looked. */
  changes: z.array(changeSchema).nullable(),
  moreChanges: z.number().int(),
  /** Stored events that could be read, by the key of their queue. */
  outbox: z.array(z.strictObject({ key: text, events: eventTypesSchema })),
});
export type Act = z.infer<typeof actSchema>;

const jarCookieSchema = z.strictObject({ name: text, value: text, attributes: text });

/** The browser’s own jar; a jar may hold what no page can read. */
const jarSchema = z.strictObject({ kind: z.literal('jar'), at, visitor, cookies: z.array(jarCookieSchema) });

const storedStateSchema = z.strictObject({
  /** `null` where the page may not read them. */
  localStorage: z.record(text, text).nullable(),
  sessionStorage: z.record(text, text).nullable(),
  databases: z.array(text),
  caches: z.array(text),
  serviceWorkers: z.array(text),
});
export type StoredState = z.infer<typeof storedStateSchema>;

/** Everything that a page’s origin keeps, beside cookies. */
const storageSchema = z.strictObject({ kind: z.literal('storage'), at, visitor, url: text, kept: storedStateSchema });

const judgementSchema = z.strictObject({
  kind: z.literal('judgement'),
  requirement: text,
  /** A noun. */
  what: text,
  holds: z.boolean(),
});

/** Everything there is at a moment that a reader may want proved: a check names it. */
const snapshotSchema = z.strictObject({
  kind: z.literal('snapshot'),
  at,
  visitor,
  url: text,
  name: text,
  cookies: z.array(jarCookieSchema),
  kept: storedStateSchema,
  /** Everything that left the page since the visitor came, or tried to, as `METHOD url`. */
  requests: z.array(text),
  /** Everything the page wrote since, if only for a moment. */
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
  /** Steps before the first that is told. */
  before: z.number().int(),
  steps: z.array(timelineStepSchema),
});
export type Timeline = z.infer<typeof timelineSchema>;
