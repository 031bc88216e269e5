import type { EngineName } from '../../evidence/verdict.ts';
import type { Results, Standing } from '../results/results.ts';
import { faultDictionary } from './dictionary.ts';
import { type Diagnosis, diagnose } from './explanation.ts';

/** What a candidate’s failures look like, in the engines where they look the same. */
export interface Likeness {
  engines: Set<EngineName>;
  /** Each best first. */
  faults: LikeFault[];
  unexplained: string[];
}

export interface LikeFault {
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

const FAILING: readonly Standing[] = ['fail', 'warn', 'crash', 'timeout'];

/** What is known to fail as this candidate does. Nothing where it fails nothing undeclared, or nothing explains it. */
export function likenesses(results: Results, dictionary = faultDictionary()): Likeness[] {
  const found = new Map<string, Likeness>();
  for (const { engine } of results.summary.engines) {
    const inEngine = (wanted: readonly Standing[]) =>
      results.requirements
        .filter(
          ({ scored, engines }) =>
            scored && engines.some((one) => one.engine === engine && wanted.includes(one.standing)),
        )
        .map(({ id }) => id);
    const failing = inEngine(FAILING);
    const pattern = { line: results.candidate.line, failing, holding: inEngine(['pass']) };
    const diagnosis = diagnose(pattern, dictionary);
    if (diagnosis.explanations.length === 0) continue;
    const likeness = likenessOf(diagnosis, (matched) =>
      inEngine(['blocked']).filter((id) => isBlockedBy(id, matched, engine, results)),
    );
    const key = JSON.stringify(likeness);
    const known = found.get(key) ?? { engines: new Set<EngineName>(), ...likeness };
    known.engines.add(engine);
    found.set(key, known);
  }
  return [...found.values()];
}

function likenessOf(
  { explanations, unexplained }: Diagnosis,
  blockedBy: (matched: readonly string[]) => string[],
): Omit<Likeness, 'engines'> {
  return {
    faults: explanations.flatMap(({ faults: [{ name }, ...others], matched, missed }): LikeFault[] => {
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
export function headline({ name, consequences, missed, others }: LikeFault): string {
  const matched = 1 + consequences.length;
  const rivals = others > 0 ? `, or one of ${others} more known faults that show the same` : '';
  return `${name}, ${matched} of ${matched + missed.length}${rivals}`;
}

/** What else there is to say of it: words, and the requirements they are about. */
export function sayings({ consequences, missed, blocked }: LikeFault): { words: string; ids: string[] }[] {
  return [
    { words: 'With it', ids: consequences },
    { words: 'Not judged for it', ids: blocked },
    { words: 'Against it, as it would break these too', ids: missed },
  ].filter(({ ids }) => ids.length > 0);
}
