import fc from 'fast-check';
import { expect, test } from 'vitest';
import { occurrencePattern, sessionsOf } from './sessions.ts';

const gaps = fc.array(fc.nat({ max: 100 }));

test('a session ends at each gap that is longer than the time-out, and nowhere else', () => {
  fc.assert(
    fc.property(gaps, fc.nat({ max: 100 }), (all, timeout) => {
      const sessions = sessionsOf(all, timeout);
      expect(sessions.length).toBe(all.length + 1);
      expect(sessions.at(-1)).toBe(all.filter((gap) => gap > timeout).length);
      expect(sessions).toEqual([...sessions].sort((a, b) => a - b));
    }),
  );
});

test('a pattern forgets the values and keeps which are the same', () => {
  expect(occurrencePattern(['x', 'y', 'x', null])).toEqual([0, 1, 0, 2]);
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 5 })), (values) => {
      expect(occurrencePattern(occurrencePattern(values))).toEqual(occurrencePattern(values));
    }),
  );
});
