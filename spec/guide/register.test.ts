import { expect, test } from 'vitest';
import { catalogue } from '../catalogue.ts';
import { errata } from '../errata.ts';
import { register } from './register.ts';

const entries = register.flatMap(({ section, sentences }) => sentences.map((entry) => ({ ...entry, section })));
const statements = [...catalogue, ...errata];
const cited = new Map(statements.flatMap(({ id, source }) => source.sentences.map((hash) => [hash, id])));

test('every sentence of the guide is either cited or has a reason why not', () => {
  const undecided = entries.filter(({ hash, uncited }) => cited.has(hash) === (uncited !== null));
  expect(undecided).toEqual([]);
});

test('every citation is a sentence of the guide', () => {
  const hashes = new Set(entries.map(({ hash }) => hash));
  expect([...cited].filter(([hash]) => !hashes.has(hash))).toEqual([]);
});

test('every requirement and erratum names a section of the guide', () => {
  const sections = new Set(register.map(({ section }) => section));
  expect(statements.filter(({ source }) => !sections.has(source.section)).map(({ id }) => id)).toEqual([]);
});
