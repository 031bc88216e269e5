import { fileURLToPath } from 'node:url';
import type { Assumptions, CheckReport } from '../../evidence/check-report.ts';
import { diagnosisLines } from '../../evidence/diagnosis.ts';
import { HarnessFault, UsageError } from '../../evidence/fault.ts';
import type { FaultReport } from '../../evidence/fault-report.ts';
import type { Verdict } from '../../evidence/verdict.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import { bundleCandidate } from '../../harness/confinement/bundle-candidate.ts';
import type { CandidateBundle } from '../../harness/confinement/candidate-bundle.ts';
import { ConfinedProcess, endsWithParent, type ProcessEnd } from '../../harness/confinement/confined-process.ts';
import { SIMULATED_BUILD } from '../../harness/simulated/engine.ts';
import type { Check } from '../check/check.ts';
import type { CheckRunner } from '../check/check-runner.ts';
import { type CheckTarget, replayCommand, reportUnrun } from '../check/run-check.ts';
import type { CheckSettings } from '../check/settings.ts';
import { type Answer, answerSchema, type Question } from './messages.ts';

/**
 * Timeouts of a check process, in wall-clock milliseconds. They only stop what never ends: no other verdict depends on
 * them.
 */
export interface CheckTimeouts {
  /** For a step in a page. A real browser gets longer because it does more. */
  step: number;
  /** For a check whose steps are watched. */
  check: number;
  /** Added to it for each value that a property may try. */
  value: number;
}

const TIMEOUTS: CheckTimeouts = { step: 15_000, check: 60_000, value: 1000 };

/** The timeout for starting the test bed in the process, before the candidate is loaded. */
const START_TIMEOUT = 60_000;

export interface CheckProcessOptions {
  timeouts?: CheckTimeouts | undefined;
  /** Whether each step is watched from the start, rather than only after a check has taken too long. */
  watched?: boolean;
  /** The time limit for all checks of the candidate together, in milliseconds; none by default. */
  limit?: number;
  /** Virtual time at which sites start, in milliseconds since 1970; by default the current time. */
  startTime?: number | undefined;
}

const PROCESS = fileURLToPath(new URL('process', import.meta.url));

/**
 * Runs checks on a candidate in the simulated engine, in a {@link ConfinedProcess}. If the process ends or has to be
 * ended, the check that was running gets the verdict and the next check a new process. Neither this process nor another
 * candidate is affected.
 *
 * Watching each step from within the process takes half of its time, and few candidates ever hang. So at first, if the
 * system ends stuck processes together with this one, only the whole check is timed, from outside. Its timeout is twice
 * that of a step, since a step that waits in vain ends on its own. A check that exceeds it is run again in a new
 * process that watches its steps, as are all checks after it, so that the step that hangs is stopped and named.
 */
export class CheckProcess implements CheckRunner {
  readonly candidate: Candidate;
  loadFailure: CheckRunner['loadFailure'] = null;
  assumptions: Assumptions = {};
  readonly #timeouts: CheckTimeouts;
  readonly #limit: number;
  readonly #deadline: number;
  readonly #bundle: CandidateBundle;
  #isWatched: boolean;
  /** Whether the candidate’s time limit is exceeded. */
  #isOver = false;
  #process: ConfinedProcess | undefined;
  /** The check during which the time limit was exceeded. */
  #lastCheck: string | undefined;

  private constructor(candidate: Candidate, bundle: CandidateBundle, timeouts: CheckTimeouts, limit: number) {
    this.candidate = candidate;
    this.#bundle = bundle;
    this.#isWatched = bundle.watched;
    this.#timeouts = timeouts;
    this.#limit = limit;
    this.#deadline = performance.now() + limit;
  }

  /** Starts a process and loads the candidate in it. Throws HarnessFault if the process cannot be started. */
  static async start(
    candidate: Candidate,
    {
      timeouts = TIMEOUTS,
      limit = Number.POSITIVE_INFINITY,
      startTime,
      watched = !endsWithParent(),
    }: CheckProcessOptions = {},
  ): Promise<CheckProcess> {
    const bundle = { ...(await bundleCandidate(candidate, timeouts.step)), startTime, watched };
    const checkProcess = new CheckProcess(candidate, bundle, timeouts, limit);
    await checkProcess.#startProcess();
    return checkProcess;
  }

  async run(check: Check, settings: CheckSettings): Promise<CheckReport> {
    if (this.#lastCheck !== undefined) {
      const message = `not run: the candidate used up its ${this.#limit / 1000} s in ${this.#lastCheck}`;
      return this.#unrun(check, settings, { verdict: 'blocked', message });
    }
    if (!this.#process && !this.loadFailure) {
      const fault = await this.#startProcess().catch((error: Error) => error);
      if (fault) return this.#unrun(check, settings, { verdict: 'harness-error', message: `${fault.stack}` });
    }
    if (this.loadFailure) return this.#unrun(check, settings, this.loadFailure);
    const question = { kind: 'check', id: check.id, ...settings } as const;
    const answer = await this.#askCandidate(question, this.#timeouts.value * settings.values);
    if (answer === 'again') return this.run(check, settings);
    if (this.#isOver) this.#lastCheck = check.id;
    if (answer.kind === 'report') return this.#withReplay(check, answer.report);
    if (answer.kind !== 'end') throw new HarnessFault(`A check process answered a check with ${answer.kind}.`);
    const { verdict, message } = answer;
    return this.#unrun(check, settings, {
      verdict,
      message:
        verdict === 'timeout'
          ? `The check did not end in time: ${message}. The candidate never comes to rest.`
          : message,
    });
  }

  async close(): Promise<void> {
    await this.#process?.close();
    this.#process = undefined;
  }

  /**
   * Starts a process and loads the candidate in it. Whatever fails before the candidate is loaded is the harness’s
   * fault.
   */
  async #startProcess(): Promise<void> {
    this.#process = await ConfinedProcess.start(PROCESS);
    const started = await this.#ask({ kind: 'start', ...this.#bundle, watched: this.#isWatched }, START_TIMEOUT);
    if (started.kind === 'end') throw faultOf(started);
    if (started.kind === 'started') this.assumptions = started.assumptions;
    const loaded = await this.#askCandidate({ kind: 'load' });
    if (loaded === 'again') return this.#startProcess();
    if (loaded.kind === 'loaded') this.loadFailure = loaded.loadFailure;
    else if (loaded.kind !== 'end') throw new HarnessFault(`A check process answered a load with ${loaded.kind}.`);
    else if (loaded.verdict === 'harness-error') throw faultOf(loaded);
    else this.loadFailure = loaded;
  }

  /**
   * Asks a question that runs the candidate, with `extra` milliseconds on top of its timeout. Returns `again` if the
   * steps were not watched and the question has to be asked again with them watched.
   */
  async #askCandidate(question: Question, extra = 0): Promise<ProcessMessage | 'again'> {
    const { step, check } = this.#timeouts;
    const limit = (this.#isWatched ? check : 2 * step) + extra;
    const left = Math.max(0, this.#deadline - performance.now());
    const answer = await this.#ask(question, Math.min(limit, left));
    if (answer.kind !== 'end' || answer.verdict !== 'timeout') return answer;
    this.#isOver = left <= limit;
    if (this.#isOver || this.#isWatched) return answer;
    this.#isWatched = true;
    return 'again';
  }

  /** Returns the process’s answer, or how the process ended; after that it is gone. */
  async #ask(question: Question, limit: number): Promise<ProcessMessage> {
    if (!this.#process) throw new HarnessFault('There is no check process to ask.');
    const reply = await this.#process.ask(question, limit);
    if ('end' in reply) {
      this.#process = undefined;
      return { kind: 'end', ...reply.end };
    }
    const { data: answer, error } = answerSchema.safeParse(reply.answer);
    if (answer && answer.kind !== 'fault') return answer;
    await this.close();
    const fault = answer?.fault ?? { stack: `a check process sent a malformed answer: ${error?.message}` };
    const message = 'diagnosis' in fault ? diagnosisLines(fault.diagnosis).join('\n') : fault.stack;
    return { kind: 'end', verdict: 'harness-error', message, fault };
  }

  /** The report with its replay command, which only this process knows: it depends on how the run was started. */
  #withReplay(check: Check, report: CheckReport): CheckReport {
    return { ...report, replay: replayCommand(check, this.#target, report.counterexample) };
  }

  get #target(): CheckTarget {
    return { candidate: this.candidate, engine: { name: 'simulated', build: SIMULATED_BUILD } };
  }

  #unrun(check: Check, { seed }: CheckSettings, why: { verdict: Verdict; message: string }): CheckReport {
    return reportUnrun(check, this.#target, { seed, assumptions: this.assumptions }, why);
  }
}

/**
 * A fault in the process as an error here: a usage error with its diagnosis, or a harness fault with its original
 * stack.
 */
function faultOf({ message, fault }: EndWithFault): UsageError | HarnessFault {
  if (fault && 'diagnosis' in fault) return new UsageError(fault.diagnosis);
  return Object.assign(new HarnessFault(message), { stack: message });
}

type EndWithFault = ProcessEnd & { fault?: FaultReport };

type ProcessMessage = Exclude<Answer, { kind: 'fault' }> | ({ kind: 'end' } & EndWithFault);
