import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { MutantResult } from './judge-mutants.ts';
import { MUTANT_STATUSES } from './mutant-status.ts';
import type { Mutant } from './mutants.ts';

const FILE = new URL('record.json', import.meta.url);

/** Follows the ids if a run stopped at the first broken claim, so that the list may be incomplete. */
const AND_MORE = '…';

/** The last result for each mutant, by its name: its status, a colon, and the requirements that broke. */
const recordSchema = z.record(
  z.string(),
  z.string().regex(new RegExp(`^(?:equivalent|${MUTANT_STATUSES.join('|')}):(?: [A-Z-]+-\\d+)*(?: ${AND_MORE})?$`)),
);
export type MutationRecord = z.infer<typeof recordSchema>;

/**
 * The record with one more result, in the order of the mutants and without mutants that no longer exist. A result of a
 * run that stopped early does not replace a complete one with the same status.
 */
export function renewedRecord(
  before: MutationRecord,
  { mutant, status, detection }: MutantResult,
  { isEquivalent, stopEarly }: { isEquivalent: boolean; stopEarly: boolean },
  mutants: readonly Mutant[],
): MutationRecord {
  const start = `${isEquivalent ? 'equivalent' : status}:`;
  const known = before[mutant.name];
  const keeps = stopEarly && known?.startsWith(start) && !known.endsWith(AND_MORE);
  const line = [start, ...detection.fails, ...(stopEarly && status === 'killed' ? [AND_MORE] : [])].join(' ');
  const now = new Map([...Object.entries(before), [mutant.name, keeps ? known : line]]);
  return Object.fromEntries(mutants.flatMap(({ name }) => (now.has(name) ? [[name, now.get(name) ?? '']] : [])));
}

/** The requirements that each recorded mutant breaks, by its name, for mutants whose list is complete. */
export function brokenBy(record: MutationRecord): Map<string, string[]> {
  const whole = Object.entries(record).filter(([, line]) => !line.endsWith(AND_MORE));
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

export function readRecord(): MutationRecord {
  return recordSchema.parse(JSON.parse(readFileSync(FILE, 'utf8')));
}

export function writeRecord(record: MutationRecord): void {
  // Two runs may write the record at the same time.
  const draft = new URL(`record.${process.pid}.json`, FILE);
  writeFileSync(draft, `${JSON.stringify(recordSchema.parse(record), null, 2)}\n`);
  renameSync(draft, FILE);
}
