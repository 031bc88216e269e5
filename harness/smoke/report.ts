import { z } from 'zod';
import { engineNameSchema } from '../../evidence/verdict.ts';
import { releaseLineSchema } from '../../spec/release-line.ts';

/** What was found of one part of the contract between a candidate, its adapter and its profile. */
export const smokeFindingSchema = z.strictObject({
  /** The part, as a noun. */
  part: z.string(),
  /** `unprobed` where it could not be looked at; `seen` says why. */
  outcome: z.enum(['ok', 'broken', 'unprobed']),
  expected: z.string(),
  /** May hold what the candidate said, as it said it. */
  seen: z.string(),
  /** What to change, where it is broken. */
  next: z.string().nullable(),
});
export type SmokeFinding = z.infer<typeof smokeFindingSchema>;

export const smokeReportSchema = z.strictObject({
  candidate: z.strictObject({
    specifier: z.string(),
    name: z.string(),
    version: z.string().nullable(),
    hash: z.string(),
    line: releaseLineSchema,
  }),
  engine: engineNameSchema,
  build: z.string(),
  /** Nothing is broken. */
  holds: z.boolean(),
  findings: z.array(smokeFindingSchema),
  milliseconds: z.number(),
});
export type SmokeReport = z.infer<typeof smokeReportSchema>;
