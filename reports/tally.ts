import type { TestCase } from '@playwright/test/reporter';
import type { Paint } from './paint.ts';

type Ending = 'failed' | 'interrupted' | 'flaky' | 'skipped' | 'did not run' | 'passed';

/** In the order and the colours of Playwright’s own reporters. */
const ENDINGS: Readonly<Record<Ending, Parameters<Paint>[0]>> = {
  failed: 'red',
  interrupted: 'yellow',
  flaky: 'yellow',
  skipped: 'yellow',
  'did not run': 'yellow',
  passed: 'green',
};

/**
 * How the tests of a run ended, in the lines with which Playwright’s own reporters close: what reads test output looks
 * for them. `duration` is in milliseconds. Empty where there was no test.
 */
export function tally(tests: readonly TestCase[], duration: number, paint: Paint): string {
  const endings = tests.map(ending);
  return Object.entries(ENDINGS)
    .map(([name, format]) => ({ name, format, count: endings.filter((one) => one === name).length }))
    .filter(({ count }) => count > 0)
    .map(({ name, format, count }) => {
      const took = name === 'passed' ? paint('dim', ` (${inItsLargestUnit(duration)})`) : '';
      return `${paint(format, `  ${count} ${name}`)}${took}\n`;
    })
    .join('');
}

function ending(test: TestCase): Ending {
  const outcome = test.outcome();
  if (outcome === 'unexpected') return 'failed';
  if (outcome === 'expected') return 'passed';
  if (outcome === 'flaky') return 'flaky';
  if (test.results.some(({ status }) => status === 'interrupted')) return 'interrupted';
  return test.results.length === 0 || test.expectedStatus !== 'skipped' ? 'did not run' : 'skipped';
}

function inItsLargestUnit(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)}ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)}s`;
  const minutes = seconds / 60;
  return minutes < 60 ? `${minutes.toFixed(1)}m` : `${(minutes / 60).toFixed(1)}h`;
}
