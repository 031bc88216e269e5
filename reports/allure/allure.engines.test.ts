import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

// Runs real checks in the simulated engine with Allure’s reporter, and Allure’s command on the result.

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
let directory: string;

beforeAll(() => {
  mkdirSync(here('../out'), { recursive: true });
  directory = mkdtempSync(join(here('../out'), 'allure-test-'));
  // The committed configuration with other output paths.
  writeFileSync(
    join(directory, 'allurerc.ts'),
    `import config from '../../allure/allurerc.ts';
     export default { ...config, historyPath: './history.jsonl', output: './report' };`,
  );
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Runs a script in a subfolder of the test’s, without the environment variables of this test run. */
function run(folder: string, script: string, args: string[], env: Record<string, string> = {}) {
  const cwd = join(directory, folder);
  mkdirSync(cwd, { recursive: true });
  const { PATH = '', HOME = '' } = process.env;
  return new Promise<{ code: number; output: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [here(`../../node_modules/${script}`), ...args],
      { cwd, env: { PATH, HOME, NO_COLOR: '1', ...env } },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}

/** Runs two checks, or a shard of them, in the simulated engine. The reporter writes into `allure-results` of the folder. */
function judge(folder: string, env: Record<string, string>, ...args: string[]) {
  const config = ['--config', here('../../playwright.config.ts'), '--project=simulated', '--workers=1'];
  const grep = ['--grep', ' (first-visit|opt-out-and-back):'];
  return run(
    folder,
    '@playwright/test/cli.js',
    ['test', ...config, ...grep, '--reporter=allure-playwright', ...args],
    env,
  );
}

const allure = (...args: string[]) => run('.', 'allure/cli.js', [...args, '--config', 'allurerc.ts']);

const shownSchema = z.object({
  name: z.string(),
  status: z.string(),
  environment: z.string(),
  history: z.array(z.unknown()),
  labels: z.array(z.object({ name: z.string(), value: z.string() })),
  attachments: z.array(z.object({ link: z.object({ name: z.string() }) })),
});

/** The tests of checks in a generated report. */
function shown(report: string) {
  const folder = join(directory, report, 'data/test-results');
  return readdirSync(folder)
    .map((file) => shownSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))))
    .filter(({ labels }) => labels.some(({ name }) => name === 'requirement'));
}

test('Allure shows the results of shards, each in its own folder, as one run with a history', async () => {
  for (const shard of [1, 2])
    expect((await judge(`shard-${shard}`, {}, `--shard=${shard}/2`)).code, `shard ${shard}`).toBe(0);
  const shards = ['shard-1/allure-results', 'shard-2/allure-results'];

  expect(await allure('generate', ...shards, '--output', 'first')).toMatchObject({ code: 0 });
  const tests = shown('first');
  expect(tests.map(({ name, status }) => [name.replace(/:.*/, ''), status]).sort()).toEqual([
    ['first-visit', 'passed'],
    ['opt-out-and-back', 'passed'],
  ]);
  expect(existsSync(join(directory, 'first/index.html'))).toBe(true);

  const optOut = tests.find(({ name }) => name.startsWith('opt-out-and-back'));
  const labelled = (wanted: string) => optOut?.labels.filter(({ name }) => name === wanted).map(({ value }) => value);
  expect(labelled('subject')).toEqual(['OPTOUT']);
  expect(labelled('requirement')).toContain('OPTOUT-2');
  expect(labelled('level')).toEqual(['MUST']);
  expect(labelled('engine')).toEqual(['simulated']);
  expect(optOut?.environment).toBe('simulated');
  expect(optOut?.attachments.map(({ link }) => link.name)).toContain('conformance-check');

  await allure('generate', ...shards, '--output', 'second');
  expect(shown('second').map(({ history }) => history.length)).toEqual([1, 1]);
  expect(await allure('quality-gate', ...shards)).toMatchObject({ code: 0 });
});

test('a candidate that does not load fails no test, but does not pass the gate', async () => {
  writeFileSync(join(directory, 'empty.js'), ';');
  await judge('broken', { SDK: `file:${join(directory, 'empty.js')}` });
  const { code, output } = await allure('quality-gate', 'broken/allure-results');
  expect(output).toContain('2 checks were skipped, at most 0 allowed: the candidate did not load');
  expect(code).toBe(1);
});
