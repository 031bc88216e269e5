import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { VERDICTS, type Verdict } from '../../evidence/verdict.ts';
import { findingLines } from './finding-lines.ts';
import { type History, historyText, readHistory } from './history-file.ts';
import { historyMarkdown } from './markdown.ts';
import { versionSentences } from './sentences.ts';
import { verdictChangesOf, verdictsByVersion } from './verdict-changes.ts';

const scratch = mkdtempSync(path.join(tmpdir(), 'history-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** The history of one requirement in versions 1.0.0, 2.0.0 and so on; a version with `null` was not judged. */
function historyWith(...verdicts: (Verdict | null)[]): History {
  const judged = verdicts.map((verdict, index) => ({ version: `${index + 1}.0.0`, verdict }));
  const known = judged.flatMap(({ version, verdict }) => (verdict === null ? [] : [{ version, verdict }]));
  const versions = judged.map(({ version, verdict }) => ({
    version,
    line: 'amplitude-js 6-8' as const,
    hash: verdict && `sha256-${version}`,
  }));
  const [first = { version: '1.0.0', line: 'amplitude-js 6-8' as const, hash: null }, ...others] = versions;
  return {
    schema: 2,
    package: '@acme/sdk',
    suite: { name: 'suite', version: '1.0.0', hash: 'sha256-0', revision: '2026-11-26' },
    judged: { engine: 'simulated', build: 'simulated', seed: 1, values: 1 },
    confirmed: { engine: 'chromium', build: 'Chromium 156' },
    versions: [first, ...others],
    unknown: [],
    requirements: [
      { id: 'JAR-1', level: 'MUST', sentence: 'The jar has a lid that fits.', verdictChanges: verdictChangesOf(known) },
    ],
    changes: known.slice(1).flatMap(({ version, verdict }, index) => {
      const before = known[index];
      if (!before || before.verdict === verdict) return [];
      const sides = { before: before.verdict, after: verdict };
      return [
        {
          requirement: 'JAR-1',
          before: before.version,
          after: version,
          verdicts: sides,
          checks: ['jar'],
          confirmation: sides,
        },
      ];
    }),
  };
}

const sentences = (...verdicts: (Verdict | null)[]) =>
  versionSentences(historyWith(...verdicts)).map(({ text }) => text);

test('a file parses to the history that was written, with each version and requirement on its own line', () => {
  const file = path.join(scratch, 'sdk.json');
  const history = historyWith('fail', null, 'pass', 'pass');
  writeFileSync(file, historyText(history));
  expect(readHistory(file)).toEqual(history);
  const grown = historyText(historyWith('fail', null, 'pass', 'pass', 'pass')).split('\n');
  const lines = readFileSync(file, 'utf8').split('\n');
  const shared = lines.filter((line) => grown.some((one) => one.replace(/,$/, '') === line.replace(/,$/, '')));
  expect([lines.length - shared.length, grown.length - lines.length]).toEqual([0, 1]);
});

test('verdicts can be recovered from their changes, and versions that were not judged stay unknown', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.constantFrom(...VERDICTS)), { minLength: 1 }), (verdicts) => {
      const history = historyWith(...verdicts);
      const [requirement] = history.requirements;
      expect(verdictsByVersion(history, requirement?.verdictChanges ?? []).map(({ verdict }) => verdict)).toEqual(
        verdicts,
      );
    }),
  );
});

describe('a sentence', () => {
  test('states since when, up to when, and in between', () => {
    expect(sentences('fail', 'fail', 'pass', 'pass')).toEqual([
      'JAR-1 holds since 3.0.0; it does not hold up to 2.0.0.',
    ]);
    expect(sentences('pass', 'warn', 'pass', 'crash', 'fail')).toEqual([
      'JAR-1 holds up to 1.0.0 and in 3.0.0; it does not hold in 2.0.0 and since 4.0.0.',
    ]);
    expect(sentences('inapplicable', 'fail', 'fail', 'blocked')).toEqual([
      'JAR-1 does not hold from 2.0.0 to 3.0.0; it is unverified up to 1.0.0 and since 4.0.0.',
    ]);
  });

  test('is not made for a verdict that never changes, and accounts for versions that were not judged', () => {
    expect(sentences('pass', 'pass')).toEqual([]);
    expect(sentences('pass', null, 'pass')).toEqual([]);
    expect(sentences('fail', null, null, 'fail', 'pass', null)).toEqual([
      'JAR-1 holds since 5.0.0; it does not hold up to 4.0.0.',
    ]);
    expect(sentences('fail', null, 'pass', null, 'fail', 'fail')).toEqual([
      'JAR-1 holds in 3.0.0 at least; it does not hold up to 1.0.0 at least and since 5.0.0 at the latest.',
    ]);
  });
});

test('the page states how many versions were judged, and where a real engine disagrees', () => {
  const history = historyWith('fail', null, 'pass');
  const page = () => historyMarkdown(history, null);
  expect(page()).toContain('2 of 3 published versions');
  expect(page()).toContain('The others are unknown');
  expect(page()).toContain('It agrees on 1 of 1 change.');
  const [change] = history.changes;
  if (change) change.confirmation = { before: 'pass', after: 'pass' };
  expect(page()).toContain('It agrees on 0 of 1 change.');
  expect(page()).toContain('- in chromium JAR-1 by jar: pass → pass');
  expect(findingLines(history, 'JAR-1')).toEqual([
    'JAR-1 holds since 3.0.0 at the latest; it does not hold up to 1.0.0 at least.',
    '1.0.0 → 3.0.0  fail → pass; in chromium pass → pass',
    'judged    2 of 3 versions: 1.0.0 3.0.0',
    'unknown   1 version not judged: a change that was reverted in between is missed; --all judges each',
  ]);
});
