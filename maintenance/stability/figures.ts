import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { UsageError } from '../../evidence/fault.ts';
import type { EngineName } from '../../evidence/verdict.ts';
import type { RoundsOutcome } from './run-rounds.ts';

const FILE = path.resolve(import.meta.dirname, 'stability.json');

const figuresSchema = z.strictObject({
  /** The hash of the suite. */
  suite: z.string(),
  values: z.number(),
  /** One for each run of the command. */
  seeds: z.array(z.number()),
  checks: z.number(),
  runsOfEach: z.number(),
  verdictsCompared: z.number(),
  verdictsChanged: z.number(),
  rounds: z.array(z.string()),
});

/** The figures of complete runs against the reference in one engine. */
export type Figures = z.infer<typeof figuresSchema>;

/** The conditions under which figures may be added up. */
export type FigureSettings = Pick<Figures, 'suite' | 'values'> & { seed: number };

/** The figures of one run of the command. */
export function figuresOf(
  { checks, runs, compared, changes, rounds }: RoundsOutcome,
  settings: FigureSettings,
): Figures {
  return {
    suite: settings.suite,
    values: settings.values,
    seeds: [settings.seed],
    checks,
    runsOfEach: runs,
    verdictsCompared: compared,
    verdictsChanged: changes.length,
    rounds: [...rounds],
  };
}

/**
 * Returns recorded figures to which new ones may be added: those of the same suite and number of values, with other seeds.
 * Throws UsageError otherwise.
 */
export function extensibleFigures(known: Figures | undefined, { suite, values, seed }: FigureSettings): Figures {
  const refuse = (expected: string, seen: string) =>
    new UsageError({ expected, seen: [seen], next: 'run the same command without --add to start again' });
  if (!known) throw refuse('recorded figures of this engine', 'none');
  if (known.suite !== suite) throw refuse(`figures of this suite, ${suite}`, `figures of ${known.suite}`);
  if (known.values !== values) throw refuse(`figures with --values ${values}`, `figures with --values ${known.values}`);
  if (known.seeds.includes(seed)) throw refuse('a seed that the recorded figures do not have', `--seed ${seed}`);
  return known;
}

/** The sum of two sets of figures. Each run of the command compares with its own first round, so comparisons add up. */
export function sumOfFigures(before: Figures, now: Figures): Figures {
  return {
    ...now,
    seeds: [...before.seeds, ...now.seeds],
    runsOfEach: before.runsOfEach + now.runsOfEach,
    verdictsCompared: before.verdictsCompared + now.verdictsCompared,
    verdictsChanged: before.verdictsChanged + now.verdictsChanged,
    rounds: [...before.rounds, ...now.rounds],
  };
}

/** The recorded figures, by engine. */
export function readFigures(): Partial<Record<string, Figures>> {
  return existsSync(FILE) ? z.record(z.string(), figuresSchema).parse(JSON.parse(readFileSync(FILE, 'utf8'))) : {};
}

/** Records the figures of an engine and leaves those of the others. */
export function writeFigures(engine: EngineName, figures: Figures): void {
  writeFileSync(FILE, `${JSON.stringify({ ...readFigures(), [engine]: figures }, null, 2)}\n`);
}
