import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { candidateFileReference, REFERENCE_FILE } from './reference.ts';

test('docs/candidate-file.md matches the schema; `npm run candidate-file-reference` renews it', () => {
  expect(readFileSync(REFERENCE_FILE, 'utf8')).toBe(candidateFileReference());
});

test('the reference describes every key', () => {
  const [keys = ''] = candidateFileReference().split('## Values');
  expect(keys.split('\n').filter((line) => /^\| `.*\|\s*\|$/.test(line))).toEqual([]);
});
