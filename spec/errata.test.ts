import { expect, test } from 'vitest';
import { requirement } from './catalogue.ts';
import { errata } from './errata.ts';
import { whyUntestable } from './requirement.ts';

test('every erratum has an id of its own and rests on a sentence of the guide', () => {
  expect(new Set(errata.map(({ id }) => id)).size).toBe(errata.length);
  expect(errata.filter(({ source }) => source.sentences.length === 0)).toEqual([]);
});

test('every erratum is observed by requirements that can be tested', () => {
  const unseen = errata.filter(({ requirements }) => requirements.every((id) => whyUntestable(requirement(id))));
  expect(unseen).toEqual([]);
});
