import { z } from 'zod';
import { candidateSchema } from '../../harness/candidate/candidate.ts';
import { LIMITS } from '../../harness/patience.ts';
import { engineNameSchema } from '../../spec/verdict.ts';
import { chosenChecks } from '../../suites/checks.ts';
import { judgeMutant } from './judge.ts';

// Judges one mutant after the other: see judges.ts. A mutant may bring the process down.

/** In simulated a page needs a hundredth of it; a mutant that loops for ever must not take a minute. */
const PATIENCE = 15_000;

export const taskSchema = z.strictObject({
  candidate: candidateSchema,
  claims: z.array(z.string()),
  checks: z.array(z.string()),
  engine: engineNameSchema,
  seed: z.number().int(),
  values: z.number().int(),
  stopEarly: z.boolean(),
});
export type Task = z.infer<typeof taskSchema>;

process.on('message', async (message) => {
  const { candidate, claims, checks, ...how } = taskSchema.parse(message);
  if (how.engine === 'simulated') LIMITS.step = PATIENCE;
  process.send?.(await judgeMutant(candidate, claims, chosenChecks(checks), how));
});
