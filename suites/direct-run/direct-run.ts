import type { Candidate } from '../../harness/candidate/candidate.ts';
import type { Assumptions, CheckReport } from '../../spec/check-report.ts';
import { chosenChecks } from '../checks.ts';
import { Workbench } from '../workbench.ts';

/** Which checks of the suite are run on whom, with the values they get. */
export interface Task {
  candidate: Candidate;
  /** Ids, in the order in which they are run. */
  checks: readonly string[];
  seed: number;
  values: number;
  /** See {@link import('../settings.ts').Settings}. */
  shrinks?: number | undefined;
}

/** What a direct run tells as it goes on: that the candidate is loaded, or why not, and then each check’s report. */
export type News = { kind: 'started'; assumptions: Assumptions } | { kind: 'report'; report: CheckReport };

/**
 * Runs checks on a candidate in the simulated engine, in this process and without a test runner. It comes to the same
 * verdicts as a runner with the same seed and values. A candidate that brings the process down takes it along: see
 * {@link import('./judging-pool.ts').JudgingPool}.
 */
export async function directRun(task: Task, tell: (news: News) => Promise<void>): Promise<void> {
  const { seed, values, shrinks } = task;
  const workbench = await Workbench.start('simulated', task.candidate);
  try {
    await tell({ kind: 'started', assumptions: workbench.assumptions });
    for (const check of chosenChecks(task.checks))
      await tell({ kind: 'report', report: await workbench.run(check, { seed, values, shrinks }) });
  } finally {
    await workbench.close();
  }
}
