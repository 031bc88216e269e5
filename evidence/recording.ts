import { z } from 'zod';

/**
 * What a check did in one run, as data, from the first act on: what it takes to do the same again to the same candidate,
 * in whatever can open a page. A timeline tells what came of it.
 */

const text = z.string();
const count = z.number().int().nonnegative();

export const webStorageAreaSchema = z.enum(['localStorage', 'sessionStorage']);

/** How requests to the ingestion endpoint are answered: it accepts, refuses with a status, never answers, breaks the line. */
export const ingestionModeSchema = z.union([
  z.enum(['accept', 'hang', 'reset', 'unreachable']),
  z.literal([400, 413, 429, 500]),
]);
export type IngestionMode = z.infer<typeof ingestionModeSchema>;

/** One thing done in a tab, or by the person outside of any. */
export const actionSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('open'), url: text }),
  /** Verbs of an instance, the default one by `null`, one after the other within one task. */
  z.strictObject({
    do: z.literal('call'),
    instance: text.nullable(),
    calls: z.array(z.tuple([text], z.unknown()).readonly()).readonly(),
  }),
  z.strictObject({ do: z.literal('pass'), milliseconds: z.number() }),
  z.strictObject({ do: z.literal('connect'), online: z.boolean() }),
  /** The endpoint answers what it had left without an answer. */
  z.strictObject({ do: z.literal('answer') }),
  z.strictObject({ do: z.literal('set cookie'), text }),
  z.strictObject({ do: z.literal('set item'), area: webStorageAreaSchema, key: text, value: text.nullable() }),
  z.strictObject({ do: z.literal('fill') }),
  z.strictObject({ do: z.literal('evaluate'), expression: text }),
  z.strictObject({ do: z.literal('delete cookies'), names: z.array(text).readonly() }),
  z.strictObject({ do: z.literal('close') }),
]);
export type Action = z.infer<typeof actionSchema>;

/** What a visitor’s surroundings were like while something was done. */
export const surroundingsSchema = z.strictObject({
  endpoint: ingestionModeSchema,
  /** An upload of more events is refused as too large; `null` where none is. */
  largestBatch: count.nullable(),
  /** The browser refuses cookies and storage to pages that are opened. */
  sandboxed: z.boolean(),
  /** Storages that it refuses to them. */
  denied: z.array(webStorageAreaSchema).readonly(),
  doNotTrack: z.boolean(),
});
export type Surroundings = z.infer<typeof surroundingsSchema>;

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
    /** Where they are other than at this visitor’s last deed; at first they are {@link DEFAULT_SURROUNDINGS}. */
    surroundings: surroundingsSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('jar'), visitor }),
  z.strictObject({ kind: z.literal('storage'), visitor, tab }),
  z.strictObject({ kind: z.literal('snapshot'), visitor, tab, name: text, writes: z.array(text).readonly() }),
  z.strictObject({
    kind: z.literal('judgement'),
    requirement: text,
    /** A noun. */
    what: text,
    holds: z.boolean(),
    expected: text,
    seen: text,
  }),
]);
export type RecordingStep = z.infer<typeof recordingStepSchema>;

export const recordingSchema = z.strictObject({
  /** In the order in which they came; the first is visitor 1. */
  visitors: z.array(
    z.strictObject({
      /** Registrable domain of the site. */
      domain: text,
      /** Virtual time at which the visitor came, in milliseconds since 1970. */
      now: z.number(),
      cookies: z.enum(['kept', 'blocked']),
    }),
  ),
  steps: z.array(recordingStepSchema),
});
export type Recording = z.infer<typeof recordingSchema>;
export type RecordedVisitor = Recording['visitors'][number];
