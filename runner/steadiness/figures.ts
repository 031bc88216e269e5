import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { EngineName } from '../../spec/verdict.ts';
import type { Outcome } from './repeated.ts';

const FILE = path.resolve(import.meta.dirname, '../steadiness.json');

const figuresSchema = z.record(
  z.string(),
  z.strictObject({
    seed: z.number(),
    values: z.number(),
    checks: z.number(),
    runsOfEach: z.number(),
    verdictsCompared: z.number(),
    verdictsChanged: z.number(),
    rounds: z.array(z.string()),
  }),
);

/** Keeps what a whole run of the reference came to, beside what it came to in other engines. */
export function keepFigures(
  engine: EngineName,
  { checks, runs, compared, changes, rounds }: Outcome,
  { seed, values }: { seed: number; values: number },
): void {
  const known = existsSync(FILE) ? figuresSchema.parse(JSON.parse(readFileSync(FILE, 'utf8'))) : {};
  const figures: z.infer<typeof figuresSchema> = {
    ...known,
    [engine]: {
      seed,
      values,
      checks,
      runsOfEach: runs,
      verdictsCompared: compared,
      verdictsChanged: changes.length,
      rounds: [...rounds],
    },
  };
  writeFileSync(FILE, `${JSON.stringify(figures, null, 2)}\n`);
}
