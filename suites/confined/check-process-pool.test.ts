import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../evidence/check-report.ts';
import { inlineCandidate } from '../../harness/fixtures/inline-candidate.ts';
import { startTestBed } from '../check/start-test-bed.ts';
import { checks, chosenChecks } from '../checks/checks.ts';
import { originalCandidate } from '../defects/defects.ts';
import { CheckProcessPool } from './check-process-pool.ts';

describe('a misbehaving candidate', () => {
  const ENDLESS_LOOP = 'for (;;);';
  const source = (optedOut: string, atOnce = '') => `${atOnce}
    window.amplitude = { getInstance: () => ({
      init(key, user, { optOut } = {}) { if (optOut) { ${optedOut} } },
      setUserId() {}, logEvent() {}, identify() {}, enableTracking() {}, setOptOut() {},
    }) };`;
  const ids = ['first-visit', 'opted-out-from-the-start', 'corrupt-cookie'];
  const verdictsOf = (pool: CheckProcessPool, text: string) =>
    pool.judge({ candidate: inlineCandidate(text), checks: ids, seed: 1, values: 2 }).then(byCheck);
  const all = (verdict: string) => Object.fromEntries(ids.map((id) => [id, [verdict]]));

  /** The distinct verdicts of each check on requirements that apply to the candidate. */
  function byCheck(reports: readonly CheckReport[]): Record<string, string[]> {
    const verdicts = ({ findings }: CheckReport) =>
      [...new Set(findings.map(({ verdict }) => verdict))].filter((one) => one !== 'inapplicable').sort();
    return Object.fromEntries(reports.map((report) => [report.check, verdicts(report)]));
  }

  const ESCAPES = `import('').catch((error) => error.constructor.constructor('return process')().exit(0));`;

  test('that ends its process crashes only the check that was running, and harms no other candidate', async () => {
    const pool = new CheckProcessPool({ processes: 2 });
    const [leaves, atOnce, calm] = await Promise.all([
      verdictsOf(pool, source(ESCAPES)),
      verdictsOf(pool, source('', ESCAPES)),
      verdictsOf(pool, source('')),
    ]);
    expect(Object.keys(calm)).toEqual(ids);
    expect(Object.values(calm).flat()).not.toContain('crash');
    expect(leaves).toEqual({ ...calm, 'opted-out-from-the-start': ['crash'] });
    expect(atOnce).toEqual(all('crash'));
  });

  test('that never ends a step times out in that check only', async () => {
    const pool = new CheckProcessPool({ timeouts: { step: 3000, check: 30_000, value: 0 } });
    const [hangs, atOnce] = await Promise.all([
      verdictsOf(pool, source(ENDLESS_LOOP)),
      verdictsOf(pool, source('', ENDLESS_LOOP)),
    ]);
    expect(hangs['opted-out-from-the-start']).toEqual(['timeout']);
    expect(
      Object.values(hangs)
        .flat()
        .filter((verdict) => verdict === 'timeout'),
    ).toHaveLength(1);
    expect(atOnce).toEqual(all('timeout'));
  });

  test('that takes too long is run again with its steps watched, so that the step that hangs is named', async () => {
    const pool = new CheckProcessPool({ timeouts: { step: 1000, check: 30_000, value: 0 } });
    const task = {
      candidate: inlineCandidate(source(ENDLESS_LOOP)),
      checks: ['opted-out-from-the-start'],
      seed: 1,
      values: 2,
    };
    const messages = (await pool.judge(task)).flatMap(({ findings }) => findings.map(({ message }) => message));
    expect(messages).toContain(
      'A script kept the page busy for 1 s without a pause. Look for a loop that does not end.',
    );
  });

  test('that uses up its time limit times out in the running check, and the checks after it are blocked', async () => {
    const pool = new CheckProcessPool({ limit: 8000 });
    const hangs = await verdictsOf(pool, source(ENDLESS_LOOP));
    expect(hangs).toMatchObject({ 'opted-out-from-the-start': ['timeout'], 'corrupt-cookie': ['blocked'] });
    expect(hangs['first-visit']).not.toContain('timeout');
  });

  test('is not judged by a check that does not exist: the pool throws', async () => {
    const task = { candidate: inlineCandidate(''), checks: ['nosuch'], seed: 1, values: 2 };
    await expect(new CheckProcessPool().judge(task)).rejects.toThrow('No check is named nosuch.');
  });

  test('whose adapter lacks a verb causes a usage error instead of a verdict', async () => {
    const candidate = inlineCandidate('');
    const adapter = `${candidate.scripts[0]}.adapter.js`;
    writeFileSync(adapter, 'export const adapter = () => () => ({ init() {}, track() {}, setUserId() {} });');
    const task = { candidate: { ...candidate, adapter }, checks: ids, seed: 1, values: 2 };
    await expect(new CheckProcessPool().judge(task)).rejects.toThrow(/^expected .*\nseen {6}the adapter offers /);
  });
});

test('a check process gives the same reports as a test bed in this process', async () => {
  const candidate = await originalCandidate();
  const expensive = ['thousand-unsent', 'any-unknown-options'];
  const chosen = checks.filter(({ id }, index) => !expensive.includes(id) && index % 6 === 0).map(({ id }) => id);
  const [seed, values] = [20_261_124, 2];
  const task = { candidate, checks: chosen, seed, values };
  const digest = ({ replay, seed, runs, pages, findings }: CheckReport) =>
    findings.map(({ requirement, verdict }) => `${replay} ${seed} ${runs} ${pages} ${requirement} ${verdict}`);

  const here: CheckReport[] = [];
  const testBed = await startTestBed('simulated', candidate);
  for (const check of chosenChecks(chosen)) here.push(await testBed.run(check, { seed, values }));
  await testBed.close();
  const there = await new CheckProcessPool().judge(task);
  expect(there.flatMap(digest)).toEqual(here.flatMap(digest));
  expect(there.map(({ check }) => check)).toEqual(chosen);
});
