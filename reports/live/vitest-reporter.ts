import { join } from 'node:path';
import type { Reporter, SerializedError, TestCase, TestModule, TestRunEndReason } from 'vitest/node';
import { z } from 'zod';
import type { EngineName } from '../../evidence/verdict.ts';
import { type ExitCode, exitCode } from '../results/exit-code.ts';
import { harnessErrorFrom, tell, withoutResults } from '../results/harness-error.ts';
import { explainsFailure, publish, RecordedRun } from './recorded-run.ts';

/** What a vitest run judges in. */
const ENGINE: EngineName = 'simulated';

/**
 * In which a test hands over its check’s report, or several. A test that will report is declared with an empty array,
 * `test(name, { meta: { conformance: [] } }, …)`: then it is known for one even where it fails before it could report,
 * or never begins. A test without it is an ordinary one.
 */
const metaSchema = z.object({
  conformance: z
    .unknown()
    .optional()
    .transform((reports) => (reports === undefined || Array.isArray(reports) ? reports : [reports])),
});

/** What global setup provides under `conformance`. */
const providedSchema = z.object({
  conformance: z
    .strictObject({
      /** The resolved candidate. */
      candidate: z.unknown(),
      /** Where its results go. */
      out: z.string(),
      /** The command that runs all of it again. */
      command: z.string(),
    })
    .optional(),
});

declare module 'vitest' {
  interface ProvidedContext {
    conformance: NonNullable<z.infer<typeof providedSchema>['conformance']>;
  }
}

/** Makes the checks of a vitest run a conformance result: its files, its summary, its exit code. */
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
      for (const error of brokenAround(module))
        run.addHarnessError(harnessErrorFrom(module.relativeModuleId, ENGINE, error));
      for (const test of tests(module)) record(run, test);
    }
    for (const error of unhandledErrors) run.addHarnessError(harnessErrorFrom('run', null, error));
    if (reason === 'interrupted')
      run.addHarnessError({ where: 'run', engine: null, message: 'The run was interrupted.', details: [] });
    const code = this.#conclude(run, first);
    // Tests that judge a candidate answer for it by the verdicts alone; every other test still has its say.
    process.exitCode = code === 0 && modules.some(failsOtherwise) ? 1 : code;
  }

  #conclude(run: RecordedRun, module: TestModule): ExitCode {
    try {
      const { conformance } = providedSchema.parse(module.project.getProvidedContext());
      if (!conformance) throw new Error('No candidate to report on: global setup provides it, and did not.');
      run.found(conformance.candidate);
      const results = run.results({
        runner: 'vitest',
        startedAt: this.#startedAt.toISOString(),
        duration: Date.now() - this.#startedAt.getTime(),
        command: conformance.command,
      });
      publish(results, join(conformance.out, ENGINE), process.stdout, false);
      return exitCode(results);
    } catch (error) {
      tell(withoutResults(run, error));
      return 2;
    }
  }
}

function record(run: RecordedRun, test: TestCase): void {
  const handedOver = reportsOf(test);
  if (handedOver === undefined) return;
  const reports = handedOver
    .map((report) => run.add(report, test.fullName, ENGINE))
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

/** Errors of a file that befell none of its tests: while it loaded, in a hook around several. */
function brokenAround(module: TestModule): SerializedError[] {
  return [...module.errors(), ...[...module.children.allSuites()].flatMap((suite) => suite.errors())];
}

/** Whether a file fails by something that is no verdict on a candidate. */
function failsOtherwise(module: TestModule): boolean {
  const ordinary = tests(module).filter((test) => reportsOf(test) === undefined);
  return brokenAround(module).length > 0 || ordinary.some((test) => test.result().state === 'failed');
}
