import { z } from 'zod';
import { candidateSchema } from '../candidate/candidate.ts';

/**
 * A candidate with everything it runs with in the simulated engine, as data: a process that may bundle makes it, and
 * sends it to a confined process, which may read no file.
 */
export const candidateBundleSchema = z.strictObject({
  candidate: candidateSchema,
  served: z.strictObject({
    /** Source of the recorder, with the candidate’s adapter in it. */
    recorder: z.string(),
    scripts: z.array(z.strictObject({ path: z.string(), source: z.string() })),
  }),
  /** Source of the simulated platform. */
  platform: z.string(),
  /** Source of the module that decodes the candidate’s own codec; `null` if its profile names a known codec. */
  decoder: z.string().nullable(),
  /** How long a step in a page may take, in milliseconds. */
  timeout: z.number().positive(),
  /**
   * Whether a page that keeps the thread busy for longer than `timeout` is stopped from within. If not, the process has
   * to be ended from outside.
   */
  watched: z.boolean(),
  /** Virtual time at which sites start, in milliseconds since 1970; the current time by default. */
  startTime: z.number().optional(),
});
export type CandidateBundle = z.infer<typeof candidateBundleSchema>;
