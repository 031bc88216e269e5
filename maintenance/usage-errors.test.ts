import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Diagnosis } from '../evidence/diagnosis.ts';
import { UsageError } from '../evidence/fault.ts';
import type { Conclusion } from '../reports/conclusion.ts';
import { resultsFixture } from '../reports/fixtures/small-results.ts';
import { RESULTS_VERSION } from '../reports/results/results.ts';
import { sanitizedJson } from '../reports/text/sanitize.ts';
import { REVISION } from '../spec/catalogue.ts';
import { coverage } from './coverage/command.ts';
import { guide } from './guide/command.ts';

const GUIDE_HELP = 'npm run guide -- --help';
const JUDGE = 'npx playwright test';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'usage-errors-'));
  writeFileSync(join(directory, 'old.json'), sanitizedJson(resultsFixture()));
  writeFileSync(join(directory, 'half.json'), `{ "schema": ${RESULTS_VERSION} }`);
  writeFileSync(join(directory, 'jam.md'), '# Jam\n\nTake fruit. Take sugar.\n');
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** The diagnosis of a usage error, with the temporary folder as `IN`. */
function diagnosisOf(command: () => Conclusion): Diagnosis {
  try {
    command();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const { expected, seen, next } = error.diagnosis;
    return { expected, seen: [seen].flat().map((line) => line.replaceAll(directory, 'IN')), next };
  }
  throw new Error('There was no usage error.');
}

test.each<[string, string, string[], string]>([
  ['none.json', 'a results file', ['there is no file IN/none.json'], JUDGE],
  [
    'half.json',
    'a results file',
    [
      'IN/half.json: Invalid input: expected object, received undefined at suite',
      'IN/half.json: Invalid input: expected object, received undefined at candidate',
      'IN/half.json: Invalid input: expected object, received undefined at run',
    ],
    JUDGE,
  ],
  ['jam.md', 'a results file', ['IN/jam.md is not JSON'], JUDGE],
  [
    'old.json',
    `results of the requirements of ${REVISION}`,
    ['IN/old.json: results of the requirements of 2026-11-24'],
    JUDGE,
  ],
])('coverage of %s names what was expected, what was seen and the next command', (file, expected, seen, next) => {
  expect(diagnosisOf(() => coverage({ results: [join(directory, file)] }))).toEqual({ expected, seen, next });
});

test.each<[string, string[]]>([
  ['none.md', ['there is no file IN/none.md']],
  ['jam.md', ['IN/jam.md: 2 sentences, none of them from the guide']],
])('a comparison of %s to the guide names what was expected, what was seen and the next command', (file, seen) => {
  const expected = 'the path of a copy of the guide, in Markdown';
  const diagnosis = diagnosisOf(() => guide({ copy: join(directory, file), accept: true }));
  expect(diagnosis).toEqual({ expected, seen, next: GUIDE_HELP });
});

test('a process prints only the diagnosis of a usage error, and exits with 2', async () => {
  const main = fileURLToPath(new URL('../cli/maintain.ts', import.meta.url));
  const cwd = fileURLToPath(new URL('..', import.meta.url));
  const ended = await new Promise((resolve) => {
    const child = execFile(process.execPath, ['--import', 'tsx', main, 'guide'], { cwd }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
  const stderr = `expected  npm run guide -- [options] <copy>\nseen      missing required argument 'copy'\nnext      ${GUIDE_HELP}\n`;
  expect(ended).toEqual({ code: 2, stdout: '', stderr });
});
