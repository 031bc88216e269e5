import { z } from 'zod';

/** The environment variable that carries a requested run, as JSON, to Playwright’s configuration. */
export const REQUESTED_RUN = 'CONFORMANCE_RUN';

export const requestedRunSchema = z.strictObject({
  /** The candidate’s specifier. */
  candidate: z.string(),
  /** The absolute path of the folder for results. */
  out: z.string(),
  /** The command that repeats the whole run. */
  command: z.string(),
});
export type RequestedRun = z.infer<typeof requestedRunSchema>;
