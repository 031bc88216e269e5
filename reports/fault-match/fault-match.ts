import type { EngineName } from '../../evidence/verdict.ts';
import type { Results, Status } from '../results/results.ts';
import { counted } from '../text/phrases.ts';
import { faultDictionary } from './dictionary.ts';
import { diagnose, type FaultDiagnosis } from './explanation.ts';

/** The known faults that a candidate’s failures resemble, in the engines where the match is the same. */
export interface FaultMatch {
  engines: Set<EngineName>;
  /** The best match first. */
  faults: MatchedFault[];
  unexplained: string[];
}

export interface MatchedFault {
  /** What a candidate with the fault does, as a verb phrase. */
  name: string;
  /** How many other known defects have the same symptoms. */
  others: number;
  /** The requirement to look at first. */
  firstBroken: string;
  /** The other failures that the fault explains. */
  otherSymptoms: string[];
  /** Requirements that it breaks too, and that hold here. */
  missingSymptoms: string[];
  /** Requirements that checks could not judge because one of these failed. */
  blocked: string[];
}

const FAILING: readonly Status[] = ['fail', 'warn', 'crash', 'timeout'];

/** Matches the undeclared failures of a run against the known faults. Empty if none explains any of them. */
export function faultMatches(results: Results, dictionary = faultDictionary()): FaultMatch[] {
  const found = new Map<string, FaultMatch>();
  for (const { engine } of results.summary.engines) {
    const inEngine = (wanted: readonly Status[]) =>
      results.requirements
        .filter(
          ({ scored, engines }) =>
            scored && engines.some((one) => one.engine === engine && wanted.includes(one.status)),
        )
        .map(({ id }) => id);
    const failing = inEngine(FAILING);
    const pattern = { line: results.candidate.line, failing, holding: inEngine(['pass']) };
    const diagnosis = diagnose(pattern, dictionary);
    if (diagnosis.explanations.length === 0) continue;
    const faultMatch = faultMatchOf(diagnosis, (matched) =>
      inEngine(['blocked']).filter((id) => isBlockedBy(id, matched, engine, results)),
    );
    const key = JSON.stringify(faultMatch);
    const known = found.get(key) ?? { engines: new Set<EngineName>(), ...faultMatch };
    known.engines.add(engine);
    found.set(key, known);
  }
  return [...found.values()];
}

function faultMatchOf(
  { explanations, unexplained }: FaultDiagnosis,
  blockedBy: (matched: readonly string[]) => string[],
): Omit<FaultMatch, 'engines'> {
  return {
    faults: explanations.flatMap(
      ({ faults: [{ name }, ...others], matched, missing: missingSymptoms }): MatchedFault[] => {
        const [firstBroken, ...otherSymptoms] = matched;
        return firstBroken === undefined
          ? []
          : [{ name, others: others.length, firstBroken, otherSymptoms, missingSymptoms, blocked: blockedBy(matched) }];
      },
    ),
    unexplained,
  };
}

/** Whether a check that could not judge a requirement reported one of the others as broken. */
function isBlockedBy(id: string, ids: readonly string[], engine: EngineName, { reports }: Results): boolean {
  return reports.some(
    (report) =>
      report.engine === engine &&
      report.findings.some(({ requirement, verdict }) => requirement === id && verdict === 'blocked') &&
      report.findings.some(
        ({ requirement, verdict }) => ids.includes(requirement) && verdict !== 'pass' && verdict !== 'blocked',
      ),
  );
}

/** The fault with the share of its symptoms that occur: `counts events by twos: 4 of 5 symptoms`. */
export function faultLabel({ name, otherSymptoms, missingSymptoms, others }: MatchedFault): string {
  const matched = 1 + otherSymptoms.length;
  const rivals =
    others > 0 ? `; ${counted(others, 'other known defect')} ${others === 1 ? 'has' : 'have'} the same symptoms` : '';
  return `${name}: ${matched} of ${counted(matched + missingSymptoms.length, 'symptom')}${rivals}`;
}

/** The other requirements that a match concerns, by their part in it. */
export function relatedRequirements({
  otherSymptoms,
  missingSymptoms,
  blocked,
}: MatchedFault): { label: string; ids: string[] }[] {
  return [
    { label: 'Other symptoms', ids: otherSymptoms },
    { label: 'Blocked by it', ids: blocked },
    { label: 'Missing symptoms', ids: missingSymptoms },
  ].filter(({ ids }) => ids.length > 0);
}
