import type { ReleaseLine } from '../../spec/release-line.ts';
import type { Fault } from './dictionary.ts';

/** What was found of a candidate in one engine. */
export interface Pattern {
  line: ReleaseLine;
  /** Requirements that do not hold. */
  failing: readonly string[];
  /** Requirements that were judged and hold. */
  holding: readonly string[];
}

/** A fault that a pattern looks like. */
export interface FaultExplanation {
  /** Those that explain it equally well, a candidate’s own line first, named ones before changes of code. */
  faults: [Fault, ...Fault[]];
  /** What fails and is explained by it, its root first. */
  matched: string[];
  /** What such a fault breaks too, and holds here. */
  missed: string[];
}

export interface FaultDiagnosis {
  explanations: FaultExplanation[];
  /** What fails, and none of them explains. */
  unexplained: string[];
}

/** At least this part of what a fault breaks must be broken. */
const LEAST_SHOWN = 2 / 3;
/** A change of code says little to a person: it must explain as many failures as this, and all that it breaks must show. */
const LEAST_OF_A_MUTANT = 3;

/**
 * The faults that explain a pattern, the best first. A fault scores a point for each failure that it explains and no other
 * did before it, and loses one for each requirement that it breaks and that holds. It is named only where its root fails,
 * most of what it breaks is broken, and points are left. Then the rest of the pattern is explained in the same way: so two
 * defects that have nothing to do with each other are both named. Faults that nobody named are asked last.
 */
export function diagnose({ line, failing, holding }: Pattern, dictionary: readonly Fault[]): FaultDiagnosis {
  const explanations: FaultExplanation[] = [];
  let rest = [...new Set(failing)];
  const explain = (faults: readonly Fault[], least: number): boolean => {
    const scored = faults.flatMap((fault) => {
      const matched = rest.filter((id) => fault.breaks.includes(id));
      const shown = fault.breaks.filter((id) => failing.includes(id)).length;
      const missed = fault.breaks.filter((id) => holding.includes(id));
      const isFit =
        matched.length >= least &&
        (fault.root === null ? missed.length === 0 : matched.includes(fault.root)) &&
        shown >= LEAST_SHOWN * (shown + missed.length);
      const score = matched.length - missed.length;
      return isFit && score > 0 ? [{ fault, matched, missed, score }] : [];
    });
    const best = Math.max(...scored.map(({ score }) => score));
    const equals = scored.filter(({ score }) => score === best).sort((a, b) => a.missed.length - b.missed.length);
    const [first] = equals;
    if (!first) return false;
    const alike = equals.filter(
      ({ matched, missed }) => `${matched}` === `${first.matched}` && `${missed}` === `${first.missed}`,
    );
    const ownFirst = [...alike].sort((a, b) => Number(b.fault.line === line) - Number(a.fault.line === line));
    const [own = first, ...others] = ownFirst;
    const isRoot = (id: string) => id === own.fault.root;
    explanations.push({
      faults: [own.fault, ...others.map(({ fault }) => fault)],
      matched: [...first.matched].sort((a, b) => Number(isRoot(b)) - Number(isRoot(a))),
      missed: first.missed,
    });
    rest = rest.filter((id) => !first.matched.includes(id));
    return rest.length > 0;
  };
  const named = dictionary.filter(({ kind }) => kind === 'defect');
  const unnamed = dictionary.filter(({ kind }) => kind === 'mutant');
  while (explain(named, 1));
  while (explain(unnamed, LEAST_OF_A_MUTANT));
  return { explanations, unexplained: rest };
}
