import { z } from 'zod';
import { recordingSchema } from './recording.ts';
import { timelineSchema } from './timeline.ts';
import { engineNameSchema, findingSchema } from './verdict.ts';

/** How an engine behaves, by property, as determined before any candidate is judged. */
export const assumptionsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
export type Assumptions = z.infer<typeof assumptionsSchema>;

/**
 * The report of one run of a check in one engine. Runners pass it to reporters as data, so that a reporter needs to know
 * neither the check nor the engine.
 */
export const checkReportSchema = z.strictObject({
  /** The check’s id. */
  check: z.string(),
  /** One sentence. */
  title: z.string(),
  /** `scenario` for chosen steps, `property` for generated values. */
  kind: z.enum(['scenario', 'property']),
  /** The engine that the check ran in. */
  engine: engineNameSchema,
  /** The engine’s build. */
  build: z.string(),
  /** Facts about the engine, established before any candidate was judged. */
  assumptions: assumptionsSchema,
  /** One for each requirement that the check covers, and one for any other that it found broken. */
  findings: z.array(findingSchema),
  /** What happened, if a requirement did not hold or the check takes snapshots. For a property: with the failing value. */
  timeline: timelineSchema.optional(),
  /** The data for stepping through the run again, if a requirement did not hold. For a property: with the failing value. */
  recording: recordingSchema.optional(),
  /** fast-check’s seed; `null` for a scenario. */
  seed: z.number().int().nullable(),
  /** Number of values tried, including the first failing one and its shrinks; 1 for a scenario. */
  runs: z.number().int().nonnegative(),
  /** The failing value, as the seed and the fast-check path that reproduce it. */
  counterexample: z
    .strictObject({
      /** The seed of the run. */
      seed: z.number().int(),
      /** fast-check’s path to the value. */
      path: z.string(),
    })
    .optional(),
  /** Number of page loads. */
  pages: z.number().int().nonnegative(),
  /** The command that reproduces a failure. */
  replay: z.string(),
  /** Wall-clock time in milliseconds. */
  duration: z.number().nonnegative(),
});
/** The report of one check in one engine. */
export type CheckReport = z.infer<typeof checkReportSchema>;
