import { describe, expect, test } from 'vitest';
import { catalogue } from '../../spec/catalogue.ts';
import type { ReleaseLine } from '../../spec/release-line.ts';
import { type Fault, faultDictionary } from './dictionary.ts';
import { diagnose } from './explanation.ts';

const dictionary = faultDictionary();
const defects = dictionary.filter(({ kind }) => kind === 'defect');

/** The names that share each place, for a candidate in which these fail and everything else holds. */
function named(failing: readonly string[], line: ReleaseLine = 'amplitude-js 6-8'): string[][] {
  const holding = catalogue.map(({ id }) => id).filter((id) => !failing.includes(id));
  return diagnose({ line, failing, holding }, dictionary).explanations.map(({ faults }) =>
    faults.map(({ name }) => name),
  );
}

test.each(defects.map((defect): [string, Fault] => [defect.name, defect]))(
  'a copy that %s is known by what fails',
  (name, defect) => {
    const places = named(defect.breaks, defect.line);
    expect(places).toHaveLength(1);
    expect(places[0]).toContain(name);
  },
);

test('two defects that share nothing are both named, whichever they are', () => {
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

describe('nothing is accused', () => {
  test('where nothing fails', () => expect(named([])).toEqual([]));

  test('of what holds: a root that holds, or little of what would be broken', () => {
    const [wide] = defects.filter(({ breaks }) => breaks.length > 4);
    expect(wide?.root).toBeTruthy();
    const consequences = wide?.breaks.filter((id) => id !== wide.root) ?? [];
    expect(named(consequences).flat()).not.toContain(wide?.name);
    expect(named([`${wide?.root}`]).flat()).not.toContain(wide?.name);
  });

  test('for want of a better explanation', () => {
    const failing = ['DNT-1', 'UNSENT-9'];
    const diagnosis = diagnose({ line: 'amplitude-js 6-8', failing, holding: [] }, [
      {
        name: 'does both and more',
        kind: 'mutant',
        line: 'amplitude-js 6-8',
        root: null,
        breaks: ['DNT-1', 'UNSENT-9', 'URL-1'],
        alike: 0,
      },
    ]);
    expect(diagnosis).toEqual({ explanations: [], unexplained: failing });
  });
});

test('what could not be judged speaks neither for nor against a fault', () => {
  const [wide] = defects.filter(({ breaks }) => breaks.length > 4);
  const failing = [`${wide?.root}`];
  const { explanations } = diagnose({ line: 'amplitude-js 6-8', failing, holding: [] }, wide ? [wide] : []);
  expect(explanations).toEqual([{ faults: [wide], matched: failing, missed: [] }]);
});
