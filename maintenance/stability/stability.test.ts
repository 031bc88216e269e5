import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import { zooCandidate } from '../zoo/zoo-candidate.ts';
import { plainConditions } from './conditions.ts';
import { extensibleFigures, type FigureSettings, type Figures, figuresOf, sumOfFigures } from './figures.ts';
import { runRounds } from './run-rounds.ts';

/** An SDK whose cookie lifetime depends on the local time zone, and changes in 2038. */
const BY_LOCAL_TIME = `expose(
  class extends Sdk {
    options(given) {
      const date = new Date();
      const cookieExpiration = date.getFullYear() < 2038 ? 365 + date.getTimezoneOffset() / 60 / 24 : 1;
      return { ...super.options(given), cookieExpiration };
    }
  },
);`;

function unstable(): Candidate {
  const conforms = zooCandidate('conforms');
  const script = path.join(mkdtempSync(path.join(tmpdir(), 'unstable-')), 'by-local-time.js');
  writeFileSync(script, BY_LOCAL_TIME);
  return { ...conforms, name: 'depends on local time', scripts: [conforms.scripts[0] ?? '', script] };
}

test('a changed verdict is reported with its check, its requirement and each condition that changes it on its own', async () => {
  const { TZ } = process.env;
  process.env.TZ = 'UTC';
  const lines: string[] = [];
  const requested = { candidate: unstable(), engine: 'simulated' as const, seed: 1, values: 2 };
  const ids = ['first-visit', 'opted-out-from-the-start'];
  const clock = { clock: 'the end of 32-bit time', startTime: Date.parse('2038-01-19T03:14:00Z') };
  const round = { ...plainConditions(ids), ...clock, orders: [ids.toReversed(), ids], zone: 'Asia/Kathmandu' };
  try {
    const { changes, runs } = await runRounds(ids, requested, [round], { print: (line) => void lines.push(line) });
    expect(runs).toBe(3);
    expect(changes, lines.join('\n')).toContainEqual(
      expect.objectContaining({ check: 'first-visit', requirement: 'COOKIE-LIFE-1', before: 'pass', after: 'fail' }),
    );
    expect(lines).toContain(
      '    first-visit COOKIE-LIFE-1: pass → fail in 2 of 2 runs, caused by the time zone Asia/Kathmandu and by the clock at the end of 32-bit time, each on its own',
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

test('figures of one suite and other seeds add up; any others are refused', () => {
  const settings = { suite: 'sha256-0', values: 1, seed: 2 };
  const outcome = { checks: 2, runs: 2, compared: 4, changes: [], rounds: ['plain', 'other'] };
  expect(sumOfFigures(extensibleFigures(known, settings), figuresOf(outcome, settings))).toEqual({
    ...known,
    seeds: [1, 2],
    runsOfEach: 5,
    verdictsCompared: 12,
    rounds: ['plain', 'any', 'plain', 'other'],
  });
  const refused: [Figures | undefined, FigureSettings, string][] = [
    [undefined, settings, 'recorded figures of this engine'],
    [known, { ...settings, suite: 'sha256-1' }, 'figures of this suite, sha256-1'],
    [known, { ...settings, values: 2 }, 'figures with --values 2'],
    [known, { ...settings, seed: 1 }, 'a seed that the recorded figures do not have'],
  ];
  for (const [figures, other, expected] of refused) expect(() => extensibleFigures(figures, other)).toThrow(expected);
});
