import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import { zooCandidate } from '../zoo/zoo-candidate.ts';
import { plain } from './conditions.ts';
import { type Asking, addable, added, type Figures, figuresOf } from './figures.ts';
import { repeated } from './repeated.ts';

/** A lifetime that is counted from midnight where the visitor is, as if that were in Greenwich, and to a day in 2038. */
const BY_LOCAL_TIME = `expose(
  class extends Sdk {
    options(given) {
      const date = new Date();
      const cookieExpiration = date.getFullYear() < 2038 ? 365 + date.getTimezoneOffset() / 60 / 24 : 1;
      return { ...super.options(given), cookieExpiration };
    }
  },
);`;

function unsteady(): Candidate {
  const conforms = zooCandidate('conforms');
  const script = path.join(mkdtempSync(path.join(tmpdir(), 'unsteady-')), 'by-local-time.js');
  writeFileSync(script, BY_LOCAL_TIME);
  return { ...conforms, name: 'lives by local time', scripts: [conforms.scripts[0] ?? '', script] };
}

test('a verdict that changes is reported with the check, the requirement, and each condition that changes it alone', async () => {
  const { TZ } = process.env;
  process.env.TZ = 'UTC';
  const lines: string[] = [];
  const requested = { candidate: unsteady(), engine: 'simulated' as const, seed: 1, values: 2 };
  const ids = ['first-visit', 'opted-out-from-the-start'];
  const clock = { clock: 'the end of 32 bits', beginning: Date.parse('2038-01-19T03:14:00Z') };
  const round = { ...plain(ids), ...clock, orders: [ids.toReversed(), ids], zone: 'Asia/Kathmandu' };
  try {
    const { changes, runs } = await repeated(ids, requested, [round], { say: (line) => void lines.push(line) });
    expect(runs).toBe(3);
    expect(changes, lines.join('\n')).toContainEqual(
      expect.objectContaining({ check: 'first-visit', requirement: 'COOKIE-LIFE-1', before: 'pass', after: 'fail' }),
    );
    expect(lines).toContain(
      '    first-visit COOKIE-LIFE-1: pass → fail in 2 of 2 runs, by the time zone Asia/Kathmandu and by the clock at the end of 32 bits, each alone',
    );
    expect(process.env.TZ).toBe('UTC');
  } finally {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  }
});

const known = {
  suite: 'sha256-0',
  values: 1,
  seeds: [1],
  checks: 2,
  runsOfEach: 3,
  verdictsCompared: 8,
  verdictsChanged: 0,
  rounds: ['plain', 'any'],
};

test('figures add up where the same suite was asked for other rounds, and are refused where not', () => {
  const asking = { suite: 'sha256-0', values: 1, seed: 2 };
  const outcome = { checks: 2, runs: 2, compared: 4, changes: [], rounds: ['plain', 'other'] };
  expect(added(addable(known, asking), figuresOf(outcome, asking))).toEqual({
    ...known,
    seeds: [1, 2],
    runsOfEach: 5,
    verdictsCompared: 12,
    rounds: ['plain', 'any', 'plain', 'other'],
  });
  const refused: [Figures | undefined, Asking, string][] = [
    [undefined, asking, 'figures to add to'],
    [known, { ...asking, suite: 'sha256-1' }, 'figures of this suite, sha256-1'],
    [known, { ...asking, values: 2 }, 'figures with --values 2'],
    [known, { ...asking, seed: 1 }, 'a seed whose rounds are not among the figures'],
  ];
  for (const [figures, other, expected] of refused) expect(() => addable(figures, other)).toThrow(expected);
});
