import { describe, expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';
import { publishedSets } from './published-sets.ts';
import { type RequirementInput, requirementSchema } from './requirement.ts';
import { brokenPromises, hasRequirement, requirementSetOf } from './requirement-set.ts';

test('the catalogue keeps what each published revision promised', () => {
  expect(publishedSets().flatMap((revision) => brokenPromises(revision, catalogue))).toEqual([]);
});

describe('a revision', () => {
  const jar: RequirementInput = {
    id: 'JAR-1',
    level: 'MUST',
    sentence: 'Initialisation leaves exactly one cookie in the jar.',
    source: { section: 'Cookies' },
    lines: ['amplitude-js 3-5', 'amplitude-js 6-8'],
    needs: ['optOut', 'identify'],
    observedIn: ['jar'],
    coveredBy: ['scenario'],
  };
  const published = requirementSetOf([requirementSchema.parse(jar)], '2026-11-24');
  const later = (...now: RequirementInput[]) => brokenPromises(published, requirementSchema.array().parse(now));

  test('is of the lines its requirements were promised of', () => {
    expect(hasRequirement(published, 'JAR-1', 'amplitude-js 6-8')).toBe(true);
    expect(hasRequirement(published, 'JAR-1', 'analytics-browser 2')).toBe(false);
    expect(hasRequirement(published, 'JAR-2', 'amplitude-js 6-8')).toBe(false);
  });

  test('leaves room for more requirements, more lines, and better checks and sources', () => {
    expect(
      later(
        {
          ...jar,
          lines: ['amplitude-js 6-8', 'amplitude-js 3-5', 'analytics-browser 2'],
          needs: ['identify', 'optOut'],
          coveredBy: ['scenario', 'property'],
          source: { section: 'Cookies', sentences: ['0123456789ab'] },
        },
        { ...jar, id: 'JAR-2' },
      ),
    ).toEqual([]);
  });

  const otherwise = 'JAR-1 promises something else than in 2026-11-24: give what it promises now a new id.';
  test.each<[string, RequirementInput[], string]>([
    ['sentence', [{ ...jar, sentence: 'Initialisation leaves at most one cookie in the jar.' }], otherwise],
    ['level', [{ ...jar, level: 'SHOULD' }], otherwise],
    ['needs', [{ ...jar, needs: ['optOut'] }], otherwise],
    [
      'lines',
      [{ ...jar, lines: ['amplitude-js 6-8'] }],
      'JAR-1 of 2026-11-24 is no longer promised of amplitude-js 3-5.',
    ],
    ['being', [], 'JAR-1 of 2026-11-24 is gone.'],
  ])('is broken by another %s', (_, now, objection) => {
    expect(later(...now)).toEqual([objection]);
  });
});
