import { z } from 'zod';
import { candidateSchema } from '../../harness/candidate/candidate.ts';
import { assumptionsSchema, checkReportSchema } from '../../spec/check-report.ts';
import type { Check } from '../check.ts';
import { checks } from '../checks.ts';
import { Workbench } from '../workbench.ts';

/** Which checks of the suite are run on whom, with the values they get. */
export const taskSchema = z.strictObject({
  candidate: candidateSchema,
  /** Ids, in the order in which they are run. */
  checks: z.array(z.string()),
  seed: z.number().int(),
  values: z.number().int().positive(),
});
export type Task = z.infer<typeof taskSchema>;

/** What a direct run tells as it goes on: that the candidate is loaded, or why not, and then each check’s report. */
export const newsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('started'), assumptions: assumptionsSchema }),
  z.strictObject({ kind: z.literal('report'), report: checkReportSchema }),
  z.strictObject({ kind: z.literal('fault'), message: z.string() }),
]);
export type News = z.infer<typeof newsSchema>;

/**
 * Runs checks on a candidate in the simulated engine, in this process and without a test runner. It comes to the same
 * verdicts as a runner with the same seed and values. A candidate that brings the process down takes it along: see
 * {@link import('./judging-pool.ts').JudgingPool}.
 */
export async function directRun(task: Task, tell: (news: News) => Promise<void>): Promise<void> {
  const { seed, values } = task;
  const workbench = await Workbench.start('simulated', task.candidate);
  try {
    await tell({ kind: 'started', assumptions: workbench.assumptions });
    for (const check of chosenChecks(task.checks))
      await tell({ kind: 'report', report: await workbench.run(check, { seed, values }) });
  } finally {
    await workbench.close();
  }
}

/** The checks of these ids. */
export function chosenChecks(ids: readonly string[]): Check[] {
  return ids.map((id) => {
    const check = checks.find((one) => one.id === id);
    if (!check) throw new Error(`No check is named ${id}.`);
    return check;
  });
}
