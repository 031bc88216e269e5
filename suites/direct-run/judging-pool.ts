import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { SIMULATED_BUILD } from '../../harness/simulated/engine.ts';
import type { Assumptions, CheckReport } from '../../spec/check-report.ts';
import type { Verdict } from '../../spec/verdict.ts';
import { reportUnrun } from '../run-check.ts';
import { chosenChecks, type News, newsSchema, type Task } from './direct-run.ts';

/** How long one candidate may take, in milliseconds: many times what the whole suite takes one that behaves. */
const LIMIT = 300_000;

/** A candidate that fills its heap ends its own process, and not the machine. In megabytes. */
const HEAP = 1024;

/** Characters of what a process last said that are shown where it ended before its run did. */
const LAST_WORDS = 2000;

/** How a process ended before its run did. */
interface End {
  verdict: Verdict;
  message: string;
}

type Heard = Exclude<News, { kind: 'fault' }>;

const PROCESS = fileURLToPath(new URL('process.ts', import.meta.url));
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/**
 * Judges candidates by direct runs side by side, each in a fresh process and bound in time, so that one which hangs or
 * brings its process down harms no other.
 */
export class JudgingPool {
  readonly #limit: number;
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor({ processes = 2, limit = LIMIT }: { processes?: number; limit?: number } = {}) {
    this.#free = processes;
    this.#limit = limit;
  }

  /**
   * The reports of a task’s checks, one for each, in their order. Where the process ends, the check that was running
   * crashed, and the rest is run in another; where the time is up, it timed out, and the rest is blocked. Throws where a
   * check is named that there is not.
   */
  async judge(task: Task): Promise<CheckReport[]> {
    chosenChecks(task.checks);
    await this.#turn();
    try {
      return await judge(task, performance.now() + this.#limit, this.#limit);
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

async function judge(task: Task, deadline: number, limit: number): Promise<CheckReport[]> {
  const reports: CheckReport[] = [];
  let assumptions: Assumptions = {};
  const engine = { name: 'simulated', build: SIMULATED_BUILD } as const;
  const loseChecks = (ids: readonly string[], why: End) => {
    for (const check of chosenChecks(ids))
      reports.push(reportUnrun(check, { candidate: task.candidate, engine }, { seed: task.seed, assumptions }, why));
  };

  for (let rest = task.checks; rest.length > 0; rest = task.checks.slice(reports.length)) {
    let started = false;
    const end = await inItsOwnProcess({ ...task, checks: rest }, deadline, (news) => {
      if (news.kind === 'report') reports.push(news.report);
      else assumptions = news.assumptions;
      started = true;
    });
    const [running, ...others] = task.checks.slice(reports.length);
    if (running === undefined) break;
    // A candidate that does not even load takes all checks with it.
    loseChecks(started ? [running] : [running, ...others], end);
    if (started && end.verdict === 'timeout')
      loseChecks(others, {
        verdict: 'blocked',
        message: `its turn never came: the ${limit / 1000} s that a candidate has were up in ${running}`,
      });
  }
  return reports;
}

/** Runs a task in a process of its own, until the process ends or its time is up; says how it ended, as a verdict. */
async function inItsOwnProcess(task: Task, deadline: number, hear: (news: Heard) => void): Promise<End> {
  const child = fork(PROCESS, {
    execArgv: ['--import', TSX, `--max-old-space-size=${HEAP}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let end: End | undefined;
  const stop = (why: End) => {
    end ??= why;
    child.kill('SIGKILL');
  };
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    lastWords = (lastWords + chunk).slice(-LAST_WORDS);
  });
  child.on('message', (message) => {
    const { data: news, error } = newsSchema.safeParse(message);
    if (!news) stop({ verdict: 'harness-error', message: `a direct run told what is no news: ${error.message}` });
    else if (news.kind === 'fault') stop({ verdict: 'harness-error', message: news.message });
    else hear(news);
  });
  // A process that is gone already shows in its end.
  child.send(task, () => undefined);
  const time = Math.max(0, deadline - performance.now());
  const timer = setTimeout(() => stop({ verdict: 'timeout', message: 'the candidate’s time was up' }), time);
  // What it told may be heard after it ended.
  const [[code, signal]] = await Promise.all([once(child, 'close'), once(child, 'disconnect')]);
  clearTimeout(timer);
  return end ?? { verdict: 'crash', message: `the process ended by ${signal ?? `exit code ${code}`}: ${lastWords}` };
}
