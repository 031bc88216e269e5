import { expect, test } from 'vitest';
import { checks } from '../../suites/checks/checks.ts';
import { checksOfHistory } from './checks-of-history.ts';

test('a history runs no story, and still covers every requirement', () => {
  expect(checksOfHistory.map(({ id }) => id)).not.toContain('any-story');
  const requested = new Set(checksOfHistory.flatMap(({ covers }) => covers));
  expect(checks.flatMap(({ covers }) => covers).filter((id) => !requested.has(id))).toEqual([]);
});
