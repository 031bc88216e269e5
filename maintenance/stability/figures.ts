import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { UsageError } from '../../evidence/fault.ts';
import type { EngineName } from '../../evidence/verdict.ts';
import type { RepeatOutcome } from './repeated.ts';

const FILE = path.resolve(import.meta.dirname, 'stability.json');

const figuresSchema = z.strictObject({
  /** The suite they are of, by its content. */
  suite: z.string(),
  values: z.number(),
  /** One for each time the command was asked. */
  seeds: z.array(z.number()),
  checks: z.number(),
  runsOfEach: z.number(),
  verdictsCompared: z.number(),
  verdictsChanged: z.number(),
  rounds: z.array(z.string()),
});

/** What whole runs of the reference came to in an engine. */
export type Figures = z.infer<typeof figuresSchema>;

/** What decides whether figures may be added up. */
export type Asking = Pick<Figures, 'suite' | 'values'> & { seed: number };

/** What one asking came to. */
export function figuresOf({ checks, runs, compared, changes, rounds }: RepeatOutcome, asking: Asking): Figures {
  return {
    suite: asking.suite,
    values: asking.values,
    seeds: [asking.seed],
    checks,
    runsOfEach: runs,
    verdictsCompared: compared,
    verdictsChanged: changes.length,
    rounds: [...rounds],
  };
}

/** The figures that may be added to: of the same suite and as many values, and of other rounds. Anything else is a misuse. */
export function addable(known: Figures | undefined, { suite, values, seed }: Asking): Figures {
  const refuse = (expected: string, seen: string) =>
    new UsageError({ expected, seen: [seen], next: 'the same command without --add, to begin anew' });
  if (!known) throw refuse('figures to add to', 'none of this engine');
  if (known.suite !== suite) throw refuse(`figures of this suite, ${suite}`, `figures of ${known.suite}`);
  if (known.values !== values) throw refuse(`figures with --values ${values}`, `figures with --values ${known.values}`);
  if (known.seeds.includes(seed)) throw refuse('a seed whose rounds are not among the figures', `--seed ${seed}`);
  return known;
}

/** Both together. Each asking compares with a first round of its own, so the verdicts compared are those of both. */
export function added(before: Figures, now: Figures): Figures {
  return {
    ...now,
    seeds: [...before.seeds, ...now.seeds],
    runsOfEach: before.runsOfEach + now.runsOfEach,
    verdictsCompared: before.verdictsCompared + now.verdictsCompared,
    verdictsChanged: before.verdictsChanged + now.verdictsChanged,
    rounds: [...before.rounds, ...now.rounds],
  };
}

/** What is kept of each engine. */
export function keptFigures(): Partial<Record<string, Figures>> {
  return existsSync(FILE) ? z.record(z.string(), figuresSchema).parse(JSON.parse(readFileSync(FILE, 'utf8'))) : {};
}

/** Keeps what an engine came to, beside what others did. */
export function keepFigures(engine: EngineName, figures: Figures): void {
  writeFileSync(FILE, `${JSON.stringify({ ...keptFigures(), [engine]: figures }, null, 2)}\n`);
}
