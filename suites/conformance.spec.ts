import { test as base } from '@playwright/test';
import { faultReport } from '../evidence/fault-report.ts';
import type { EngineName } from '../evidence/verdict.ts';
import { readCandidateFile } from '../harness/candidate/run-candidate.ts';
import { allureEngineLabel, allureLabels } from './check/allure-labels.ts';
import type { CheckRunner } from './check/check-runner.ts';
import { shownDeviations, unexplainedFindings } from './check/declared-deviations.ts';
import { failTest } from './check/failing-test.ts';
import { checkSettings, DEFAULT_VALUES } from './check/settings.ts';
import { checks } from './checks/checks.ts';
import { startCheckRunner } from './confined/start-check-runner.ts';

const test = base.extend<object, { engineName: EngineName; runner: CheckRunner | Error }>({
  engineName: ['chromium', { option: true, scope: 'worker' }],
  runner: [
    async ({ engineName }, use) => {
      const runner = await startCheckRunner(engineName, readCandidateFile()).catch((error: Error) => error);
      await use(runner);
      if (!(runner instanceof Error)) await runner.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

for (const check of checks) {
  const title = `${check.id}: ${check.title} [${check.covers.join(' ')}]`;
  const annotation = allureLabels(check).map(({ name, value }) => ({
    type: `allure.label.${name}`,
    description: value,
  }));
  test(title, { annotation }, async ({ runner, engineName }, testInfo) => {
    await testInfo.attach('engine', allureEngineLabel(engineName));
    if (runner instanceof Error) {
      // The fault is the same for every check. A failing test would cost a new worker each time, so the test is
      // skipped.
      const body = JSON.stringify(faultReport(runner));
      await testInfo.attach('conformance-fault', { body, contentType: 'application/json' });
      testInfo.skip(true, runner.message);
      return;
    }
    const report = await runner.run(check, checkSettings(DEFAULT_VALUES[engineName]));

    await testInfo.attach('conformance-check', { body: JSON.stringify(report), contentType: 'application/json' });
    for (const { requirement: id, evidence = [] } of report.findings) {
      for (const { name, text } of evidence)
        await testInfo.attach(`${id} ${name}`, { body: text, contentType: 'text/plain' });
    }
    // The check was not run, so its test is skipped; the verdicts are in the report. Also, each failing test may cost a
    // new worker, which would wait for the candidate to load again.
    testInfo.skip(runner.loadFailure !== null, runner.loadFailure?.message ?? '');
    for (const { requirement, reason } of shownDeviations(report, runner.candidate)) {
      testInfo.annotations.push({ type: `deviation ${requirement}`, description: reason });
    }
    const failures = unexplainedFindings(report, runner.candidate);
    if (failures.length > 0) failTest(testInfo, report, failures);
  });
}
