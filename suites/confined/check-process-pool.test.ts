import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../evidence/check-report.ts';
import { inlineCandidate } from '../../harness/fixtures/inline-candidate.ts';
import { InProcessTestBed } from '../check/in-process-test-bed.ts';
import { checks, chosenChecks } from '../checks/checks.ts';
import { originalCandidate } from '../defects/defects.ts';
import { CheckProcessPool } from './check-process-pool.ts';

describe('a candidate that cannot be borne', () => {
  const IN_VAIN = 'for (;;);';
  const source = (optedOut: string, atOnce = '') => `${atOnce}
    window.amplitude = { getInstance: () => ({
      init(key, user, { optOut } = {}) { if (optOut) { ${optedOut} } },
      setUserId() {}, logEvent() {}, identify() {}, enableTracking() {}, setOptOut() {},
    }) };`;
  const ids = ['first-visit', 'opted-out-from-the-start', 'spoilt-cookie'];
  const judged = (pool: CheckProcessPool, text: string) =>
    pool.judge({ candidate: inlineCandidate(text), checks: ids, seed: 1, values: 2 }).then(byCheck);
  const all = (verdict: string) => Object.fromEntries(ids.map((id) => [id, [verdict]]));

  /** The verdicts of each check, each once, on what applies to the candidate. */
  function byCheck(reports: readonly CheckReport[]): Record<string, string[]> {
    const verdicts = ({ findings }: CheckReport) =>
      [...new Set(findings.map(({ verdict }) => verdict))].filter((one) => one !== 'inapplicable').sort();
    return Object.fromEntries(reports.map((report) => [report.check, verdicts(report)]));
  }

  const ESCAPES = `import('').catch((error) => error.constructor.constructor('return process')().exit(0));`;

  test('harms no other, and only the check in which it ends its process is held against it', async () => {
    const pool = new CheckProcessPool({ processes: 2 });
    const [leaves, atOnce, calm] = await Promise.all([
      judged(pool, source(ESCAPES)),
      judged(pool, source('', ESCAPES)),
      judged(pool, source('')),
    ]);
    expect(Object.keys(calm)).toEqual(ids);
    expect(Object.values(calm).flat()).not.toContain('crash');
    expect(leaves).toEqual({ ...calm, 'opted-out-from-the-start': ['crash'] });
    expect(atOnce).toEqual(all('crash'));
  });

  test('is given up in the step that does not end, and has the rest judged', async () => {
    const pool = new CheckProcessPool({ timeout: { step: 3000, check: 30_000, value: 0 } });
    const [hangs, atOnce] = await Promise.all([judged(pool, source(IN_VAIN)), judged(pool, source('', IN_VAIN))]);
    expect(hangs['opted-out-from-the-start']).toEqual(['timeout']);
    expect(
      Object.values(hangs)
        .flat()
        .filter((verdict) => verdict === 'timeout'),
    ).toHaveLength(1);
    expect(atOnce).toEqual(all('timeout'));
  });

  test('is asked again, and watched, where a check takes too long: then the step that hangs is named', async () => {
    const pool = new CheckProcessPool({ timeout: { step: 1000, check: 30_000, value: 0 } });
    const task = {
      candidate: inlineCandidate(source(IN_VAIN)),
      checks: ['opted-out-from-the-start'],
      seed: 1,
      values: 2,
    };
    const said = (await pool.judge(task)).flatMap(({ findings }) => findings.map(({ message }) => message));
    expect(said).toContain('A script kept the page busy for 1 s without a pause. Look for a loop that does not end.');
  });

  test('is ended when its time is up, and what then never ran is not held against it', async () => {
    const pool = new CheckProcessPool({ limit: 8000 });
    const hangs = await judged(pool, source(IN_VAIN));
    expect(hangs).toMatchObject({ 'opted-out-from-the-start': ['timeout'], 'spoilt-cookie': ['blocked'] });
    expect(hangs['first-visit']).not.toContain('timeout');
  });

  test('a check that there is not is our mistake', async () => {
    const task = { candidate: inlineCandidate(''), checks: ['nosuch'], seed: 1, values: 2 };
    await expect(new CheckProcessPool().judge(task)).rejects.toThrow('No check is named nosuch.');
  });

  test('an adapter without a verb is a mistake of whoever wrote it, and no verdict', async () => {
    const candidate = inlineCandidate('');
    const adapter = `${candidate.scripts[0]}.adapter.js`;
    writeFileSync(adapter, 'export const adapter = () => () => ({ init() {}, track() {}, setUserId() {} });');
    const task = { candidate: { ...candidate, adapter }, checks: ids, seed: 1, values: 2 };
    await expect(new CheckProcessPool().judge(task)).rejects.toThrow(/^expected .*\nseen {6}the adapter offers /);
  });
});

test('a process of its own comes to what this one comes to', async () => {
  const candidate = await originalCandidate();
  const dear = ['thousand-unsent', 'any-unknown-options'];
  const chosen = checks.filter(({ id }, index) => !dear.includes(id) && index % 6 === 0).map(({ id }) => id);
  const [seed, values] = [20_261_124, 2];
  const task = { candidate, checks: chosen, seed, values };
  const digest = ({ replay, seed, runs, pages, findings }: CheckReport) =>
    findings.map(({ requirement, verdict }) => `${replay} ${seed} ${runs} ${pages} ${requirement} ${verdict}`);

  const here: CheckReport[] = [];
  const testBed = await InProcessTestBed.start('simulated', candidate);
  for (const check of chosenChecks(chosen)) here.push(await testBed.run(check, { seed, values }));
  await testBed.close();
  const there = await new CheckProcessPool().judge(task);
  expect(there.flatMap(digest)).toEqual(here.flatMap(digest));
  expect(there.map(({ check }) => check)).toEqual(chosen);
});
