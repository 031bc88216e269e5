import type { TestCase } from '@playwright/test/reporter';

type Ending = 'passed' | 'failed' | 'skipped' | 'flaky' | 'interrupted' | 'did not run';

/** Said even where there is none. */
const ALWAYS: readonly Ending[] = ['passed', 'failed'];

const ENDINGS: readonly Ending[] = [...ALWAYS, 'skipped', 'flaky', 'interrupted', 'did not run'];

/**
 * How the tests of a run ended, in one plain line: `541 passed, 0 failed`, whatever else there was behind. What reads the
 * output of tests looks for such a line, alone and without colour. Empty where there was no test.
 */
export function tally(tests: readonly TestCase[]): string {
  if (tests.length === 0) return '';
  const endings = tests.map(ending);
  const counts = ENDINGS.map((name) => ({ name, count: endings.filter((one) => one === name).length }));
  const told = counts.filter(({ name, count }) => count > 0 || ALWAYS.includes(name));
  return `${told.map(({ name, count }) => `${count} ${name}`).join(', ')}\n`;
}

function ending(test: TestCase): Ending {
  const outcome = test.outcome();
  if (outcome === 'unexpected') return 'failed';
  if (outcome === 'expected') return 'passed';
  if (outcome === 'flaky') return 'flaky';
  if (test.results.some(({ status }) => status === 'interrupted')) return 'interrupted';
  return test.results.length === 0 || test.expectedStatus !== 'skipped' ? 'did not run' : 'skipped';
}
