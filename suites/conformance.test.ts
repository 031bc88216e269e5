import { label } from 'allure-js-commons';
import { afterAll, beforeAll, describe, inject, test } from 'vitest';
import type { CheckReport } from '../evidence/check-report.ts';
import { candidateSchema } from '../harness/candidate/candidate.ts';
import { allureLabels } from './check/allure-labels.ts';
import { failureMessage, unexplainedFindings } from './check/declared-deviations.ts';
import { checkSettings } from './check/settings.ts';
import { checks } from './checks/checks.ts';
import { CheckProcess } from './confined/check-process.ts';

declare module 'vitest' {
  interface TaskMeta {
    conformance?: CheckReport[];
  }
}

const { seed, values, path } = checkSettings(40);

// The properties of the suite with more values than a run in all engines has time for.
describe(`properties in the simulated engine, seed ${seed}`, () => {
  let runner: CheckProcess;
  beforeAll(async () => {
    runner = await CheckProcess.start(candidateSchema.parse(inject('conformance').candidate));
  });
  afterAll(() => runner.close());

  for (const check of checks.filter(({ kind }) => kind === 'property')) {
    // Declared before the test runs, so that a process that does not start counts as the harness’s fault.
    const meta = { conformance: [] };
    test(`${check.id}: ${check.title} [${check.covers.join(' ')}]`, { meta }, async ({ task }) => {
      for (const { name, value } of allureLabels(check)) await label(name, value);
      await label('engine', 'simulated');

      const report = await runner.run(check, { seed, values, path });
      task.meta.conformance = [report];
      const failures = unexplainedFindings(report, runner.candidate);
      if (failures.length > 0) throw new Error(failureMessage(failures, report));
    });
  }
});
