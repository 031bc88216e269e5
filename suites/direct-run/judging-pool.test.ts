import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { candidateSchema } from '../../harness/candidate/candidate.ts';
import { inlineCandidate } from '../../harness/candidate/inline-candidate.ts';
import { type CheckReport, checkReportSchema } from '../../spec/check-report.ts';
import { checks } from '../checks.ts';
import { JudgingPool } from './judging-pool.ts';

const root = path.resolve(import.meta.dirname, '../..');

describe('a candidate that cannot be borne', { timeout: 120_000 }, () => {
  const IN_VAIN = 'for (;;);';
  const GREEDY = 'for (const hoard = []; ; ) hoard.push(new Array(1e6).fill(0.5));';
  const source = (optedOut: string, atOnce = '') => `${atOnce}
    window.amplitude = { getInstance: () => ({
      init(key, user, { optOut } = {}) { if (optOut) { ${optedOut} } },
      setUserId() {}, logEvent() {}, identify() {}, enableTracking() {}, setOptOut() {},
    }) };`;
  const ids = ['first-visit', 'opted-out-from-the-start', 'spoilt-cookie'];
  const judged = (pool: JudgingPool, text: string) =>
    pool.judge({ candidate: inlineCandidate(text), checks: ids, seed: 1, values: 2 }).then(byCheck);

  /** The verdicts of each check, each once, on what applies to the candidate. */
  function byCheck(reports: readonly CheckReport[]): Record<string, string[]> {
    const verdicts = ({ findings }: CheckReport) =>
      [...new Set(findings.map(({ verdict }) => verdict))].filter((one) => one !== 'inapplicable').sort();
    return Object.fromEntries(reports.map((report) => [report.check, verdicts(report)]));
  }

  test('harms no other, and only the check in which it ends its process is held against it', async () => {
    const pool = new JudgingPool({ processes: 2 });
    const [eats, atOnce, calm] = await Promise.all([
      judged(pool, source(GREEDY)),
      judged(pool, source('', GREEDY)),
      judged(pool, source('')),
    ]);
    expect(Object.keys(calm)).toEqual(ids);
    expect(Object.values(calm).flat()).not.toContain('crash');
    expect(eats).toEqual({ ...calm, 'opted-out-from-the-start': ['crash'] });
    expect(atOnce).toEqual(Object.fromEntries(ids.map((id) => [id, ['crash']])));
  });

  test('is ended when its time is up, and what then never ran is not held against it', async () => {
    const pool = new JudgingPool({ processes: 2, limit: 15_000 });
    const [hangs, atOnce] = await Promise.all([judged(pool, source(IN_VAIN)), judged(pool, source('', IN_VAIN))]);
    expect(hangs).toMatchObject({ 'opted-out-from-the-start': ['timeout'], 'spoilt-cookie': ['blocked'] });
    expect(hangs['first-visit']).not.toContain('timeout');
    expect(atOnce).toEqual(Object.fromEntries(ids.map((id) => [id, ['timeout']])));
  });

  test('a check that there is not is our mistake', async () => {
    const task = { candidate: inlineCandidate(''), checks: ['nosuch'], seed: 1, values: 2 };
    await expect(new JudgingPool().judge(task)).rejects.toThrow('No check is named nosuch.');
  });
});

describe('a direct run comes to what Playwright comes to', { timeout: 300_000 }, () => {
  const playwrightResult = z.object({
    suites: z.array(
      z.object({
        specs: z.array(
          z.object({
            tests: z.array(
              z.object({
                results: z.array(
                  z.object({ attachments: z.array(z.object({ name: z.string(), body: z.base64().optional() })) }),
                ),
              }),
            ),
          }),
        ),
      }),
    ),
  });

  async function byPlaywright(specifier: string, values: number): Promise<CheckReport[]> {
    const directory = mkdtempSync(path.join(tmpdir(), 'direct-run-'));
    const file = path.join(directory, 'result.json');
    const { PATH = '', HOME = '' } = process.env;
    const env = { PATH, HOME, SDK: specifier, VALUES: `${values}`, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
    const args = ['test', '--project=simulated', '--workers=1', '--reporter=json'];
    const cli = path.join(root, 'node_modules/@playwright/test/cli.js');
    // Few values leave some property with nothing to judge, so that its test fails; what matters is that both say so.
    await new Promise((resolve) => execFile(process.execPath, [cli, ...args], { cwd: root, env }, resolve));
    const { suites } = playwrightResult.parse(JSON.parse(readFileSync(file, 'utf8')));
    rmSync(directory, { recursive: true });
    return suites
      .flatMap(({ specs }) => specs.flatMap(({ tests }) => tests.flatMap(({ results }) => results)))
      .flatMap(({ attachments }) => attachments.filter(({ name }) => name === 'conformance-check'))
      .map(({ body = '' }) => checkReportSchema.parse(JSON.parse(Buffer.from(body, 'base64').toString('utf8'))));
  }

  function digest(reports: readonly CheckReport[]): string[] {
    return reports
      .flatMap(({ check, seed, runs, pages, findings }) =>
        findings.map(({ requirement, verdict }) => `${check} ${seed} ${runs} ${pages} ${requirement} ${verdict}`),
      )
      .sort();
  }

  test.each([
    ['reference', 'reference'],
    ['npm:amplitude-js@8.21.10', 'amplitude-js@8.21.10'],
  ])('of %s', async (specifier, folder) => {
    const values = 2;
    const theirs = await byPlaywright(specifier, values);
    // Resolved by Playwright’s setup.
    const file = path.join(root, 'reports/out', folder, 'candidate.json');
    const candidate = candidateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const ids = checks.map(({ id }) => id);
    const ours = await new JudgingPool().judge({ candidate, checks: ids, seed: 20_261_124, values });
    expect(digest(ours)).toEqual(digest(theirs));
    expect(ours.map(({ check }) => check)).toEqual(ids);
  });
});
