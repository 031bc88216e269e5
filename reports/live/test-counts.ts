import type { TestCase } from '@playwright/test/reporter';

type TestEnding = 'passed' | 'failed' | 'skipped' | 'flaky' | 'interrupted' | 'did not run';

/** Printed even if there is none. */
const ALWAYS: readonly TestEnding[] = ['passed', 'failed'];

const ENDINGS: readonly TestEnding[] = [...ALWAYS, 'skipped', 'flaky', 'interrupted', 'did not run'];

/**
 * How the tests of a run ended, as a line: `541 passed, 0 failed`, followed by other endings. Programs that read test output
 * look for such a line without colour. Empty if there was no test.
 */
export function testCounts(tests: readonly TestCase[]): string {
  if (tests.length === 0) return '';
  const endings = tests.map(ending);
  const counts = ENDINGS.map((name) => ({ name, count: endings.filter((one) => one === name).length }));
  const printed = counts.filter(({ name, count }) => count > 0 || ALWAYS.includes(name));
  return `${printed.map(({ name, count }) => `${count} ${name}`).join(', ')}\n`;
}

function ending(test: TestCase): TestEnding {
  const outcome = test.outcome();
  if (outcome === 'unexpected') return 'failed';
  if (outcome === 'expected') return 'passed';
  if (outcome === 'flaky') return 'flaky';
  if (test.results.some(({ status }) => status === 'interrupted')) return 'interrupted';
  return test.results.length === 0 || test.expectedStatus !== 'skipped' ? 'did not run' : 'skipped';
}
