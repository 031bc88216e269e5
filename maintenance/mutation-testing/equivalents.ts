import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { MutantResult } from './judge-mutants.ts';
import { OPEN } from './mutant-status.ts';

const equivalentsSchema = z.array(
  z.strictObject({
    /** Why nobody outside the SDK can tell these from the original: what a reviewer has to accept. */
    reason: z.string().min(30),
    /** By their names. */
    mutants: z.array(z.string()).nonempty(),
  }),
);
export type Equivalents = z.infer<typeof equivalentsSchema>;

export function readEquivalents(): Equivalents {
  return equivalentsSchema.parse(JSON.parse(readFileSync(new URL('equivalents.json', import.meta.url), 'utf8')));
}

/** Why a mutant counts as equivalent: it is listed, and nothing is found broken that it claims to fulfil. */
export function whyEquivalent({ mutant, status }: MutantResult, equivalents: Equivalents): string | null {
  if (!OPEN.includes(status)) return null;
  return equivalents.find(({ mutants }) => mutants.includes(mutant.name))?.reason ?? null;
}

/** Listed names that are none of a mutant’s any more, or of one that is killed after all: strike them out. */
export function staleEquivalents(
  equivalents: Equivalents,
  names: ReadonlySet<string>,
  fates: readonly MutantResult[],
): string[] {
  const killed = new Set(fates.filter(({ status }) => !OPEN.includes(status)).map(({ mutant }) => mutant.name));
  return equivalents.flatMap(({ mutants }) => mutants).filter((name) => !names.has(name) || killed.has(name));
}
