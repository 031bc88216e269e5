import type { ReleaseLine } from '../../spec/release-line.ts';
import type { KnownFault } from './dictionary.ts';

/** A candidate’s verdicts in one engine. */
export interface FailurePattern {
  line: ReleaseLine;
  /** Requirements that do not hold. */
  failing: readonly string[];
  /** Requirements that were judged and hold. */
  holding: readonly string[];
}

/** A known fault that a pattern resembles. */
export interface FaultExplanation {
  /** Faults that explain the failures equally well, those of the candidate’s release line first. */
  faults: [KnownFault, ...KnownFault[]];
  /** The failures it explains, the requirement it breaks directly first. */
  matched: string[];
  /** Requirements that it breaks too, and that hold here. */
  missing: string[];
}

export interface FaultDiagnosis {
  explanations: FaultExplanation[];
  /** Failures that no known fault explains. */
  unexplained: string[];
}

/** The least share of a fault’s judged requirements that must fail. */
const LEAST_SHARE = 2 / 3;
/** The least number of failures that a mutant must explain: its name, a change of code, says little to a person. */
const LEAST_OF_A_MUTANT = 3;

/**
 * Finds the known faults that explain a pattern, the best first. A fault scores a point for each failure that it explains
 * and no better fault did, and loses one for each requirement that it breaks and that holds. It must have a positive score,
 * most of what it breaks must fail, and so must the requirement it breaks directly; a mutant must break nothing that holds.
 * The remaining failures are then explained in the same way, so two unrelated defects are both found. Mutants come last.
 */
export function diagnose(
  { line, failing, holding }: FailurePattern,
  dictionary: readonly KnownFault[],
): FaultDiagnosis {
  const explanations: FaultExplanation[] = [];
  let rest = [...new Set(failing)];
  const explain = (faults: readonly KnownFault[], least: number): boolean => {
    const scored = faults.flatMap((fault) => {
      const matched = rest.filter((id) => fault.breaks.includes(id));
      const shown = fault.breaks.filter((id) => failing.includes(id)).length;
      const missing = fault.breaks.filter((id) => holding.includes(id));
      const isFit =
        matched.length >= least &&
        (fault.firstBroken === null ? missing.length === 0 : matched.includes(fault.firstBroken)) &&
        shown >= LEAST_SHARE * (shown + missing.length);
      const score = matched.length - missing.length;
      return isFit && score > 0 ? [{ fault, matched, missing, score }] : [];
    });
    const best = Math.max(...scored.map(({ score }) => score));
    const equals = scored.filter(({ score }) => score === best).sort((a, b) => a.missing.length - b.missing.length);
    const [first] = equals;
    if (!first) return false;
    const rivals = equals.filter(
      ({ matched, missing }) => `${matched}` === `${first.matched}` && `${missing}` === `${first.missing}`,
    );
    const ownFirst = [...rivals].sort((a, b) => Number(b.fault.line === line) - Number(a.fault.line === line));
    const [own = first, ...others] = ownFirst;
    const isFirst = (id: string) => id === own.fault.firstBroken;
    explanations.push({
      faults: [own.fault, ...others.map(({ fault }) => fault)],
      matched: [...first.matched].sort((a, b) => Number(isFirst(b)) - Number(isFirst(a))),
      missing: first.missing,
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
