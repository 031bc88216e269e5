import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { suiteHash } from './suite-hash.ts';

const FOLDERS = ['spec', 'evidence', 'suites', 'harness', 'reports/results', 'reports/text', 'maintenance'];

let root = '';
let original = '';
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'suite-'));
  const repository = path.resolve(import.meta.dirname, '../..');
  for (const folder of FOLDERS) cpSync(path.join(repository, folder), path.join(root, folder), { recursive: true });
  symlinkSync(path.join(repository, 'node_modules'), path.join(root, 'node_modules'));
  original = suiteHash(root);
});
afterAll(() => rmSync(root, { recursive: true }));

/** Whether an edit of a file changes the hash. The edit is undone. */
function changesHash(file: string, edit: (text: string) => string): boolean {
  const at = path.join(root, file);
  const text = readFileSync(at, 'utf8');
  const edited = edit(text);
  expect(edited, `the edit changes ${file}`).not.toBe(text);
  writeFileSync(at, edited);
  try {
    return suiteHash(root) !== original;
  } finally {
    writeFileSync(at, text);
  }
}

test('a copy of the suite in another folder has the same hash', () => {
  expect(original).toBe(suiteHash());
});

test.each<[string, string, (text: string) => string]>([
  ['the level of a requirement', 'spec/requirements/cookie-name.ts', (text) => text.replace("'MUST'", "'SHOULD'")],
  ['the oracle', 'spec/oracle/written-cookie.ts', (text) => text.replace('* 1000', '* 1001')],
  ['what a check judges', 'suites/checks/first-visit.ts', (text) => text.replace(/judge\('[A-Z-]+-1'/, "judge('X-1'")],
  ['a bound on time', 'harness/session/timeouts.ts', (text) => text.replace(/\d_000/, '1')],
  ['the recorder', 'harness/recorder/recorder.ts', (text) => text.replace(/QUIET_TURNS = \d+/, 'QUIET_TURNS = 9')],
  ['the simulated platform', 'harness/simulated/platform/crypto.ts', (text) => `${text}\nconsole.log(1);\n`],
  ['a built-in adapter', 'harness/adapter/amplitude-js.ts', (text) => text.replace(/true/, 'false')],
  [
    'a declared deviation',
    'harness/candidate/deviations/amplitude-js@8.21.10.json',
    (text) => text.replace('"firefox"', '"webkit"'),
  ],
  ['how Firefox is started', 'harness/engine/firefox-behind-relay.sh', (text) => `${text}\ntrue\n`],
  [
    'how verdicts become a status',
    'reports/results/assemble.ts',
    (text) => text.replace("return 'untested'", "return 'pass'"),
  ],
])('an edit of what decides a verdict changes the hash: %s', (_, file, edit) => {
  expect(changesHash(file, edit)).toBe(true);
});

test.each<[string, string, (text: string) => string]>([
  ['a comment', 'suites/checks/first-visit.ts', (text) => `// Another word.\n${text}`],
  ['a docstring', 'spec/catalogue.ts', (text) => text.replace('/**', '/** Another word.')],
  ['formatting', 'harness/session/session.ts', (text) => text.replaceAll('\n', '\n\n')],
  ['a type', 'harness/session/session.ts', (text) => `${text}\nexport interface Unused { a: string }\n`],
  ['a test', 'spec/catalogue.test.ts', (text) => `${text}\nexport const a = 1;\n`],
  ['a benchmark', 'maintenance/benchmark/stories.ts', (text) => `${text}\nexport const a = 1;\n`],
  ['the zoo', 'maintenance/zoo/visit.ts', (text) => `${text}\nexport const a = 1;\n`],
  ['a path of the cache', 'harness/resolve/cache-folder.ts', (text) => `${text}\nexport const a = 1;\n`],
  ['a fixture', 'harness/fixtures/smallest-sdk.ts', (text) => `${text}\nexport const a = 1;\n`],
  ['a seeded defect', 'suites/defects/defects.ts', (text) => `${text}\nexport const a = 1;\n`],
  ['the specification document', 'spec/specification.md', (text) => `${text}\nMore.\n`],
])('an edit of anything else does not: %s', (_, file, edit) => {
  expect(changesHash(file, edit)).toBe(false);
});

test('a new file that nothing imports does not change the hash', () => {
  appendFileSync(path.join(root, 'suites/checks/unused.ts'), 'export const a = 1;\n');
  expect(suiteHash(root)).toBe(original);
});
