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
import { faultReportSchema } from '../../evidence/fault-report.ts';
import type { ReplayParts } from '../replay/parts.ts';
import { selectReplays } from '../replay/select-replays.ts';
import { type ExitCode, exitCode } from '../results/exit-code.ts';
import { errorsWithoutResults, harnessErrorFrom, printHarnessErrors } from '../results/harness-error.ts';
import type { HarnessError } from '../results/results.ts';
import { sanitize } from '../text/sanitize.ts';
import {
  CANDIDATE_ATTACHMENT,
  CHECK_ATTACHMENT,
  type ConformanceProject,
  conformanceProject,
  FAULT_ATTACHMENT,
  SETUP_FAULT,
} from './conformance-project.ts';
import { Progress } from './progress.ts';
import { explainsFailure, publish, RecordedRun } from './recorded-run.ts';
import { testCounts } from './test-counts.ts';

/**
 * Tells the workers that this reporter reads every result first. A failing check may then mark its failure as expected, so
 * that its worker is kept: see `suites/check/failing-test.ts`.
 */
const REPORTER = 'CONFORMANCE_REPORTER';

export interface PlaywrightReporterOptions {
  /** The parent of the results’ folders, which overrides the projects’ own. Relative to the configuration. */
  out?: string;
  /** Whether to print each check as it ends. Leave it off beside other reporters: then only the summary is printed. */
  progress?: boolean;
  /** Prepares the replay of a candidate’s failures. */
  replayParts?: (candidate: unknown) => Promise<ReplayParts | null>;
}

const metadataSchema = z.looseObject({ [SETUP_FAULT]: faultReportSchema.optional() });
const foundCandidateSchema = z.strictObject({ folder: z.string(), candidate: z.unknown() });

/**
 * Turns the tests that judge candidates into results: files, a summary and an exit code for each candidate. It ignores
 * other tests, except that a run in which one of them fails does not succeed.
 */
export default class PlaywrightReporter implements Reporter {
  readonly #stream = process.stdout;
  readonly #progress: Progress | null;
  readonly #runs = new Map<string, JudgedRun>();
  #errors: HarnessError[] = [];
  readonly #out: string | undefined;
  readonly #replayParts: PlaywrightReporterOptions['replayParts'];
  #base = process.cwd();
  #metadata: unknown = {};
  #suite: Suite | undefined;
  #anyTestEnded = false;
  #exitCode: ExitCode | undefined;

  constructor({ out, progress = false, replayParts }: PlaywrightReporterOptions = {}) {
    this.#out = out;
    this.#replayParts = replayParts;
    this.#progress = progress ? new Progress(this.#stream) : null;
    // Playwright exits on its own, and only with success or failure. This listener has the last word.
    process.on('exit', (requested) => {
      if (this.#exitCode === undefined) return;
      // A failed run without a known failure has a reason other than the candidate.
      process.exitCode = this.#exitCode === 0 && requested !== 0 ? 2 : this.#exitCode;
    });
  }

  /** If no reporter prints to the terminal, Playwright adds its own. */
  printsToStdio(): boolean {
    return this.#progress !== null;
  }

  onBegin({ configFile, reporter, metadata }: FullConfig, suite: Suite): void {
    this.#metadata = metadata;
    if (configFile) this.#base = dirname(configFile);
    this.#suite = suite;
    // Workers inherit this environment, as they start later.
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
    // No check is expected to fail: one that is marked so keeps its worker, and is a failure for all later reporters.
    if (test.expectedStatus === 'failed') test.expectedStatus = 'passed';
    const where = test.titlePath().filter(Boolean).join(' › ');
    const attached = (name: string) => result.attachments.filter((one) => one.name === name).map(contentOf);
    for (const candidate of attached(CANDIDATE_ATTACHMENT)) run.setCandidate(foundCandidateSchema.parse(candidate));
    const faults = attached(FAULT_ATTACHMENT).map((fault) => faultReportSchema.parse(fault));
    for (const fault of faults) this.#harnessError(run, harnessErrorFrom('run', project.engine, fault));
    const reports = attached(CHECK_ATTACHMENT)
      .map((report) => run.recorded.addReport(report, where, project.engine))
      .filter((report) => report !== undefined);
    for (const report of reports)
      this.#progress?.finished(report, (finding) => run.recorded.isDeclared(report.engine, finding));
    const explained = faults.length > 0 || reports.some(explainsFailure);
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
    // The summary has already been printed.
    printHarnessErrors([harnessError]);
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
    // The run judges no candidate.
    if (this.#runs.size === 0 && others.length > 0) return { status: result.status };
    // Playwright reports an error of global setup as text; here it is as data.
    const setupFault = metadataSchema.parse(this.#metadata)[SETUP_FAULT];
    if (setupFault) this.#errors = [harnessErrorFrom('run', null, setupFault)];
    // Playwright reports a run that timed out, but not one that was interrupted.
    if (result.status === 'interrupted')
      this.#errors.push({ where: 'run', engine: null, message: 'The run was interrupted.', details: [] });
    if (this.#runs.size === 0) printHarnessErrors(this.#errors);
    const codes: ExitCode[] = [];
    for (const run of this.#runs.values()) codes.push(await this.#conclude(run, result));
    const worst = codes.length > 0 ? Math.max(...codes) : 2;
    this.#exitCode = worst === 0 && others.some((test) => !test.ok()) ? 1 : (worst as ExitCode);
    const isJudged = [...this.#runs.values()].some(({ recorded }) => recorded.hasCandidate);
    if (this.#progress && isJudged) this.#stream.write(testCounts(tests));
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
      const parts = (isReplayed && (await this.#replayParts?.(recorded.resolvedCandidate))) || null;
      publish(results, resolve(this.#base, this.#out ?? out, folder), this.#stream, true, parts);
      return exitCode(results);
    } catch (error) {
      printHarnessErrors(errorsWithoutResults(recorded, error));
      return 2;
    }
  }

  /** With `--list`, the run passes although no test ends. */
  #isListing({ status }: FullResult): boolean {
    return status === 'passed' && !this.#anyTestEnded && this.#tests().length > 0;
  }

  #tests(): TestCase[] {
    return this.#suite?.allTests() ?? [];
  }

  /** The conformance run that a test belongs to, and its project; `undefined` for any other test. */
  #runOf(test: TestCase): { run: JudgedRun; project: ConformanceProject } | undefined {
    const project = conformanceProject(test.parent.project());
    if (!project) return undefined;
    const run = this.#runs.get(project.run) ?? new JudgedRun(project.out);
    this.#runs.set(project.run, run);
    run.commands.add(project.command);
    return { run, project };
  }

  #harnessError({ recorded }: JudgedRun, harnessError: HarnessError): void {
    const isNew = recorded.addHarnessError(harnessError);
    // Without a candidate the run is over, and its errors are printed at the end.
    if (isNew && recorded.hasCandidate) this.#progress?.harnessError(harnessError);
  }
}

/** The part of a Playwright run that judges one candidate. */
class JudgedRun {
  readonly recorded = new RecordedRun();
  /** The parent of the results’ folder, and the folder’s name. */
  readonly out: string;
  folder = '';
  /** The commands that started it: several if runs are merged. */
  readonly commands = new Set<string>();

  constructor(out: string) {
    this.out = out;
  }

  setCandidate({ folder, candidate }: z.infer<typeof foundCandidateSchema>): void {
    this.folder = folder;
    this.recorded.setCandidate(candidate);
  }
}

/** The content of an attachment; if it cannot be read, the error, for a schema to reject. */
function contentOf({ body, path }: TestResult['attachments'][number]): unknown {
  try {
    // In merged runs, attached bytes are files.
    const bytes = body ?? (path === undefined ? undefined : readFileSync(path));
    return bytes === undefined ? undefined : JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    return error;
  }
}

/** Playwright’s notice that it stopped after the failures that `-x` or `--max-failures` allow. It was requested, so it is no error. */
function isEarlyStop({ message = '' }: TestError): boolean {
  return /^Testing stopped early after \d+ maximum allowed failures/.test(stripVTControlCharacters(message));
}
