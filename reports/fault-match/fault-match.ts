import type { EngineName } from '../../evidence/verdict.ts';
import type { Results, Status } from '../results/results.ts';
import { faultDictionary } from './dictionary.ts';
import { diagnose, type FaultDiagnosis } from './explanation.ts';

/** What a candidate’s failures look like, in the engines where they look the same. */
export interface FaultMatch {
  engines: Set<EngineName>;
  /** Each best first. */
  faults: MatchedFault[];
  unexplained: string[];
}

export interface MatchedFault {
  /** What it would do: follows “it”. */
  name: string;
  /** How many other faults would show the same. */
  others: number;
  /** The requirement to look at first. */
  root: string;
  /** What fails because of that. */
  consequences: string[];
  /** What such a fault breaks too, and holds here. */
  missed: string[];
  /** Requirements that checks could not judge, because they ran into one of these. */
  blocked: string[];
}

const FAILING: readonly Status[] = ['fail', 'warn', 'crash', 'timeout'];

/** What is known to fail as this candidate does. Nothing where it fails nothing undeclared, or nothing explains it. */
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
    faults: explanations.flatMap(({ faults: [{ name }, ...others], matched, missed }): MatchedFault[] => {
      const [root, ...consequences] = matched;
      return root === undefined
        ? []
        : [{ name, others: others.length, root, consequences, missed, blocked: blockedBy(matched) }];
    }),
    unexplained,
  };
}

/** Whether a check that could not judge a requirement found one of the others broken. */
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

/** The fault as a person reads it: `counts events by twos, 4 of 5`, and how many more it may be as well. */
export function headline({ name, consequences, missed, others }: MatchedFault): string {
  const matched = 1 + consequences.length;
  const rivals = others > 0 ? `, or one of ${others} more known faults that show the same` : '';
  return `${name}, ${matched} of ${matched + missed.length}${rivals}`;
}

/** What else there is to say of it: words, and the requirements they are about. */
export function formatMatches({ consequences, missed, blocked }: MatchedFault): { words: string; ids: string[] }[] {
  return [
    { words: 'With it', ids: consequences },
    { words: 'Not judged for it', ids: blocked },
    { words: 'Against it, as it would break these too', ids: missed },
  ].filter(({ ids }) => ids.length > 0);
}
