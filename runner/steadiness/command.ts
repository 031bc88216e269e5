import { z } from 'zod';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import { argumentsOf, type Conclusion } from '../../reports/command.ts';
import { inert } from '../../reports/inert.ts';
import { Misuse } from '../../reports/misuse.ts';
import { engineNameSchema } from '../../spec/verdict.ts';
import { checks } from '../../suites/checks.ts';
import { settings } from '../../suites/settings.ts';
import { findCandidate } from '../find-candidate.ts';
import { type Conditions, drawnRounds, plain, told } from './conditions.ts';
import { keepFigures } from './figures.ts';
import { type Asked, blame, type Change, changesOf, type Found, judgedUnder } from './rounds.ts';

const USAGE =
  'npm run steadiness -- [--engine chromium] [--rounds N] [--seed N] [--values N] [--only CHECK]… [CANDIDATE]';

const countSchema = z.coerce.number().int().positive();

/**
 * Repeats the suite on a candidate, the reference unless one is named, under conditions that must change no verdict, and
 * says which did. The first round is plain; `--rounds` are those after it, and `--seed` draws what they are like. A whole
 * run of the reference keeps its figures.
 */
export async function steadiness(args: string[]): Promise<Conclusion> {
  const { values: given, positionals } = argumentsOf(
    {
      args,
      allowPositionals: true,
      options: {
        engine: { type: 'string', default: 'simulated' },
        rounds: { type: 'string', default: '5' },
        seed: { type: 'string', default: '1' },
        values: { type: 'string' },
        only: { type: 'string', multiple: true, default: [] },
      },
    },
    USAGE,
  );
  const engine = understood(engineNameSchema, given.engine, 'the name of an engine');
  const rounds = understood(countSchema, given.rounds, 'one round or more');
  const roundSeed = understood(z.coerce.number().int(), given.seed, 'a whole number as seed');
  const { seed, values: few } = settings(4);
  const values = given.values === undefined ? few : understood(countSchema, given.values, 'one value or more');
  const chosen = checks.map(({ id }) => id).filter((id) => given.only.length === 0 || given.only.includes(id));
  const unknown = given.only.filter((id) => !chosen.includes(id));
  if (unknown.length > 0)
    throw new Misuse({ expected: 'the id of a check', seen: unknown, next: 'npm run coverage -- --all' });

  const candidate = await findCandidate(positionals[0], process.cwd());
  const say = (line: string) => process.stdout.write(`${inert(line)}\n`);
  const outcome = await repeated(
    chosen,
    { candidate, engine, seed, values },
    drawnRounds(chosen, rounds, roundSeed),
    say,
  );
  if (positionals.length === 0 && given.only.length === 0) keepFigures(engine, outcome, { values, seed: roundSeed });
  return { lines: ['', summary(outcome, candidate)], code: outcome.changes.length === 0 ? 0 : 1 };
}

/** What came of some rounds. */
export interface Outcome {
  checks: number;
  /** How often each check was run, the first round included. */
  runs: number;
  /** Verdicts compared with those of the first round. */
  compared: number;
  /** With the number of the round. */
  changes: readonly (Change & { round: number })[];
  /** One line a round. */
  rounds: readonly string[];
}

/** Runs the plain round and then others, and tells of each as it ends. */
export async function repeated(
  ids: readonly string[],
  asked: Asked,
  rounds: readonly Conditions[],
  say: (line: string) => void,
): Promise<Outcome> {
  const started = performance.now();
  const first = await judgedUnder(plain(ids), asked);
  const lines = [told(plain(ids))];
  say(`✓ round 0: ${lines[0]}, ${secondsSince(started)}`);
  const changes: (Change & { round: number })[] = [];
  for (const [index, conditions] of rounds.entries()) {
    const round = index + 1;
    const begun = performance.now();
    const changed = changesOf(first, await judgedUnder(conditions, asked));
    lines.push(told(conditions));
    say(`${changed.length === 0 ? '✓' : '✗'} round ${round}: ${told(conditions)}, ${secondsSince(begun)}`);
    if (changed.length === 0) continue;
    const blamed = await blame(changed, first, conditions, asked);
    for (const change of changed) {
      for (const line of shown(change, blamed.get(`${change.check} ${change.requirement}`) ?? [])) say(`    ${line}`);
      changes.push({ ...change, round });
    }
  }
  return {
    checks: ids.length,
    runs: rounds.length + 1,
    compared: verdictsIn(first) * rounds.length,
    changes,
    rounds: lines,
  };
}

function shown({ check, requirement, before, after, message }: Change, blamed: readonly string[]): string[] {
  const by =
    blamed.length === 0
      ? 'by none of the conditions alone'
      : `by ${blamed.join(' and by ')}, ${blamed.length > 1 ? 'each ' : ''}alone`;
  return [`${check} ${requirement}: ${before} → ${after}, ${by}`, ...(message === '' ? [] : [`  ${message}`])];
}

function summary({ checks: count, runs, compared, changes }: Outcome, { name }: Candidate): string {
  return `${name}: ${runs} runs of each of ${count} checks, ${changes.length} of ${compared} verdicts changed`;
}

function verdictsIn(found: Found): number {
  return [...found.values()].reduce((sum, { size }) => sum + size, 0);
}

function secondsSince(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(0)} s`;
}

function understood<T>(schema: z.ZodType<T>, text: string, expected: string): T {
  const { data, success } = schema.safeParse(text);
  if (success) return data;
  throw new Misuse({ expected, seen: [text], next: USAGE });
}
