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
import { type CheckOutcome, replayCommand, reportUnrun } from '../check/run-check.ts';
import type { Settings } from '../check/settings.ts';
import { type Answer, answerSchema, type Question } from './messages.ts';

/** How patient a judging process is, in wall-clock milliseconds. They bound what never ends; no verdict rests on them. */
export interface Timeouts {
  /** With a step in a page. A real browser gets longer: it has more to do. */
  step: number;
  /** With a check that is watched; each value that a property may try adds `value`. */
  check: number;
  value: number;
}

const TIMEOUT: Timeouts = { step: 15_000, check: 60_000, value: 1000 };

/** With a process that has no candidate in it yet. */
const OURS = 60_000;

export interface CheckProcessOptions {
  timeout?: Timeouts | undefined;
  /** Whether each step is watched from the start, and not only once a check takes too long. */
  watched?: boolean;
  /** How long the candidate may take in all, in milliseconds; unless given, each check has its own time and no more is asked. */
  limit?: number;
  /** Virtual time at which sites start, in milliseconds since 1970; the time it then is, unless given. */
  beginning?: number | undefined;
}

const PROCESS = fileURLToPath(new URL('process', import.meta.url));

/**
 * Judges a candidate in the simulated engine, in a {@link ConfinedProcess}. Where the process ends, or has to be ended,
 * the check that was running gets the verdict and the next one a fresh process; neither this process nor another
 * candidate is touched.
 *
 * To watch each step from within takes half of all time, and few candidates ever hang. So at first, where the system sees to
 * it that no process that is stuck is left behind, only the whole check is timed, from outside: for twice as long as a step
 * may take, since one that waits in vain ends by itself. What takes longer is asked again from the start, in a fresh process
 * in which steps are watched, and so is everything after it: a step that hangs is then stopped and named.
 */
export class CheckProcess implements CheckRunner {
  readonly candidate: Candidate;
  doesNotLoad: CheckRunner['doesNotLoad'] = null;
  assumptions: Assumptions = {};
  readonly #timeout: Timeouts;
  readonly #limit: number;
  readonly #deadline: number;
  readonly #bundle: CandidateBundle;
  #isWatched: boolean;
  /** Whether the candidate’s time is up. */
  #isOver = false;
  #process: ConfinedProcess | undefined;
  /** The check in which the candidate’s time was up. */
  #lastCheck: string | undefined;

  private constructor(candidate: Candidate, bundle: CandidateBundle, timeout: Timeouts, limit: number) {
    this.candidate = candidate;
    this.#bundle = bundle;
    this.#isWatched = bundle.watched;
    this.#timeout = timeout;
    this.#limit = limit;
    this.#deadline = performance.now() + limit;
  }

  /** Loads the candidate. Throws a HarnessFault where that has no process to be loaded in. */
  static async start(
    candidate: Candidate,
    {
      timeout = TIMEOUT,
      limit = Number.POSITIVE_INFINITY,
      beginning,
      watched = !endsWithParent(),
    }: CheckProcessOptions = {},
  ): Promise<CheckProcess> {
    const bundle = { ...(await bundleCandidate(candidate, timeout.step)), beginning, watched };
    const judging = new CheckProcess(candidate, bundle, timeout, limit);
    await judging.#begin();
    return judging;
  }

  async run(check: Check, settings: Settings): Promise<CheckReport> {
    if (this.#lastCheck !== undefined) {
      const message = `its turn never came: the ${this.#limit / 1000} s that a candidate has were up in ${this.#lastCheck}`;
      return this.#unrun(check, settings, { verdict: 'blocked', message });
    }
    if (!this.#process && !this.doesNotLoad) {
      const fault = await this.#begin().catch((error: Error) => error);
      if (fault) return this.#unrun(check, settings, { verdict: 'harness-error', message: `${fault.stack}` });
    }
    if (this.doesNotLoad) return this.#unrun(check, settings, this.doesNotLoad);
    const question = { kind: 'check', id: check.id, ...settings } as const;
    const told = await this.#askInTime(question, this.#timeout.value * settings.values);
    if (told === 'again') return this.run(check, settings);
    if (this.#isOver) this.#lastCheck = check.id;
    if (told.kind === 'report') return this.#replayable(check, told.report);
    if (told.kind !== 'end') throw new HarnessFault(`A judging process answered a check with ${told.kind}.`);
    const { verdict, message } = told;
    const said =
      verdict === 'timeout' ? `The check did not end in time: ${message}. The candidate never comes to rest.` : message;
    return this.#unrun(check, settings, { verdict, message: said });
  }

  async close(): Promise<void> {
    await this.#process?.close();
    this.#process = undefined;
  }

  /** A process with the candidate loaded in it. Until it is asked to load it, whatever goes wrong is ours. */
  async #begin(): Promise<void> {
    this.#process = await ConfinedProcess.start(PROCESS);
    const equipped = await this.#ask({ kind: 'equip', ...this.#bundle, watched: this.#isWatched }, OURS);
    if (equipped.kind === 'end') throw faultOf(equipped);
    if (equipped.kind === 'equipped') this.assumptions = equipped.assumptions;
    const loaded = await this.#askInTime({ kind: 'load' });
    if (loaded === 'again') return this.#begin();
    if (loaded.kind === 'loaded') this.doesNotLoad = loaded.doesNotLoad;
    else if (loaded.kind !== 'end') throw new HarnessFault(`A judging process answered with ${loaded.kind}.`);
    else if (loaded.verdict === 'harness-error') throw faultOf(loaded);
    else this.doesNotLoad = loaded;
  }

  /** Asks something of the candidate, with `extra` milliseconds for it. What ends unwatched is to be asked again. */
  async #askInTime(question: Question, extra = 0): Promise<ProcessMessage | 'again'> {
    const { step, check } = this.#timeout;
    const limit = (this.#isWatched ? check : 2 * step) + extra;
    const left = Math.max(0, this.#deadline - performance.now());
    const told = await this.#ask(question, Math.min(limit, left));
    if (told.kind !== 'end' || told.verdict !== 'timeout') return told;
    this.#isOver = left <= limit;
    if (this.#isOver || this.#isWatched) return told;
    this.#isWatched = true;
    return 'again';
  }

  /** What the process answers, or how it came to be without one: then it is gone. */
  async #ask(question: Question, limit: number): Promise<ProcessMessage> {
    if (!this.#process) throw new HarnessFault('There is no process to be asked.');
    const requested = await this.#process.ask(question, limit);
    if ('end' in requested) {
      this.#process = undefined;
      return { kind: 'end', ...requested.end };
    }
    const { data: answer, error } = answerSchema.safeParse(requested.answer);
    if (answer && answer.kind !== 'fault') return answer;
    await this.close();
    const fault = answer?.fault ?? { stack: `a judging process answered what is no answer: ${error?.message}` };
    const message = 'diagnosis' in fault ? diagnosisLines(fault.diagnosis).join('\n') : fault.stack;
    return { kind: 'end', verdict: 'harness-error', message, fault };
  }

  /** How a person runs it again is known here: there, nothing is known of how the run was started. */
  #replayable(check: Check, report: CheckReport): CheckReport {
    return { ...report, replay: replayCommand(check, this.#judged, report.counterexample) };
  }

  get #judged(): CheckOutcome {
    return { candidate: this.candidate, engine: { name: 'simulated', build: SIMULATED_BUILD } };
  }

  #unrun(check: Check, { seed }: Settings, why: { verdict: Verdict; message: string }): CheckReport {
    return reportUnrun(check, this.#judged, { seed, assumptions: this.assumptions }, why);
  }
}

/** The fault of a process: a usage error with its diagnosis, or a harness fault with its stack there. */
function faultOf({ message, fault }: EndWithFault): UsageError | HarnessFault {
  if (fault && 'diagnosis' in fault) return new UsageError(fault.diagnosis);
  return Object.assign(new HarnessFault(message), { stack: message });
}

type EndWithFault = ProcessEnd & { fault?: FaultReport };

type ProcessMessage = Exclude<Answer, { kind: 'fault' }> | ({ kind: 'end' } & EndWithFault);
