import fc from 'fast-check';
import { expect, test } from 'vitest';
import { occurrencePattern, sessionsOf } from './sessions.ts';

const gaps = fc.array(fc.nat({ max: 100 }));

test('a session ends exactly at each gap longer than the timeout', () => {
  fc.assert(
    fc.property(gaps, fc.nat({ max: 100 }), (all, timeout) => {
      const sessions = sessionsOf(all, timeout);
      expect(sessions.length).toBe(all.length + 1);
      expect(sessions.at(-1)).toBe(all.filter((gap) => gap > timeout).length);
      expect(sessions).toEqual([...sessions].sort((a, b) => a - b));
    }),
  );
});

test('a pattern records which values are equal, and not the values', () => {
  expect(occurrencePattern(['x', 'y', 'x', null])).toEqual([0, 1, 0, 2]);
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 5 })), (values) => {
      expect(occurrencePattern(occurrencePattern(values))).toEqual(occurrencePattern(values));
    }),
  );
});
