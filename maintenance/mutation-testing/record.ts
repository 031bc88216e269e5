import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { MutantResult } from './judge-mutants.ts';
import { STATUSES } from './mutant-status.ts';
import type { Mutant } from './mutants.ts';

const FILE = new URL('record.json', import.meta.url);

/** Stands after the ids where a run stopped at the first kill: what else is broken nobody looked at. */
const AND_MORE = '…';

/** How each mutant fared when it was last judged, by its name: its status, a colon, and what was found broken. */
const matrixSchema = z.record(
  z.string(),
  z.string().regex(new RegExp(`^(?:equivalent|${STATUSES.join('|')}):(?: [A-Z-]+-\\d+)*(?: ${AND_MORE})?$`)),
);
export type MutationRecord = z.infer<typeof matrixSchema>;

/**
 * The record with one more judgement in it, in the order of the mutants; without those there are no more. A judgement that
 * stopped early does not take the place of one that did not and came to the same end.
 */
export function renewed(
  before: MutationRecord,
  { mutant, status, found }: MutantResult,
  { isEquivalent, stopEarly }: { isEquivalent: boolean; stopEarly: boolean },
  mutants: readonly Mutant[],
): MutationRecord {
  const start = `${isEquivalent ? 'equivalent' : status}:`;
  const known = before[mutant.name];
  const keeps = stopEarly && known?.startsWith(start) && !known.endsWith(AND_MORE);
  const line = [start, ...found.fails, ...(stopEarly && status === 'killed' ? [AND_MORE] : [])].join(' ');
  const now = new Map([...Object.entries(before), [mutant.name, keeps ? known : line]]);
  return Object.fromEntries(mutants.flatMap(({ name }) => (now.has(name) ? [[name, now.get(name) ?? '']] : [])));
}

/** The requirements that each recorded mutant breaks, by its name; of those of which all are known. */
export function brokenBy(matrix: MutationRecord): Map<string, string[]> {
  const whole = Object.entries(matrix).filter(([, line]) => !line.endsWith(AND_MORE));
  return new Map(
    whole.map(([name, line]) => [
      name,
      line
        .replace(/^[^:]*: ?/, '')
        .split(' ')
        .filter(Boolean),
    ]),
  );
}

export function readMatrix(): MutationRecord {
  return matrixSchema.parse(JSON.parse(readFileSync(FILE, 'utf8')));
}

export function writeMatrix(matrix: MutationRecord): void {
  // Two runs of different modules may record side by side.
  const draft = new URL(`record.${process.pid}.json`, FILE);
  writeFileSync(draft, `${JSON.stringify(matrixSchema.parse(matrix), null, 2)}\n`);
  renameSync(draft, FILE);
}
