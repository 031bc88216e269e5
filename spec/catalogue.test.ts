import { expect, test } from 'vitest';
import { catalogue, requirement, subjectOf, subjects } from './catalogue.ts';

test('every requirement is one unique sentence', () => {
  expect(new Set(catalogue.map(({ sentence }) => sentence)).size).toBe(catalogue.length);
  for (const { sentence } of catalogue) expect(sentence).toMatch(/^[A-Z].*[^.]\.$/);
});

test('requirements of one subject are adjacent', () => {
  const order = catalogue.map(({ id }) => subjectOf(id));
  const runs = order.filter((subject, index) => subject !== order[index - 1]);
  expect(runs.filter((subject) => subject.includes('-')).length).toBe(
    new Set(runs.filter((subject) => subject.includes('-'))).size,
  );
  expect(subjects()).toContain('COOKIE-NAME');
});

test('the error for an unknown id lists the known subjects', () => {
  expect(() => requirement('COOKIE-COLOUR-1')).toThrow(/No requirement COOKIE-COLOUR-1. Known subjects: COOKIE-NAME, /);
});
