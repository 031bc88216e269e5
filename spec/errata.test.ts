import { expect, test } from 'vitest';
import { requirement } from './catalogue.ts';
import { errata } from './errata.ts';
import { whyUntestable } from './requirement.ts';

test('every erratum has a unique id and cites a sentence of the guide', () => {
  expect(new Set(errata.map(({ id }) => id)).size).toBe(errata.length);
  expect(errata.filter(({ source }) => source.sentences.length === 0)).toEqual([]);
});

test('every erratum has at least one testable requirement', () => {
  const unobserved = errata.filter(({ requirements }) => requirements.every((id) => whyUntestable(requirement(id))));
  expect(unobserved).toEqual([]);
});
