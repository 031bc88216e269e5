import { type Verdict, worst } from '../../evidence/verdict.ts';
import { requirement } from '../../spec/catalogue.ts';
import { whyUntestable } from '../../spec/requirement.ts';
import type { CachedVerdicts } from './judged-checks.ts';

/** The verdict of each requirement over all checks, as a run would report it for one engine. */
export function verdictsOf(found: ReadonlyMap<string, CachedVerdicts>): Map<string, Verdict> {
  const verdicts = new Map<string, Verdict[]>();
  for (const { requirement: id, verdict } of [...found.values()].flat())
    verdicts.set(id, [...(verdicts.get(id) ?? []), verdict]);
  return new Map(
    [...verdicts].flatMap(([id, all]): [string, Verdict][] => {
      const verdict = worst(all);
      return verdict === undefined || whyUntestable(requirement(id)) ? [] : [[id, verdict]];
    }),
  );
}

/** The checks whose verdict on a requirement differs between two versions. */
export function distinguishingChecks(
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
