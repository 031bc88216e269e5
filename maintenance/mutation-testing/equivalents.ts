import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { MutantResult } from './judge-mutants.ts';
import { OPEN_STATUSES } from './mutant-status.ts';

const equivalentsSchema = z.array(
  z.strictObject({
    /** Why these mutants cannot be distinguished from the original from outside the SDK, for a reviewer to accept. */
    reason: z.string().min(30),
    /** Names of mutants. */
    mutants: z.array(z.string()).nonempty(),
  }),
);
export type Equivalents = z.infer<typeof equivalentsSchema>;

export function readEquivalents(): Equivalents {
  return equivalentsSchema.parse(JSON.parse(readFileSync(new URL('equivalents.json', import.meta.url), 'utf8')));
}

/** The reason why a mutant counts as equivalent; `null` if it is not listed, or if one of its claims breaks. */
export function whyEquivalent({ mutant, status }: MutantResult, equivalents: Equivalents): string | null {
  if (!OPEN_STATUSES.includes(status)) return null;
  return equivalents.find(({ mutants }) => mutants.includes(mutant.name))?.reason ?? null;
}

/** Listed names that no longer belong to a mutant, or that belong to a detected one. They must be removed. */
export function staleEquivalents(
  equivalents: Equivalents,
  names: ReadonlySet<string>,
  results: readonly MutantResult[],
): string[] {
  const killed = new Set(
    results.filter(({ status }) => !OPEN_STATUSES.includes(status)).map(({ mutant }) => mutant.name),
  );
  return equivalents.flatMap(({ mutants }) => mutants).filter((name) => !names.has(name) || killed.has(name));
}
