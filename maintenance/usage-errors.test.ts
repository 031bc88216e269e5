import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UsageError } from '../evidence/fault.ts';
import type { Command } from '../reports/command.ts';
import { resultsFixture } from '../reports/fixtures/small-results.ts';
import { RESULTS_VERSION } from '../reports/results/results.ts';
import { sanitizedJson } from '../reports/text/sanitize.ts';
import { REVISION } from '../spec/catalogue.ts';
import { coverage } from './coverage/command.ts';
import { guide } from './guide/command.ts';
import { spec } from './specification/command.ts';

// Each command is given something that it cannot use.
const COVERAGE = 'npm run coverage -- [RESULTS.json …] [--all | --quiet] [--accept]';
const SPEC = 'npm run spec';
const GUIDE = 'npm run guide -- PATH-OF-A-COPY [--accept]';
const JUDGE = 'npx playwright test';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'misuse-'));
  writeFileSync(join(directory, 'old.json'), sanitizedJson(resultsFixture()));
  writeFileSync(join(directory, 'half.json'), `{ "schema": ${RESULTS_VERSION} }`);
  writeFileSync(join(directory, 'jam.md'), '# Jam\n\nTake fruit. Take sugar.\n');
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test.each<[Command, string[], string, string[], string]>([
  [coverage, ['IN/none.json'], 'a results file', ['there is no file IN/none.json'], JUDGE],
  [
    coverage,
    ['IN/half.json'],
    'a results file',
    [
      'IN/half.json: Invalid input: expected object, received undefined at suite',
      'IN/half.json: Invalid input: expected object, received undefined at candidate',
      'IN/half.json: Invalid input: expected object, received undefined at run',
    ],
    JUDGE,
  ],
  [coverage, ['IN/jam.md'], 'a results file', ['IN/jam.md: Invalid input: expected object, received string'], JUDGE],
  [
    coverage,
    ['IN/old.json'],
    `results of the requirements of ${REVISION}`,
    ['IN/old.json: of those of 2026-11-24'],
    JUDGE,
  ],
  [coverage, ['--al'], 'arguments that the command knows', ["Unknown option '--al'"], COVERAGE],
  [spec, ['--out', 'IN'], 'arguments that the command knows', ["Unknown option '--out'"], SPEC],
  [guide, [], 'the path of one copy of the guide, in Markdown', ['no path'], GUIDE],
  [guide, ['a', 'b'], 'the path of one copy of the guide, in Markdown', ['several paths'], GUIDE],
  [guide, ['IN/none.md'], 'the path of one copy of the guide, in Markdown', ['there is no file IN/none.md'], GUIDE],
  [
    guide,
    ['IN/jam.md', '--accept'],
    'the path of one copy of the guide, in Markdown',
    ['IN/jam.md: 2 sentences, none of them of the guide'],
    GUIDE,
  ],
])('%o %j says what was expected, what was seen and what to do', (command, args, expected, seen, next) => {
  const said = () => command(args.map((arg) => arg.replace('IN', directory)));
  expect(said).toThrow(UsageError);
  const lines = [`expected  ${expected}`, `seen      ${seen.join('\n          ')}`, `next      ${next}`].join('\n');
  expect(said).toThrow(lines.replaceAll('IN/', `${directory}/`));
});

test('as a process it says just that, and is 2', async () => {
  const main = fileURLToPath(new URL('guide/main.ts', import.meta.url));
  const cwd = fileURLToPath(new URL('..', import.meta.url));
  const ended = await new Promise((resolve) => {
    const child = execFile(process.execPath, ['--import', 'tsx', main], { cwd }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
  const stderr = `expected  the path of one copy of the guide, in Markdown\nseen      no path\nnext      ${GUIDE}\n`;
  expect(ended).toEqual({ code: 2, stdout: '', stderr });
});
