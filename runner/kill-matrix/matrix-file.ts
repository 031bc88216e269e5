import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { STATUSES } from './judgement.ts';
import type { Fate } from './kill-matrix.ts';
import type { Mutant } from './mutants.ts';

const FILE = new URL('kill-matrix.json', import.meta.url);

/** How each mutant fared when it was last judged, by its name: its status, a colon, and what was found broken. */
const matrixSchema = z.record(
  z.string(),
  z.string().regex(new RegExp(`^(?:equivalent|${STATUSES.join('|')}):(?: [A-Z-]+-\\d+)*$`)),
);
export type Matrix = z.infer<typeof matrixSchema>;

/** The record with one more judgement in it, in the order of the mutants; without those there are no more. */
export function renewed(
  before: Matrix,
  { mutant, status, found }: Fate,
  isEquivalent: boolean,
  mutants: readonly Mutant[],
): Matrix {
  const line = [`${isEquivalent ? 'equivalent' : status}:`, ...found.fails].join(' ');
  const now = new Map([...Object.entries(before), [mutant.name, line]]);
  return Object.fromEntries(mutants.flatMap(({ name }) => (now.has(name) ? [[name, now.get(name) ?? '']] : [])));
}

/** The requirements that each recorded mutant breaks, by its name. */
export function brokenBy(matrix: Matrix): Map<string, string[]> {
  return new Map(
    Object.entries(matrix).map(([name, line]) => [
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
  // Two runs of different modules may record side by side.
  const draft = new URL(`kill-matrix.${process.pid}.json`, FILE);
  writeFileSync(draft, `${JSON.stringify(matrixSchema.parse(matrix), null, 2)}\n`);
  renameSync(draft, FILE);
}
