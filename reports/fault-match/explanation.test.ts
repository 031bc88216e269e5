import { describe, expect, test } from 'vitest';
import { catalogue } from '../../spec/catalogue.ts';
import type { ReleaseLine } from '../../spec/release-line.ts';
import { faultDictionary, type KnownFault } from './dictionary.ts';
import { diagnose } from './explanation.ts';

const dictionary = faultDictionary();
const defects = dictionary.filter(({ kind }) => kind === 'defect');

/** The names of each explanation’s faults, for a candidate in which these fail and everything else holds. */
function named(failing: readonly string[], line: ReleaseLine = 'amplitude-js 6-8'): string[][] {
  const holding = catalogue.map(({ id }) => id).filter((id) => !failing.includes(id));
  return diagnose({ line, failing, holding }, dictionary).explanations.map(({ faults }) =>
    faults.map(({ name }) => name),
  );
}

test.each(defects.map((defect): [string, KnownFault] => [defect.name, defect]))(
  'a copy that %s is recognised by its failures',
  (name, defect) => {
    const explanations = named(defect.breaks, defect.line);
    expect(explanations).toHaveLength(1);
    expect(explanations[0]).toContain(name);
  },
);

test('two unrelated defects are both found', () => {
  const pairs = defects.flatMap((one, index) =>
    defects
      .slice(index + 1)
      .filter((other) => other.line === one.line && !other.breaks.some((id) => one.breaks.includes(id)))
      .map((other) => [one, other] as const),
  );
  expect(pairs.length).toBeGreaterThan(500);
  const missing = pairs.flatMap(([one, other]) => {
    const names = named([...one.breaks, ...other.breaks], one.line).flat();
    return [one, other]
      .filter(({ name }) => !names.includes(name))
      .map(({ name }) => `${name}, of ${one.name} and ${other.name}`);
  });
  expect(missing).toEqual([]);
});

describe('no fault is named', () => {
  test('if nothing fails', () => expect(named([])).toEqual([]));

  test('if the requirement it breaks directly holds, or most of the others do', () => {
    const [wide] = defects.filter(({ breaks }) => breaks.length > 4);
    expect(wide?.firstBroken).toBeTruthy();
    const others = wide?.breaks.filter((id) => id !== wide.firstBroken) ?? [];
    expect(named(others).flat()).not.toContain(wide?.name);
    expect(named([`${wide?.firstBroken}`]).flat()).not.toContain(wide?.name);
  });

  test('merely because no other explains the failures', () => {
    const failing = ['DNT-1', 'UNSENT-9'];
    const diagnosis = diagnose({ line: 'amplitude-js 6-8', failing, holding: [] }, [
      {
        name: 'does both and more',
        kind: 'mutant',
        line: 'amplitude-js 6-8',
        firstBroken: null,
        breaks: ['DNT-1', 'UNSENT-9', 'URL-1'],
        sameSymptoms: 0,
      },
    ]);
    expect(diagnosis).toEqual({ explanations: [], unexplained: failing });
  });
});

test('a requirement that was not judged counts neither for nor against a fault', () => {
  const [wide] = defects.filter(({ breaks }) => breaks.length > 4);
  const failing = [`${wide?.firstBroken}`];
  const { explanations } = diagnose({ line: 'amplitude-js 6-8', failing, holding: [] }, wide ? [wide] : []);
  expect(explanations).toEqual([{ faults: [wide], matched: failing, missing: [] }]);
});
