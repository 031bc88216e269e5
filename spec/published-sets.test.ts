import { describe, expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';
import { publishedSets } from './published-sets.ts';
import { type RequirementInput, requirementSchema } from './requirement.ts';
import { brokenPromises, hasRequirement, requirementSetOf } from './requirement-set.ts';

test('the catalogue still makes every promise of each published requirement set', () => {
  expect(publishedSets().flatMap((set) => brokenPromises(set, catalogue))).toEqual([]);
});

describe('a published requirement set', () => {
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

  test('has each requirement only for its release lines', () => {
    expect(hasRequirement(published, 'JAR-1', 'amplitude-js 6-8')).toBe(true);
    expect(hasRequirement(published, 'JAR-1', 'analytics-browser 2')).toBe(false);
    expect(hasRequirement(published, 'JAR-2', 'amplitude-js 6-8')).toBe(false);
  });

  test('allows more requirements, more release lines, and better checks and sources', () => {
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

  const differs = 'JAR-1 differs from requirement set 2026-11-24: give the changed requirement a new id.';
  test.each<[string, RequirementInput[], string]>([
    ['changes its sentence', [{ ...jar, sentence: 'Initialisation leaves at most one cookie in the jar.' }], differs],
    ['changes its level', [{ ...jar, level: 'SHOULD' }], differs],
    ['changes its needs', [{ ...jar, needs: ['optOut'] }], differs],
    [
      'loses a release line',
      [{ ...jar, lines: ['amplitude-js 6-8'] }],
      'JAR-1 of requirement set 2026-11-24 no longer applies to amplitude-js 3-5.',
    ],
    ['is missing', [], 'JAR-1 of requirement set 2026-11-24 is missing from the catalogue.'],
  ])('is broken if a requirement %s', (_, now, problem) => {
    expect(later(...now)).toEqual([problem]);
  });
});
