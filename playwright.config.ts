import { defineConfig } from '@playwright/test';
import { ENGINES, type EngineName } from './spec/verdict.ts';

/** `npx playwright test`: judges the SDK that `SDK` names in every engine, or in those that `--project` names. */
export default defineConfig<object, { engineName: EngineName }>({
  testDir: './suites',
  testMatch: 'conformance.spec.ts',
  globalSetup: './conformance.setup.ts',
  outputDir: './reports/out/.playwright',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // A bound for the worst machine, not a measure: each step in a page has a limit of its own that tells whose fault it is.
  timeout: 300_000,
  reporter: [
    ['./reports/playwright-reporter.ts'],
    ['allure-playwright', { resultsDir: './reports/out/allure/playwright', detail: false }],
  ],
  projects: ENGINES.map((engineName) => ({ name: engineName, use: { engineName } })),
});
