import { label } from 'allure-js-commons';
import { afterAll, beforeAll, describe, inject, test } from 'vitest';
import type { CheckReport } from '../evidence/check-report.ts';
import { candidateSchema } from '../harness/candidate/candidate.ts';
import { allureLabels } from './check/allure-labels.ts';
import { failureMessage, unexplained } from './check/declared-deviations.ts';
import { settings } from './check/settings.ts';
import { checks } from './checks/checks.ts';
import { CheckProcess } from './confined/check-process.ts';

declare module 'vitest' {
  interface TaskMeta {
    conformance?: CheckReport[];
  }
}

const { seed, values, path } = settings(40);

// The same properties with more values than a run in all engines has time for.
describe(`properties in the simulated engine, seed ${seed}`, () => {
  let judging: CheckProcess;
  beforeAll(async () => {
    judging = await CheckProcess.start(candidateSchema.parse(inject('conformance').candidate));
  });
  afterAll(() => judging.close());

  for (const check of checks.filter(({ kind }) => kind === 'property')) {
    // That it will report is declared before it runs: then a process that does not start is known to be ours.
    const meta = { conformance: [] };
    test(`${check.id}: ${check.title} [${check.covers.join(' ')}]`, { meta }, async ({ task }) => {
      for (const { name, value } of allureLabels(check)) await label(name, value);
      await label('engine', 'simulated');

      const report = await judging.run(check, { seed, values, path });
      task.meta.conformance = [report];
      const failures = unexplained(report, judging.candidate);
      if (failures.length > 0) throw new Error(failureMessage(failures, report));
    });
  }
});
