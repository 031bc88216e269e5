import { z } from 'zod';

/** The variable in which the command line tells Playwright’s configuration what it was asked for, as JSON. */
export const REQUESTED_RUN = 'CONFORMANCE_RUN';

export const requestedRunSchema = z.strictObject({
  /** The specifier. */
  candidate: z.string(),
  /** Where the results go; absolute. */
  out: z.string(),
  /** The command that runs all of it again. */
  command: z.string(),
});
export type RequestedRun = z.infer<typeof requestedRunSchema>;
