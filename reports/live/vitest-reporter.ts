import { join } from 'node:path';
import type { Reporter, SerializedError, TestCase, TestModule, TestRunEndReason } from 'vitest/node';
import { z } from 'zod';
import type { EngineName } from '../../evidence/verdict.ts';
import { type ExitCode, exitCode } from '../results/exit-code.ts';
import { errorsWithoutResults, harnessErrorFrom, printHarnessErrors } from '../results/harness-error.ts';
import { explainsFailure, publish, RecordedRun } from './recorded-run.ts';

/** The engine of a vitest run. */
const ENGINE: EngineName = 'simulated';

/**
 * The metadata in which a test returns one or more check reports. Declare such a test with an empty array,
 * `test(name, { meta: { conformance: [] } }, …)`, so that it is recognised even if it fails before it reports, or never
 * starts. A test without this metadata is an ordinary test.
 */
const metaSchema = z.object({
  conformance: z
    .unknown()
    .optional()
    .transform((reports) => (reports === undefined || Array.isArray(reports) ? reports : [reports])),
});

/** The context that global setup provides. */
const providedSchema = z.object({
  conformance: z
    .strictObject({
      /** The resolved candidate. */
      candidate: z.unknown(),
      /** The folder of its results. */
      out: z.string(),
      /** The command that repeats the whole run. */
      command: z.string(),
    })
    .optional(),
});

declare module 'vitest' {
  interface ProvidedContext {
    conformance: NonNullable<z.infer<typeof providedSchema>['conformance']>;
  }
}

/** Turns the checks of a vitest run into results: files, a summary and an exit code. */
export default class VitestReporter implements Reporter {
  #startedAt = new Date();

  onTestRunStart(): void {
    this.#startedAt = new Date();
  }

  onTestRunEnd(
    modules: readonly TestModule[],
    unhandledErrors: readonly SerializedError[],
    reason: TestRunEndReason,
  ): void {
    const run = new RecordedRun();
    const judging = modules.filter((module) => tests(module).some((test) => reportsOf(test) !== undefined));
    const [first] = judging;
    if (!first) return;
    for (const module of judging) {
      for (const error of errorsOutsideTests(module))
        run.addHarnessError(harnessErrorFrom(module.relativeModuleId, ENGINE, error));
      for (const test of tests(module)) record(run, test);
    }
    for (const error of unhandledErrors) run.addHarnessError(harnessErrorFrom('run', null, error));
    if (reason === 'interrupted')
      run.addHarnessError({ where: 'run', engine: null, message: 'The run was interrupted.', details: [] });
    const code = this.#conclude(run, first);
    // Tests that judge a candidate count by their verdicts alone; every other test counts as usual.
    process.exitCode = code === 0 && modules.some(failsOtherwise) ? 1 : code;
  }

  #conclude(run: RecordedRun, module: TestModule): ExitCode {
    try {
      const { conformance } = providedSchema.parse(module.project.getProvidedContext());
      if (!conformance) throw new Error('No candidate to report on: global setup did not provide one.');
      run.setCandidate(conformance.candidate);
      const results = run.results({
        runner: 'vitest',
        startedAt: this.#startedAt.toISOString(),
        duration: Date.now() - this.#startedAt.getTime(),
        command: conformance.command,
      });
      publish(results, join(conformance.out, ENGINE), process.stdout, false);
      return exitCode(results);
    } catch (error) {
      printHarnessErrors(errorsWithoutResults(run, error));
      return 2;
    }
  }
}

function record(run: RecordedRun, test: TestCase): void {
  const returned = reportsOf(test);
  if (returned === undefined) return;
  const reports = returned
    .map((report) => run.addReport(report, test.fullName, ENGINE))
    .filter((report) => report !== undefined);
  const { state, errors = [] } = test.result();
  if (state !== 'failed' || reports.some(explainsFailure)) return;
  for (const error of errors) run.addHarnessError(harnessErrorFrom(test.fullName, ENGINE, error));
}

function reportsOf(test: TestCase): unknown[] | undefined {
  return metaSchema.parse(test.meta()).conformance;
}

function tests(module: TestModule): TestCase[] {
  return [...module.children.allTests()];
}

/** Errors of a file outside its tests: while it loaded, or in a hook of a suite. */
function errorsOutsideTests(module: TestModule): SerializedError[] {
  return [...module.errors(), ...[...module.children.allSuites()].flatMap((suite) => suite.errors())];
}

/** Whether a file has a failure that is not a verdict on a candidate. */
function failsOtherwise(module: TestModule): boolean {
  const ordinary = tests(module).filter((test) => reportsOf(test) === undefined);
  return errorsOutsideTests(module).length > 0 || ordinary.some((test) => test.result().state === 'failed');
}
