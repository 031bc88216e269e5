import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Only on request: it follows each test by async hooks, and with those Node ends the process when the simulated engine
// stops a candidate’s endless loop.
const allure: [string, Record<string, unknown>][] = process.env.ALLURE
  ? [['allure-vitest/reporter', { resultsDir: './reports/out/allure/vitest' }]]
  : [];

const everywhere = '{spec,evidence,suites,harness,reference-impl,reports,runner,cli,maintenance,docs}';

/** Measures, among other things, how quickly a report opens. */
const QUICK = 'reports/html/report.engines.test.ts';

/** Files that take longest, longest first: whatever is long and begins late leaves all other workers idle in the end. */
const LONGEST = [
  'reports/live/reporters.test.ts',
  'docs/getting-started.engines.test.ts',
  'maintenance/package/package.engines.test.ts',
  'runner/shards.engines.test.ts',
  'maintenance/zoo/zoo.test.ts',
  'suites/defects/defects.engines.test.ts',
  'suites/conformance.test.ts',
  'maintenance/differential/differential.engines.test.ts',
  'runner/replay.engines.test.ts',
  'suites/defects/defects-of-tracking.test.ts',
];

/** Begins with what takes longest. What shares a worker comes last, in one row: a file of another kind would end it. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId, project }: TestSpecification) => {
      const rank = LONGEST.findIndex((file) => moduleId.endsWith(`/${file}`));
      return rank === -1 ? LONGEST.length + (project.config.isolate ? 0 : 1) : rank;
    };
    return (await super.sort(files)).sort((one, other) => place(one) - place(other));
  }
}

/** What may run side by side: each waits for others at times, so one more than there are cores keeps every core at work. */
const together = { maxWorkers: availableParallelism() + 1, sequence: { groupOrder: 1 } };

/**
 * `npx vitest run`: the project’s own tests, and the properties in the simulated engine for the SDK that `SDK` names.
 * What measures how quickly something is has the machine for itself.
 */
export default defineConfig({
  test: {
    reporters: ['default', './reports/live/vitest-reporter.ts', ...allure],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          ...together,
          name: 'own',
          // What a file imports costs more than most files do; none keeps anything for the next but what it imported.
          isolate: false,
          maxConcurrency: 2,
          include: [`${everywhere}/**/*.test.ts`],
          exclude: ['**/*.engines.test.ts', 'suites/conformance.test.ts', 'reports/out/**'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          ...together,
          name: 'engines',
          include: ['{harness,suites,reports,maintenance}/**/*.engines.test.ts'],
          exclude: [QUICK, 'maintenance/package/**', 'reports/out/**'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Whole journeys: the package installed, the tutorial followed, shards merged.
        test: {
          ...together,
          name: 'journeys',
          include: ['{runner,docs,maintenance/package}/**/*.engines.test.ts'],
          globalSetup: ['./maintenance/package/packed-package.setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          ...together,
          name: 'properties',
          include: ['suites/conformance.test.ts'],
          globalSetup: ['./runner/clear-allure.setup.ts', './runner/vitest.setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'engines-alone',
          include: [QUICK],
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
