import { z } from 'zod';
import { engineNameSchema } from '../../evidence/verdict.ts';
import { releaseLineSchema } from '../../spec/release-line.ts';

/** A finding about one part of the contract between a candidate, its adapter and its profile. */
export const smokeFindingSchema = z.strictObject({
  /** The part, as a noun. */
  part: z.string(),
  /** `unprobed` if the part could not be examined; `seen` says why. */
  outcome: z.enum(['ok', 'broken', 'unprobed']),
  expected: z.string(),
  /** May contain text of the candidate, verbatim. */
  seen: z.string(),
  /** What to change; `null` unless the part is broken. */
  next: z.string().nullable(),
});
export type SmokeFinding = z.infer<typeof smokeFindingSchema>;

/** A global that a candidate’s scripts define. Its names are the candidate’s own text. */
export const definedGlobalSchema = z.strictObject({ name: z.string(), methods: z.array(z.string()) });
export type DefinedGlobal = z.infer<typeof definedGlobalSchema>;

/** Everything that a smoke observes of a candidate. */
export const smokeObservationsSchema = z.strictObject({
  findings: z.array(smokeFindingSchema),
  /** The global that no built-in adapter can drive, so that the candidate needs an adapter of its own; else `null`. */
  adapterTarget: definedGlobalSchema.nullable(),
});
export type SmokeObservations = z.infer<typeof smokeObservationsSchema>;

export const smokeReportSchema = smokeObservationsSchema.extend({
  candidate: z.strictObject({
    specifier: z.string(),
    name: z.string(),
    version: z.string().nullable(),
    hash: z.string(),
    line: releaseLineSchema,
  }),
  engine: engineNameSchema,
  build: z.string(),
  /** Whether nothing is broken. */
  holds: z.boolean(),
  milliseconds: z.number(),
});
export type SmokeReport = z.infer<typeof smokeReportSchema>;
