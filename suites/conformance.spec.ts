import { test as base } from '@playwright/test';
import { readCandidateFile } from '../harness/candidate/run-candidate.ts';
import type { EngineName } from '../spec/verdict.ts';
import { allureLabels, engineInAllure } from './allure-labels.ts';
import { checks } from './checks.ts';
import { declared, unexplained } from './declared.ts';
import { failTest } from './failing-test.ts';
import { settings, VALUES } from './settings.ts';
import type { Workbench } from './workbench.ts';

const test = base.extend<object, { engineName: EngineName; workbench: Workbench | Error }>({
  engineName: ['chromium', { option: true, scope: 'worker' }],
  workbench: [
    async ({ engineName }, use) => {
      // Loaded here and not above: Playwright’s main process reads this file too, and starts no engine.
      const { Workbench } = await import('./workbench.ts');
      const workbench = await Workbench.start(engineName, readCandidateFile()).catch((error: Error) => error);
      await use(workbench);
      if (workbench instanceof Workbench) await workbench.close();
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
  test(title, { annotation }, async ({ workbench, engineName }, testInfo) => {
    await testInfo.attach('engine', engineInAllure(engineName));
    if (workbench instanceof Error) {
      // The same for every check, so it is said as one fault. A test that failed for it would cost a new worker each time.
      const body = JSON.stringify({ stack: workbench.stack });
      await testInfo.attach('conformance-fault', { body, contentType: 'application/json' });
      testInfo.skip(true, workbench.message);
      return;
    }
    const report = await workbench.run(check, settings(VALUES[engineName]));

    await testInfo.attach('conformance-check', { body: JSON.stringify(report), contentType: 'application/json' });
    for (const { requirement: id, evidence = [] } of report.findings) {
      for (const { name, text } of evidence)
        await testInfo.attach(`${id} ${name}`, { body: text, contentType: 'text/plain' });
    }
    // Nothing was run, so nothing is said of the test; the verdicts are in the report. Besides, where each failing test
    // costs a new worker, each would wait for the candidate again.
    testInfo.skip(workbench.doesNotLoad !== null, workbench.doesNotLoad?.message ?? '');
    for (const { requirement, reason } of declared(report, workbench.candidate)) {
      testInfo.annotations.push({ type: `deviation ${requirement}`, description: reason });
    }
    const failures = unexplained(report, workbench.candidate);
    if (failures.length > 0) failTest(testInfo, report, failures);
  });
}
