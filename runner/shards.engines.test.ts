import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleReference } from '../reference-impl/bundle.ts';
import { readResults } from '../reports/results-file.ts';
import { checks } from '../suites/checks.ts';

// What the nightly workflow does on several machines: each runs a shard and leaves a blob, and one makes results of them.
const root = path.resolve(import.meta.dirname, '..');
const scratch = mkdtempSync(path.join(tmpdir(), 'shards-'));
const sdk = path.join(scratch, 'judged-in-shards.js');
const folder = path.join(root, 'reports/out', path.basename(sdk));
const SHARDS = 2;

beforeAll(() => bundleReference(sdk));
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

test(`${SHARDS} shards, merged, are a whole run`, { timeout: 600_000 }, async () => {
  const blobs = path.join(scratch, 'blobs');
  for (let shard = 1; shard <= SHARDS; shard++) {
    await judge([`--shard=${shard}/${SHARDS}`, '--reporter=blob'], {
      PLAYWRIGHT_BLOB_OUTPUT_FILE: path.join(blobs, `${shard}.zip`),
    });
  }
  const reporter = './reports/playwright-reporter.ts';
  const merged = await playwright(['merge-reports', '--config=playwright.config.ts', `--reporter=${reporter}`, blobs]);
  expect(merged.code, merged.output).toBe(0);
  expect(merged.output).toMatch(/\nconforms · \d+ MUST · simulated · /);

  const { reports, harnessErrors, run } = readResults(path.join(folder, 'conformance.json'));
  expect(harnessErrors).toEqual([]);
  expect(reports.map(({ check }) => check).sort()).toEqual(checks.map(({ id }) => id).sort());
  expect(run.command).toBe(`SDK=file:${sdk} npx playwright test --project=simulated --workers=1`);
});
