import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleReference } from '../reference-impl/bundle.ts';
import { receiptOf } from '../reports/badge/receipt.ts';
import { type Results, resultsSchema } from '../reports/results/results.ts';

// As the nightly workflow does on several machines: each runs a shard and stores a blob, and one merges the blobs.
const root = path.resolve(import.meta.dirname, '..');
const scratch = mkdtempSync(path.join(tmpdir(), 'shards-'));
const sdk = path.join(scratch, 'long-named.js');
const folder = path.join(root, 'reports/out', path.basename(sdk));
const SHARDS = 3;

beforeAll(async () => {
  await bundleReference(sdk);
  const bundle = readFileSync(sdk, 'utf8');
  const broken = bundle.replace(/KEY_CHARACTERS = 6;/, 'KEY_CHARACTERS = 7;');
  expect(broken).not.toBe(bundle);
  writeFileSync(sdk, broken);
});
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

function playwright(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; output: string }> {
  const { PATH = '', HOME = '' } = process.env;
  const cli = path.join(root, 'node_modules/@playwright/test/cli.js');
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [cli, ...args],
      { cwd: root, maxBuffer: 2 ** 26, env: { PATH, HOME, NO_COLOR: '1', ...env } },
      (_error, stdout, stderr) => resolve({ code: child.exitCode, output: stdout + stderr }),
    );
  });
}

const judge = (args: string[], env: Record<string, string> = {}) =>
  playwright(['test', '--project=simulated', '--workers=1', ...args], { SDK: `file:${sdk}`, VALUES: '1', ...env });

const results = (): Results =>
  resultsSchema.parse(JSON.parse(readFileSync(path.join(folder, 'conformance.json'), 'utf8')));

test(`${SHARDS} merged shards give the same verdicts as one run`, { timeout: 600_000 }, async () => {
  expect((await judge([])).code).toBe(1);
  const whole = results();
  rmSync(folder, { recursive: true });

  const blobs = path.join(scratch, 'blobs');
  for (let shard = 1; shard <= SHARDS; shard++) {
    await judge([`--shard=${shard}/${SHARDS}`, '--reporter=blob'], {
      PLAYWRIGHT_BLOB_OUTPUT_FILE: path.join(blobs, `${shard}.zip`),
    });
  }
  const reporter = './reports/live/playwright-reporter.ts';
  const merged = await playwright(['merge-reports', '--config=playwright.config.ts', `--reporter=${reporter}`, blobs]);
  expect(merged.code, merged.output).toBe(1);

  const { reports, harnessErrors, run } = results();
  expect(harnessErrors).toEqual([]);
  expect(reports.map(({ check }) => check)).toEqual(whole.reports.map(({ check }) => check));
  expect(receiptOf(results()).verdicts).toEqual(receiptOf(whole).verdicts);
  expect(run.command).toBe(`SDK=file:${sdk} npx playwright test --project=simulated --workers=1`);
  expect(merged.output).toContain('✗ fail  COOKIE-NAME-2 MUST  simulated\n');
});
