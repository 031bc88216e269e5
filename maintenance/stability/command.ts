import { z } from 'zod';
import { UsageError } from '../../evidence/fault.ts';
import { engineNameSchema } from '../../evidence/verdict.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import { argumentsOf, type Conclusion, understood } from '../../reports/command.ts';
import { suite } from '../../reports/results/suite.ts';
import { sanitize } from '../../reports/text/sanitize.ts';
import { findCandidate } from '../../runner/find-candidate.ts';
import { settings } from '../../suites/check/settings.ts';
import { checks } from '../../suites/checks/checks.ts';
import { drawnRounds } from './conditions.ts';
import { extensible, figuresOf, readFigures, sumOf, writeFigures } from './figures.ts';
import { type RepeatOutcome, repeated } from './repeated.ts';

const USAGE =
  'npm run steadiness -- [--engine chromium] [--rounds N] [--runs N] [--seed N] [--values N] [--add] [--only CHECK]… [CANDIDATE]';

const countSchema = z.coerce.number().int().positive();

/**
 * Repeats the suite on a candidate, the reference unless one is named, under conditions that must change no verdict, and
 * says which did. The first round is plain; `--rounds` are those after it, `--runs` says how often each of them runs every
 * check, and `--seed` draws what they are like. The figures of the whole suite on the reference are kept; with `--add` they
 * are added to those that are kept of the same suite, so that many runs may be made a part at a time.
 */
export async function stability(args: string[]): Promise<Conclusion> {
  const { values: given, positionals } = argumentsOf(
    {
      args,
      allowPositionals: true,
      options: {
        engine: { type: 'string', default: 'simulated' },
        rounds: { type: 'string', default: '5' },
        runs: { type: 'string', default: '1' },
        seed: { type: 'string', default: '1' },
        values: { type: 'string' },
        add: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] },
      },
    },
    USAGE,
  );
  const engine = understood(engineNameSchema, given.engine, 'the name of an engine', USAGE);
  const rounds = understood(countSchema, given.rounds, 'one round or more', USAGE);
  const runs = understood(countSchema, given.runs, 'one run or more', USAGE);
  const roundSeed = understood(z.coerce.number().int(), given.seed, 'a whole number as seed', USAGE);
  const { seed, values: few } = settings(4);
  const values = given.values === undefined ? few : understood(countSchema, given.values, 'one value or more', USAGE);
  const chosen = checks.map(({ id }) => id).filter((id) => given.only.length === 0 || given.only.includes(id));
  const unknown = given.only.filter((id) => !chosen.includes(id));
  if (unknown.length > 0)
    throw new UsageError({ expected: 'the id of a check', seen: unknown, next: 'npm run coverage -- --all' });

  const isWhole = positionals.length === 0 && given.only.length === 0;
  if (given.add && !isWhole)
    throw new UsageError({ expected: 'the whole suite on the reference, with --add', seen: args, next: USAGE });
  const conditions = { suite: suite.hash, values, seed: roundSeed };
  const before = given.add ? extensible(readFigures()[engine], conditions) : null;

  const candidate = await findCandidate(positionals[0], process.cwd());
  const print = (line: string) => process.stdout.write(`${sanitize(line)}\n`);
  const record = (outcome: RepeatOutcome) => {
    if (!isWhole) return;
    const now = figuresOf(outcome, conditions);
    writeFigures(engine, before ? sumOf(before, now) : now);
  };
  const requested = { candidate, engine, seed, values };
  const outcome = await repeated(chosen, requested, drawnRounds(chosen, rounds, runs, roundSeed), { print, record });
  return { lines: ['', summary(outcome, candidate)], code: outcome.changes.length === 0 ? 0 : 1 };
}

function summary({ checks: count, runs, compared, changes }: RepeatOutcome, { name }: Candidate): string {
  return `${name}: ${runs} runs of each of ${count} checks, ${changes.length} of ${compared} verdicts changed`;
}
