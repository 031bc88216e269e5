import { type Verdict, worst } from '../../evidence/verdict.ts';
import { requirement } from '../../spec/catalogue.ts';
import { whyUntestable } from '../../spec/requirement.ts';
import type { CachedVerdicts } from './judged-checks.ts';

/** What checks come to, requirement by requirement, as a run would say it of one engine. */
export function verdictsOf(found: ReadonlyMap<string, CachedVerdicts>): Map<string, Verdict> {
  const said = new Map<string, Verdict[]>();
  for (const { requirement: id, verdict } of [...found.values()].flat())
    said.set(id, [...(said.get(id) ?? []), verdict]);
  return new Map(
    [...said].flatMap(([id, verdicts]): [string, Verdict][] => {
      const verdict = worst(verdicts);
      return verdict === undefined || whyUntestable(requirement(id)) ? [] : [[id, verdict]];
    }),
  );
}

/** The checks that say something else of a requirement in the one than in the other. */
export function tellingChecks(
  id: string,
  one: ReadonlyMap<string, CachedVerdicts>,
  other: ReadonlyMap<string, CachedVerdicts>,
): string[] {
  const verdict = (judged: CachedVerdicts | undefined) =>
    judged?.find(({ requirement }) => requirement === id)?.verdict;
  return [...new Set([...one.keys(), ...other.keys()])].filter(
    (check) => verdict(one.get(check)) !== verdict(other.get(check)),
  );
}
