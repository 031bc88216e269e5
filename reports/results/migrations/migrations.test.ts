import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { terminalSummary } from '../../text/terminal.ts';
import { RESULTS_VERSION, type Results } from '../results.ts';
import { readResultsOfAnyRevision } from '../results-file.ts';
import { MIGRATIONS } from './migrations.ts';

// A file as each version wrote it. Whoever raises the version adds one of the new version.
const fixture = (version: number) => fileURLToPath(new URL(`./fixtures/${version}.json`, import.meta.url));
const versions = Array.from({ length: RESULTS_VERSION }, (_, index) => index + 1);

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'migrations-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Writes a copy of a fixture with a change. */
function altered(version: number, change: (file: Record<string, unknown>) => void): string {
  const file = JSON.parse(readFileSync(fixture(version), 'utf8')) as Record<string, unknown>;
  change(file);
  const path = join(directory, 'altered.json');
  writeFileSync(path, JSON.stringify(file));
  return path;
}

test('there is one step from each version to the next', () => {
  expect(MIGRATIONS.map(({ from }) => from)).toEqual(versions.slice(0, -1));
});

test.each(versions)('a file of version %i reads as the same results', (version) => {
  const shown = (results: Results) => terminalSummary(results, { color: false, width: 100 });
  const read = readResultsOfAnyRevision(fixture(version));
  expect(read.schema).toBe(RESULTS_VERSION);
  expect(shown(read)).toBe(shown(readResultsOfAnyRevision(fixture(RESULTS_VERSION))));
});

test('information that version 1 lacks is not invented', () => {
  const { suite, requirements } = readResultsOfAnyRevision(fixture(1));
  expect(suite).toMatchObject({ hash: null, pinned: null });
  expect(requirements.map(({ scored }) => scored)).toEqual([true, true, true, true]);
});

test('a file that does not match its version is refused', () => {
  const file = altered(1, (old) => {
    old['requirements'] = 'none';
  });
  expect(() => readResultsOfAnyRevision(file)).toThrow('expected array, received string at requirements');
});

test('a file of a later version is refused, with the release that can read it', () => {
  const file = altered(RESULTS_VERSION, (results) => {
    results['schema'] = 77;
    results['suite'] = { name: 'amplitude-conformance', version: '9.1.0', planet: 'Mars' };
  });
  expect(() => readResultsOfAnyRevision(file)).toThrow(
    [
      `expected  a results file of version 1 to ${RESULTS_VERSION}`,
      `seen      ${file}: version 77, written by amplitude-conformance 9.1.0`,
      'next      read it with amplitude-conformance 9.1.0 or later',
    ].join('\n'),
  );
});
