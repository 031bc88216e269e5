import type { EngineName, Finding, Verdict } from '../../evidence/verdict.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import type { Check } from '../../suites/check/check.ts';
import { createCheckRunner } from '../../suites/confined/create-check-runner.ts';
import { type Detection, foundIn } from './mutant-status.ts';

export interface MutantRun {
  engine: EngineName;
  seed: number;
  /** Values for a property that costs one page load. */
  values: number;
  /** Whether to stop at the first claim that is found broken, rather than when all is known that scenarios can show. */
  stopEarly: boolean;
}

const BROKEN: readonly Verdict[] = ['fail', 'warn', 'crash', 'timeout', 'harness-error'];

/** The check of a thousand events costs as much as all others: it is only asked of what claims to keep so many. */
const DEAR = 'thousand-unsent';

/**
 * What checks find broken in a mutant: those of its claims first, scenarios before properties. Once a claim is found
 * broken, properties have nothing to add; the other scenarios tell what else breaks with it. To stop early is to stop as
 * soon as it is known how the mutant fares.
 */
export async function judgeMutant(
  candidate: Candidate,
  claims: readonly string[],
  checks: readonly Check[],
  { engine, stopEarly, ...how }: MutantRun,
): Promise<Detection> {
  const isClaimed = ({ covers }: Check) => covers.some((id) => claims.includes(id));
  const rank = (check: Check) =>
    (check.id === DEAR ? 4 : 0) + (isClaimed(check) ? 0 : 2) + (check.kind === 'property' ? 1 : 0);
  const judge = await createCheckRunner(engine, candidate);
  try {
    const findings: Finding[] = [];
    const isBroken = (verdicts: readonly Verdict[]) =>
      findings.some(({ requirement, verdict }) => verdicts.includes(verdict) && claims.includes(requirement));
    const requested = checks.filter((check) => check.id !== DEAR || isClaimed(check)).sort((a, b) => rank(a) - rank(b));
    for (const check of requested) {
      const isKilled = isBroken(['fail', 'warn']) || (isBroken(['crash']) && rank(check) > 0);
      const isMisattributed = rank(check) > 1 && findings.some(({ verdict }) => BROKEN.includes(verdict));
      if (stopEarly && (isKilled || isMisattributed)) break;
      if (isKilled && (check.kind === 'property' || check.id === DEAR)) continue;
      findings.push(...(await judge.run(check, how)).findings);
      // Each further check would wait as long, and tell no more.
      if (judge.doesNotLoad || findings.some(({ verdict }) => verdict === 'timeout')) break;
    }
    return foundIn(findings);
  } finally {
    await judge.close();
  }
}
