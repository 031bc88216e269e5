import { readFileSync } from 'node:fs';
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
import { type EngineName, engineNameSchema, type Finding } from '../spec/verdict.ts';
import { readCandidate } from './candidate-file.ts';
import type { Deviation } from './deviation.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { harnessErrorFrom, tell, withoutResults } from './harness-error.ts';
import { inert } from './inert.ts';
import { painter, wantsColor } from './paint.ts';
import { Progress } from './progress.ts';
import { explainsFailure, outputDirectory, publish, RecordedRun } from './recorded-run.ts';
import type { HarnessError } from './results.ts';
import { tally } from './tally.ts';

/** The attachment in which a test hands over its check’s report. */
export const ATTACHMENT = 'conformance-check';

/**
 * Tells the workers that this reporter is the first to read a result. Then a check that fails may call that expected, so
 * that its worker lives on: see `suites/failing-test.ts`.
 */
const REPORTER = 'CONFORMANCE_REPORTER';

export interface PlaywrightReporterOptions {
  /** Where to write, in place of the directory that global setup chose. */
  out?: string;
}

/** Makes a Playwright run a conformance result: its files, its summary, its exit code. */
export default class PlaywrightReporter implements Reporter {
  readonly #stream = process.stdout;
  readonly #progress = new Progress(this.#stream);
  readonly #run = new RecordedRun();
  readonly #out: string | undefined;
  #suite: Suite | undefined;
  #deviations: readonly Deviation[] | undefined;
  #anyTestEnded = false;
  #exitCode: ExitCode | undefined;

  constructor({ out }: PlaywrightReporterOptions = {}) {
    this.#out = out;
    // Playwright exits by itself, and knows success and failure only. Whatever it asks for, this is asked last.
    process.on('exit', (asked) => {
      if (this.#exitCode === undefined) return;
      // A run that ends badly although nothing we know of is wrong has a reason that is no verdict of the candidate.
      process.exitCode = this.#exitCode === 0 && asked !== 0 ? 2 : this.#exitCode;
    });
  }

  /** Without this Playwright would add its own reporter to ours. */
  printsToStdio(): boolean {
    return true;
  }

  onBegin({ reporter }: FullConfig, suite: Suite): void {
    this.#suite = suite;
    // Workers start after this, with this environment.
    if (reporter[0]?.[0] === fileURLToPath(import.meta.url)) process.env[REPORTER] = 'first';
    else delete process.env[REPORTER];
    for (const test of this.#tests()) {
      const engine = engineOf(test);
      if (engine) this.#progress.expect(engine);
    }
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    this.#anyTestEnded = true;
    // No check is expected to fail: one that says so only keeps its worker, and fails for every reporter from here on.
    if (test.expectedStatus === 'failed') test.expectedStatus = 'passed';
    const where = test.titlePath().filter(Boolean).join(' › ');
    const engine = engineOf(test);
    const reports = result.attachments
      .filter(({ name }) => name === ATTACHMENT)
      .map((attachment) => this.#run.add(reportIn(attachment), where, engine))
      .filter((report) => report !== undefined);
    for (const report of reports)
      this.#progress.finished(report, (finding) => this.#isDeclared(report.engine, finding));
    const explained = reports.some(explainsFailure);
    const { status } = result;
    if (explained || status === test.expectedStatus || status === 'skipped' || status === 'interrupted') return;
    const errors = result.errors.length > 0 ? result.errors : [{ message: `The test ended as ${status}.` }];
    for (const error of errors) this.#harnessError(harnessErrorFrom(where, engine, error));
  }

  onError(error: TestError): void {
    if (isEarlyStop(error)) return;
    const harnessError = harnessErrorFrom('run', null, error);
    this.#harnessError(harnessError);
    if (this.#exitCode === undefined) return;
    // After the end there is no summary to tell it in any more.
    tell([harnessError]);
    this.#exitCode = 2;
  }

  onStdOut(chunk: string | Buffer): void {
    this.#progress.printed(chunk.toString());
  }

  onStdErr(chunk: string | Buffer): void {
    this.#progress.printed(chunk.toString());
  }

  async onEnd(result: FullResult): Promise<{ status: FullResult['status'] }> {
    this.#progress.end();
    if (this.#isListing(result)) {
      this.#list();
      return { status: result.status };
    }
    // Playwright itself says where a run took longer than it may; of an interruption it says nothing.
    if (result.status === 'interrupted')
      this.#run.addHarnessError({ where: 'run', engine: null, message: 'The run was interrupted.', details: [] });
    this.#exitCode = this.#conclude(result);
    this.#stream.write(tally(this.#tests(), result.duration, painter(wantsColor(this.#stream))));
    return { status: this.#exitCode === 0 ? 'passed' : 'failed' };
  }

  #conclude(result: FullResult): ExitCode {
    try {
      const results = this.#run.results({
        runner: 'playwright',
        startedAt: result.startTime.toISOString(),
        duration: Math.round(result.duration),
      });
      publish(results, this.#out ?? outputDirectory(), this.#stream, true);
      return exitCode(results);
    } catch (error) {
      tell(withoutResults(this.#run.harnessErrors, error));
      return 2;
    }
  }

  /** `--list` reports tests, runs none of them, and finds that well. */
  #isListing({ status }: FullResult): boolean {
    return status === 'passed' && !this.#anyTestEnded && this.#tests().length > 0;
  }

  #list(): void {
    for (const test of this.#tests()) this.#stream.write(`${inert(test.titlePath().filter(Boolean).join(' › '))}\n`);
  }

  #tests(): TestCase[] {
    return this.#suite?.allTests() ?? [];
  }

  #isDeclared(engine: EngineName, { requirement, verdict }: Finding): boolean {
    this.#deviations ??= declaredDeviations();
    return (
      verdict === 'fail' &&
      this.#deviations.some((one) => one.requirement === requirement && one.engines.includes(engine))
    );
  }

  #harnessError(harnessError: HarnessError): void {
    this.#run.addHarnessError(harnessError);
    if (this.#anyTestEnded) this.#progress.harnessError(harnessError);
  }
}

/** The report in an attachment; where there is none, what is there instead, for the schema to object to. */
function reportIn({ body, path }: TestResult['attachments'][number]): unknown {
  try {
    // Merged blobs hand over as files what tests attached as bytes.
    const bytes = body ?? (path === undefined ? undefined : readFileSync(path));
    return bytes === undefined ? undefined : JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    return error;
  }
}

function engineOf(test: TestCase): EngineName | null {
  return engineNameSchema.safeParse(test.parent.project()?.name).data ?? null;
}

/** Playwright’s notice that it stopped at as many failures as `-x` or `--max-failures` allow: asked for, so no fault. */
function isEarlyStop({ message = '' }: TestError): boolean {
  return /^Testing stopped early after \d+ maximum allowed failures/.test(stripVTControlCharacters(message));
}

/** For the progress only: a candidate file that cannot be read is told at the end, where it is needed. */
function declaredDeviations(): readonly Deviation[] {
  try {
    return readCandidate(process.env['CONFORMANCE_CANDIDATE_FILE']).deviations;
  } catch {
    return [];
  }
}
