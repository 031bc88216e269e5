import { expect, test } from 'vitest';
import { subjects } from './catalogue.ts';
import { SUBJECTS } from './subjects.ts';

test('the described subjects are those of the catalogue, in its order', () => {
  expect(SUBJECTS.map(({ id }) => id)).toEqual(subjects());
});

test('every subject has a unique title and a one-sentence introduction', () => {
  expect(new Set(SUBJECTS.map(({ title }) => title)).size).toBe(SUBJECTS.length);
  for (const { introduction } of SUBJECTS) expect(introduction).toMatch(/^[A-Z][^.!?]+\.$/);
});
