import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { STATUSES } from './judgement.ts';
import type { Fate } from './kill-matrix.ts';

const FILE = new URL('kill-matrix.json', import.meta.url);

/** How a whole run fared: of each mutant, by its name, its status and which requirements were found broken. */
const matrixSchema = z.strictObject({
  seed: z.number().int(),
  values: z.number().int(),
  /** One line each: the status, a colon, and the ids. */
  mutants: z.record(
    z.string(),
    z.string().regex(new RegExp(`^(?:equivalent|${STATUSES.join('|')}):(?: [A-Z-]+-\\d+)*$`)),
  ),
});
export type Matrix = z.infer<typeof matrixSchema>;

/** A mutant that comes to its end everywhere is told of by that alone. */
export function matrixOf(
  fates: readonly Fate[],
  isEquivalent: (fate: Fate) => boolean,
  { seed, values }: { seed: number; values: number },
): Matrix {
  const line = (fate: Fate) => [`${isEquivalent(fate) ? 'equivalent' : fate.status}:`, ...fate.found.fails].join(' ');
  return { seed, values, mutants: Object.fromEntries(fates.map((fate) => [fate.mutant.name, line(fate)])) };
}

/** The requirements that each recorded mutant breaks, by its name. */
export function brokenBy({ mutants }: Matrix): Map<string, string[]> {
  return new Map(
    Object.entries(mutants).map(([name, line]) => [
      name,
      line
        .replace(/^[^:]*: ?/, '')
        .split(' ')
        .filter(Boolean),
    ]),
  );
}

export function readMatrix(): Matrix {
  return matrixSchema.parse(JSON.parse(readFileSync(FILE, 'utf8')));
}

export function writeMatrix(matrix: Matrix): void {
  writeFileSync(FILE, `${JSON.stringify(matrixSchema.parse(matrix), null, 2)}\n`);
}
