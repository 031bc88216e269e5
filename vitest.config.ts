import { defineConfig } from 'vitest/config';

/** `npx vitest run`: the project’s own unit tests, and the properties in the simulated engine for the SDK that `SDK` names. */
export default defineConfig({
  test: {
    reporters: ['default', './reports/vitest-reporter.ts'],
    projects: [
      {
        test: {
          name: 'own',
          include: ['{spec,suites,harness,reference-impl,reports}/**/*.test.ts'],
          exclude: ['suites/conformance.test.ts', 'reports/out/**'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'properties',
          include: ['suites/conformance.test.ts'],
          globalSetup: './conformance.setup.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
