import { z } from 'zod';
import { recordingSchema } from './recording.ts';
import { timelineSchema } from './timeline.ts';
import { engineNameSchema, findingSchema } from './verdict.ts';

/** What an engine turned out to do, established before any candidate was judged. */
export const assumptionsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
export type Assumptions = z.infer<typeof assumptionsSchema>;

/**
 * What one check reports of one run in one engine. The runners hand it to the reporters as data, so that a reporter
 * needs to know neither the check nor the engine.
 */
export const checkReportSchema = z.strictObject({
  check: z.string(),
  /** One sentence. */
  title: z.string(),
  kind: z.enum(['scenario', 'property']),
  engine: engineNameSchema,
  /** The engine’s build, and what was established about it. */
  build: z.string(),
  assumptions: assumptionsSchema,
  /** One for each requirement the check covers, and for any other that it found broken on the way. */
  findings: z.array(findingSchema),
  /** What happened, where something did not hold or the check shows moments of it; of a property, with the value that failed. */
  timeline: timelineSchema.optional(),
  /** What it takes to step through it again, where something did not hold; of a property, with the value that failed. */
  recording: recordingSchema.optional(),
  /** fast-check’s seed; `null` for a scenario. */
  seed: z.number().int().nullable(),
  /** Values tried, the first failing one and its shrinks included; 1 for a scenario. */
  runs: z.number().int().nonnegative(),
  /** The value that failed, by the run’s seed and fast-check’s path to it: what it takes to try it again. */
  counterexample: z.strictObject({ seed: z.number().int(), path: z.string() }).optional(),
  /** Page loads it took. */
  pages: z.number().int().nonnegative(),
  /** The command that shows a failure again. */
  replay: z.string(),
  /** Wall-clock milliseconds. */
  duration: z.number().nonnegative(),
});
export type CheckReport = z.infer<typeof checkReportSchema>;
