import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { suiteHash } from './suite-hash.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'suite-'));
  for (const folder of ['spec', 'suites', 'harness', 'reports']) mkdirSync(path.join(root, folder));
});
afterEach(() => rmSync(root, { recursive: true }));

/** Whether another content of this file makes another suite of it. */
function decides(name: string): boolean {
  const hashes = ['{}', '[]'].map((content) => {
    writeFileSync(path.join(root, name), content);
    return suiteHash(root);
  });
  return hashes[0] !== hashes[1];
}

test('a suite is what decides a verdict, and neither its tests nor what was found with it', () => {
  expect(['spec/catalogue.ts', 'suites/check.ts', 'harness/deviations.json', 'harness/start.sh'].map(decides)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  const others = [
    'spec/a.test.ts',
    'harness/a.d.ts',
    'spec/specification.md',
    'suites/planted.json',
    'reports/html.ts',
  ];
  expect(others.map(decides)).toEqual(others.map(() => false));
});
