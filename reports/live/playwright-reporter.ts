import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestError,
  TestResult,
} from '@playwright/test/reporter';
import { z } from 'zod';
import type { ReplayParts } from '../replay/parts.ts';
import { selectReplays } from '../replay/select-replays.ts';
import { type ExitCode, exitCode } from '../results/exit-code.ts';
import { harnessErrorFrom, tell, withoutResults } from '../results/harness-error.ts';
import type { HarnessError } from '../results/results.ts';
import { tally } from '../results/tally.ts';
import { sanitize } from '../text/sanitize.ts';
import {
  CANDIDATE_ATTACHMENT,
  CHECK_ATTACHMENT,
  type ConformanceProject,
  conformanceProject,
  FAULT_ATTACHMENT,
} from './conformance-project.ts';
import { Progress } from './progress.ts';
import { explainsFailure, publish, RecordedRun } from './recorded-run.ts';

/**
 * Tells the workers that this reporter is the first to read a result. Then a check that fails may call that expected, so
 * that its worker lives on: see `suites/check/failing-test.ts`.
 */
const REPORTER = 'CONFORMANCE_REPORTER';

export interface PlaywrightReporterOptions {
  /** Where the results go, in place of what the projects say. Relative to the configuration. */
  out?: string;
  /** Whether to tell of each check as it ends. What only adds to other reporters says what the run came to, once. */
  progress?: boolean;
  /** Makes what a candidate’s failures are replayed with, of the candidate as its run handed it over. */
  replayParts?: (candidate: unknown) => Promise<ReplayParts | null>;
}

const handedOverSchema = z.strictObject({ folder: z.string(), candidate: z.unknown() });
const faultSchema = z.strictObject({ stack: z.string() });

/**
 * Makes of the tests that judge candidates a conformance result for each: its files, its summary, its exit code. Other
 * tests are none of its business, but that a run in which one fails has not succeeded.
 */
export default class PlaywrightReporter implements Reporter {
  readonly #stream = process.stdout;
  readonly #progress: Progress | null;
  readonly #runs = new Map<string, JudgedRun>();
  readonly #errors: HarnessError[] = [];
  readonly #out: string | undefined;
  readonly #replayParts: PlaywrightReporterOptions['replayParts'];
  #base = process.cwd();
  #suite: Suite | undefined;
  #anyTestEnded = false;
  #exitCode: ExitCode | undefined;

  constructor({ out, progress = false, replayParts }: PlaywrightReporterOptions = {}) {
    this.#out = out;
    this.#replayParts = replayParts;
    this.#progress = progress ? new Progress(this.#stream) : null;
    // Playwright exits by itself, and knows success and failure only. Whatever it asks for, this is asked last.
    process.on('exit', (requested) => {
      if (this.#exitCode === undefined) return;
      // A run that ends badly although nothing we know of is wrong has a reason that is no verdict of the candidate.
      process.exitCode = this.#exitCode === 0 && requested !== 0 ? 2 : this.#exitCode;
    });
  }

  /** Where this is false, and nobody else tells of the tests, Playwright adds its own reporter to ours. */
  printsToStdio(): boolean {
    return this.#progress !== null;
  }

  onBegin({ configFile, reporter }: FullConfig, suite: Suite): void {
    if (configFile) this.#base = dirname(configFile);
    this.#suite = suite;
    // Workers start after this, with this environment.
    if (reporter[0]?.[0] === fileURLToPath(import.meta.url)) process.env[REPORTER] = 'first';
    else delete process.env[REPORTER];
    for (const test of this.#tests()) {
      const { engine } = this.#runOf(test)?.project ?? {};
      if (engine) this.#progress?.expect(engine);
    }
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    this.#anyTestEnded = true;
    const found = this.#runOf(test);
    if (!found) return;
    const { run, project } = found;
    // No check is expected to fail: one that says so only keeps its worker, and fails for every reporter from here on.
    if (test.expectedStatus === 'failed') test.expectedStatus = 'passed';
    const where = test.titlePath().filter(Boolean).join(' › ');
    const attached = (name: string) => result.attachments.filter((one) => one.name === name).map(contentOf);
    for (const handedOver of attached(CANDIDATE_ATTACHMENT)) run.found(handedOverSchema.parse(handedOver));
    for (const fault of attached(FAULT_ATTACHMENT))
      this.#harnessError(run, harnessErrorFrom('run', project.engine, faultSchema.parse(fault)));
    const reports = attached(CHECK_ATTACHMENT)
      .map((report) => run.recorded.add(report, where, project.engine))
      .filter((report) => report !== undefined);
    for (const report of reports)
      this.#progress?.finished(report, (finding) => run.recorded.isDeclared(report.engine, finding));
    const explained = reports.some(explainsFailure);
    const { status } = result;
    if (explained || status === test.expectedStatus || status === 'skipped' || status === 'interrupted') return;
    const errors = result.errors.length > 0 ? result.errors : [{ message: `The test ended as ${status}.` }];
    for (const error of errors) this.#harnessError(run, harnessErrorFrom(where, project.engine, error));
  }

  onError(error: TestError): void {
    if (isEarlyStop(error)) return;
    const harnessError = harnessErrorFrom('run', null, error);
    this.#errors.push(harnessError);
    if (this.#anyTestEnded) this.#progress?.harnessError(harnessError);
    if (this.#exitCode === undefined) return;
    // After the end there is no summary to tell it in any more.
    tell([harnessError]);
    this.#exitCode = 2;
  }

  onStdOut(chunk: string | Buffer): void {
    this.#progress?.printed(chunk.toString());
  }

  onStdErr(chunk: string | Buffer): void {
    this.#progress?.printed(chunk.toString());
  }

  async onEnd(result: FullResult): Promise<{ status: FullResult['status'] }> {
    this.#progress?.end();
    const tests = this.#tests();
    if (this.#isListing(result)) {
      if (this.#progress)
        for (const test of tests) this.#stream.write(`${sanitize(test.titlePath().filter(Boolean).join(' › '))}\n`);
      return { status: result.status };
    }
    const others = tests.filter((test) => !this.#runOf(test));
    // A run of other tests only is not ours to report.
    if (this.#runs.size === 0 && others.length > 0) return { status: result.status };
    // Playwright itself says where a run took longer than it may; of an interruption it says nothing.
    if (result.status === 'interrupted')
      this.#errors.push({ where: 'run', engine: null, message: 'The run was interrupted.', details: [] });
    if (this.#runs.size === 0) tell(this.#errors);
    const codes: ExitCode[] = [];
    for (const run of this.#runs.values()) codes.push(await this.#conclude(run, result));
    const worst = codes.length > 0 ? Math.max(...codes) : 2;
    this.#exitCode = worst === 0 && others.some((test) => !test.ok()) ? 1 : (worst as ExitCode);
    const isJudged = [...this.#runs.values()].some(({ recorded }) => recorded.isKnown);
    if (this.#progress && isJudged) this.#stream.write(tally(tests));
    return { status: this.#exitCode === 0 ? 'passed' : 'failed' };
  }

  async #conclude({ recorded, out, folder, commands }: JudgedRun, result: FullResult): Promise<ExitCode> {
    for (const error of this.#errors) recorded.addHarnessError(error);
    try {
      const results = recorded.results({
        runner: 'playwright',
        startedAt: result.startTime.toISOString(),
        duration: Math.round(result.duration),
        command: [...commands].join(' && '),
      });
      const isReplayed = selectReplays(results).length > 0;
      const parts = (isReplayed && (await this.#replayParts?.(recorded.handedOver))) || null;
      publish(results, resolve(this.#base, this.#out ?? out, folder), this.#stream, true, parts);
      return exitCode(results);
    } catch (error) {
      tell(withoutResults(recorded, error));
      return 2;
    }
  }

  /** `--list` reports tests, runs none of them, and finds that well. */
  #isListing({ status }: FullResult): boolean {
    return status === 'passed' && !this.#anyTestEnded && this.#tests().length > 0;
  }

  #tests(): TestCase[] {
    return this.#suite?.allTests() ?? [];
  }

  /** The conformance run that a test is part of, with what its project says; `undefined` for any other test. */
  #runOf(test: TestCase): { run: JudgedRun; project: ConformanceProject } | undefined {
    const project = conformanceProject(test.parent.project());
    if (!project) return undefined;
    const run = this.#runs.get(project.run) ?? new JudgedRun(project.out);
    this.#runs.set(project.run, run);
    run.commands.add(project.command);
    return { run, project };
  }

  #harnessError({ recorded }: JudgedRun, harnessError: HarnessError): void {
    const isNews = recorded.addHarnessError(harnessError);
    // Where no candidate is found the run is over, and the end tells of it.
    if (isNews && recorded.isKnown) this.#progress?.harnessError(harnessError);
  }
}

/** One candidate’s part of a Playwright run. */
class JudgedRun {
  readonly recorded = new RecordedRun();
  /** Where its results go, and in which folder there. */
  readonly out: string;
  folder = '';
  /** How it was started: where runs are merged, in several ways. */
  readonly commands = new Set<string>();

  constructor(out: string) {
    this.out = out;
  }

  found({ folder, candidate }: z.infer<typeof handedOverSchema>): void {
    this.folder = folder;
    this.recorded.found(candidate);
  }
}

/** What is in an attachment; where nothing can be read, the reason, for a schema to object to. */
function contentOf({ body, path }: TestResult['attachments'][number]): unknown {
  try {
    // Merged blobs hand over as files what tests attached as bytes.
    const bytes = body ?? (path === undefined ? undefined : readFileSync(path));
    return bytes === undefined ? undefined : JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    return error;
  }
}

/** Playwright’s notice that it stopped at as many failures as `-x` or `--max-failures` allow: asked for, so no fault. */
function isEarlyStop({ message = '' }: TestError): boolean {
  return /^Testing stopped early after \d+ maximum allowed failures/.test(stripVTControlCharacters(message));
}
