import { test as base } from '@playwright/test';
import { faultReport } from '../evidence/fault-report.ts';
import type { EngineName } from '../evidence/verdict.ts';
import { readCandidateFile } from '../harness/candidate/run-candidate.ts';
import { allureLabels, engineInAllure } from './check/allure-labels.ts';
import type { CheckRunner } from './check/check-runner.ts';
import { declared, unexplained } from './check/declared-deviations.ts';
import { failTest } from './check/failing-test.ts';
import { settings, VALUES } from './check/settings.ts';
import { checks } from './checks/checks.ts';
import { createCheckRunner } from './confined/create-check-runner.ts';

const test = base.extend<object, { engineName: EngineName; judge: CheckRunner | Error }>({
  engineName: ['chromium', { option: true, scope: 'worker' }],
  judge: [
    async ({ engineName }, use) => {
      const judge = await createCheckRunner(engineName, readCandidateFile()).catch((error: Error) => error);
      await use(judge);
      if (!(judge instanceof Error)) await judge.close();
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
  test(title, { annotation }, async ({ judge, engineName }, testInfo) => {
    await testInfo.attach('engine', engineInAllure(engineName));
    if (judge instanceof Error) {
      // The fault is the same for every check. A failing test would cost a new worker each time, so the test is skipped.
      const body = JSON.stringify(faultReport(judge));
      await testInfo.attach('conformance-fault', { body, contentType: 'application/json' });
      testInfo.skip(true, judge.message);
      return;
    }
    const report = await judge.run(check, settings(VALUES[engineName]));

    await testInfo.attach('conformance-check', { body: JSON.stringify(report), contentType: 'application/json' });
    for (const { requirement: id, evidence = [] } of report.findings) {
      for (const { name, text } of evidence)
        await testInfo.attach(`${id} ${name}`, { body: text, contentType: 'text/plain' });
    }
    // Nothing was run, so nothing is said of the test; the verdicts are in the report. Besides, where each failing test
    // costs a new worker, each would wait for the candidate again.
    testInfo.skip(judge.doesNotLoad !== null, judge.doesNotLoad?.message ?? '');
    for (const { requirement, reason } of declared(report, judge.candidate)) {
      testInfo.annotations.push({ type: `deviation ${requirement}`, description: reason });
    }
    const failures = unexplained(report, judge.candidate);
    if (failures.length > 0) failTest(testInfo, report, failures);
  });
}
