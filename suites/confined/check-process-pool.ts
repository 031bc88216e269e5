import type { CheckReport } from '../../evidence/check-report.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import type { CheckSettings } from '../check/settings.ts';
import { chosenChecks } from '../checks/checks.ts';
import { CheckProcess, type CheckProcessOptions, type CheckTimeouts } from './check-process.ts';

/** The checks to run on a candidate, and their settings. */
export interface CheckTask extends Pick<CheckSettings, 'seed' | 'values' | 'shrinks'> {
  candidate: Candidate;
  /** Ids, in the order in which they are run. */
  checks: readonly string[];
}

/**
 * The default time limit for one candidate, in milliseconds: many times what the whole suite takes for a well-behaved
 * one.
 */
const LIMIT = 300_000;

interface CheckProcessPoolOptions {
  /** The number of candidates that are judged at a time. */
  processes?: number;
  /** The time limit for one candidate, in milliseconds. */
  limit?: number;
  timeouts?: CheckTimeouts | undefined;
}

/**
 * Judges several candidates in the simulated engine at a time, without a test runner. Each has its
 * own {@link CheckProcess} and time limit, so that one that hangs or brings its process down does not affect another.
 */
export class CheckProcessPool {
  readonly #options: Pick<CheckProcessOptions, 'limit' | 'timeouts'>;
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor({ processes = 2, limit = LIMIT, timeouts }: CheckProcessPoolOptions = {}) {
    this.#free = processes;
    this.#options = { limit, timeouts };
  }

  /**
   * Runs the checks of a task and returns their reports, in order. If the process ends, the check that was running
   * crashed, and the others run in a new process. If the time limit is exceeded, that check timed out, and the others
   * are blocked. Throws if a check does not exist.
   */
  async judge(task: CheckTask): Promise<CheckReport[]> {
    chosenChecks(task.checks);
    await this.#takeTurn();
    try {
      return await runChecks(task, this.#options);
    } finally {
      this.#free += 1;
      this.#waiting.shift()?.();
    }
  }

  async #takeTurn(): Promise<void> {
    while (this.#free === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#free -= 1;
  }
}

async function runChecks(
  { candidate, checks, ...settings }: CheckTask,
  options: Pick<CheckProcessOptions, 'limit' | 'timeouts'>,
): Promise<CheckReport[]> {
  const process = await CheckProcess.start(candidate, options);
  try {
    const reports: CheckReport[] = [];
    for (const check of chosenChecks(checks)) reports.push(await process.run(check, settings));
    return reports;
  } finally {
    await process.close();
  }
}
