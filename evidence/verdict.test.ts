import { expect, test } from 'vitest';
import { VERDICTS, worst } from './verdict.ts';

test('of several verdicts the most serious applies, and any judgement precedes none', () => {
  expect(worst(['pass', 'fail', 'blocked'])).toBe('fail');
  expect(worst(['untestable', 'pass'])).toBe('pass');
  expect(worst([])).toBeUndefined();
  for (const verdict of VERDICTS) expect(worst([verdict])).toBe(verdict);
});
