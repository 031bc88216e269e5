import { z } from 'zod';

/**
 * A recording: everything that a check did in one run, as data. It can be replayed against the same candidate in anything
 * that can open a page. A timeline contains the effects.
 */

const text = z.string();
const count = z.number().int().nonnegative();

const webStorageAreaSchema = z.enum(['localStorage', 'sessionStorage']);

/**
 * How the ingestion endpoint handles requests: it accepts them, refuses them with an HTTP status, never answers, resets the
 * connection, or cannot be reached.
 */
export const ingestionModeSchema = z.union([
  z.enum(['accept', 'hang', 'reset', 'unreachable']),
  z.literal([400, 413, 429, 500]),
]);
export type IngestionMode = z.infer<typeof ingestionModeSchema>;

/** One action in a tab, or by the user outside any tab. */
export const actionSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('open'), url: text }),
  /** Calls of an instance’s verbs within one task; `null` is the default instance. */
  z.strictObject({
    do: z.literal('call'),
    instance: text.nullable(),
    calls: z.array(z.tuple([text], z.unknown()).readonly()).readonly(),
  }),
  z.strictObject({ do: z.literal('pass'), milliseconds: z.number() }),
  z.strictObject({ do: z.literal('connect'), online: z.boolean() }),
  /** The endpoint answers the requests it had left unanswered. */
  z.strictObject({ do: z.literal('answer') }),
  z.strictObject({ do: z.literal('set cookie'), text }),
  z.strictObject({ do: z.literal('set item'), area: webStorageAreaSchema, key: text, value: text.nullable() }),
  z.strictObject({ do: z.literal('fill') }),
  z.strictObject({ do: z.literal('evaluate'), expression: text }),
  z.strictObject({ do: z.literal('delete cookies'), names: z.array(text).readonly() }),
  z.strictObject({ do: z.literal('close') }),
]);
export type Action = z.infer<typeof actionSchema>;

/** The conditions in a visitor’s browser and network during an action. */
export const surroundingsSchema = z.strictObject({
  endpoint: ingestionModeSchema,
  /** The largest number of events that an upload may contain without being refused as too large; `null` for no limit. */
  largestBatch: count.nullable(),
  /** Whether the browser denies newly opened pages cookies and storage. */
  sandboxed: z.boolean(),
  /** Storage areas that it denies them. */
  denied: z.array(webStorageAreaSchema).readonly(),
  doNotTrack: z.boolean(),
});
export type Surroundings = z.infer<typeof surroundingsSchema>;

/** The surroundings of a new visitor. */
export const DEFAULT_SURROUNDINGS: Surroundings = {
  endpoint: 'accept',
  largestBatch: null,
  sandboxed: false,
  denied: [],
  doNotTrack: false,
};

const visitor = z.number().int().positive();
const tab = z.number().int().positive();

export const recordingStepSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('action'),
    visitor,
    tab: tab.nullable(),
    action: actionSchema,
    /** Present if they changed since this visitor’s previous action; initially {@link DEFAULT_SURROUNDINGS}. */
    surroundings: surroundingsSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('jar'), visitor }),
  z.strictObject({ kind: z.literal('storage'), visitor, tab }),
  z.strictObject({ kind: z.literal('snapshot'), visitor, tab, name: text, writes: z.array(text).readonly() }),
  z.strictObject({
    kind: z.literal('judgement'),
    requirement: text,
    /** What was judged, as a noun phrase. */
    what: text,
    holds: z.boolean(),
    expected: text,
    seen: text,
  }),
]);
export type RecordingStep = z.infer<typeof recordingStepSchema>;

export const recordingSchema = z.strictObject({
  /** In order of arrival; the first is visitor 1. */
  visitors: z.array(
    z.strictObject({
      /** The site’s registrable domain. */
      domain: text,
      /** Virtual time of the visitor’s arrival, in milliseconds since 1970. */
      now: z.number(),
      cookies: z.enum(['kept', 'blocked']),
    }),
  ),
  steps: z.array(recordingStepSchema),
});
export type Recording = z.infer<typeof recordingSchema>;
export type RecordedVisitor = Recording['visitors'][number];
