import { defineConfig } from 'vitest/config';

// Only on request: it follows each test by async hooks, and with those Node ends the process when the simulated engine
// stops a candidate’s endless loop.
const allure: [string, Record<string, unknown>][] = process.env.ALLURE
  ? [['allure-vitest/reporter', { resultsDir: './reports/out/allure/vitest' }]]
  : [];

const everywhere = '{spec,suites,harness,reference-impl,reports,runner,cli}';

/**
 * `npx vitest run`: the project’s own tests, and the properties in the simulated engine for the SDK that `SDK` names.
 * Tests that drive engines run one file after the other: two at once would only wait for each other.
 */
export default defineConfig({
  test: {
    reporters: ['default', './reports/vitest-reporter.ts', ...allure],
    projects: [
      {
        test: {
          name: 'own',
          maxConcurrency: 2,
          include: [`${everywhere}/**/*.test.ts`],
          exclude: ['**/*.engines.test.ts', 'suites/conformance.test.ts', 'reports/out/**'],
          maxWorkers: '100%',
          testTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'engines',
          include: ['{harness,suites,reports}/**/*.engines.test.ts'],
          exclude: ['reports/out/**'],
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        // Whole journeys: the package installed, the tutorial followed, shards merged. Each waits more than it works.
        test: {
          name: 'journeys',
          include: ['{runner,cli}/**/*.engines.test.ts'],
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          name: 'properties',
          include: ['suites/conformance.test.ts'],
          globalSetup: ['./runner/clear-allure.setup.ts', './runner/vitest.setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
});
