import type { CheckReport } from '../../evidence/check-report.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import { chosenChecks } from '../checks/checks.ts';
import { CheckProcess, type Timeouts } from './check-process.ts';

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

/** How long one candidate may take, in milliseconds: many times what the whole suite takes one that behaves. */
const LIMIT = 300_000;

interface JudgingPoolOptions {
  /** How many candidates are judged at a time. */
  processes?: number;
  /** How long one candidate may take, in milliseconds. */
  limit?: number;
  timeout?: Timeouts;
  /** Virtual time at which sites start, in milliseconds since 1970; the time it then is, unless given. */
  beginning?: number | undefined;
}

/**
 * Judges candidates in the simulated engine side by side, without a test runner: each in a {@link CheckProcess} of its
 * own and bound in time, so that one which hangs or brings its process down harms no other.
 */
export class CheckProcessPool {
  readonly #limit: number;
  readonly #judging: Pick<JudgingPoolOptions, 'timeout' | 'beginning'>;
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor({ processes = 2, limit = LIMIT, ...judging }: JudgingPoolOptions = {}) {
    this.#free = processes;
    this.#limit = limit;
    this.#judging = judging;
  }

  /**
   * The reports of a task’s checks, one for each, in their order. Where the process ends, the check that was running
   * crashed, and the rest is run in another; where the candidate’s time is up, it timed out, and the rest is blocked.
   * Throws where a check is named that there is not.
   */
  async judge(task: Task): Promise<CheckReport[]> {
    chosenChecks(task.checks);
    await this.#turn();
    try {
      return await judge(task, { ...this.#judging, limit: this.#limit });
    } finally {
      this.#free += 1;
      this.#waiting.shift()?.();
    }
  }

  async #turn(): Promise<void> {
    while (this.#free === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#free -= 1;
  }
}

async function judge(
  { candidate, checks, ...settings }: Task,
  options: Omit<JudgingPoolOptions, 'processes'>,
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
