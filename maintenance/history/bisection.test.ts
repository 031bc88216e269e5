import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bisect } from './bisection.ts';

/** Verdicts of successive versions: long stretches, with changes in every direction. */
const lines = fc
  .array(
    fc.record({ verdict: fc.constantFrom('pass', 'fail', 'inapplicable'), versions: fc.integer({ min: 1, max: 40 }) }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((stretches) => stretches.flatMap(({ verdict, versions }) => Array.from({ length: versions }, () => verdict)));

async function bisected(line: readonly string[], free: readonly number[] = []) {
  const requested: number[] = [];
  const judged = await bisect(
    line.length,
    async (place) => {
      requested.push(place);
      return line[place] ?? 'nowhere';
    },
    (one, other) => one !== other,
    free,
  );
  return { requested, judged: [...judged] };
}

test('every difference between judged versions is narrowed down to neighbours, and no version is judged twice', async () => {
  await fc.assert(
    fc.asyncProperty(lines, async (line) => {
      const { requested, judged } = await bisected(line);
      expect(new Set(requested).size).toBe(requested.length);
      expect(judged).toEqual([...new Set(requested)].sort((a, b) => a - b).map((place) => [place, line[place]]));
      for (const [index, [place, verdict]] of judged.slice(1).entries()) {
        const [before, was] = judged[index] ?? [];
        if (verdict !== was) expect(place).toBe((before ?? 0) + 1);
      }
      expect(requested).toEqual(expect.arrayContaining([0, line.length - 1]));
    }),
  );
});

test('a single change is found in a logarithmic number of runs', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 }), async (before, after) => {
      const line = Array.from({ length: before + after }, (_, place) => (place < before ? 'fail' : 'pass'));
      const { requested, judged } = await bisected(line);
      expect(judged).toEqual(
        expect.arrayContaining([
          [before - 1, 'fail'],
          [before, 'pass'],
        ]),
      );
      expect(requested.length).toBeLessThanOrEqual(Math.ceil(Math.log2(line.length)) + 2);
    }),
  );
});

test('a change that is undone between two equal versions is not found, and a single version is judged once', async () => {
  expect((await bisected(['pass', 'fail', 'pass', 'pass'])).judged).toEqual([
    [0, 'pass'],
    [3, 'pass'],
  ]);
  expect((await bisected(['pass', 'fail', 'pass', 'pass'], [2, 1])).requested.sort()).toEqual([0, 1, 2, 3]);
  expect((await bisected(['pass'], [0])).judged).toEqual([[0, 'pass']]);
});
