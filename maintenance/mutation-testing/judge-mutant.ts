import type { EngineName, Finding, Verdict } from '../../evidence/verdict.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import type { Check } from '../../suites/check/check.ts';
import { startCheckRunner } from '../../suites/confined/start-check-runner.ts';
import { type Detection, detectionIn } from './mutant-status.ts';

export interface MutantRun {
  engine: EngineName;
  seed: number;
  /** Values for a property that costs one page load. */
  values: number;
  /** Whether to stop at the first broken claim, rather than run every scenario. */
  stopEarly: boolean;
}

const BROKEN: readonly Verdict[] = ['fail', 'warn', 'crash', 'timeout', 'harness-error'];

/** The check with a thousand events costs as much as all others together. It runs only for mutants of what it covers. */
const EXPENSIVE = 'thousand-unsent';

/**
 * Runs checks on a mutant and returns what they detect. Checks of its claims come first, scenarios before properties. Once
 * a claim is broken, properties add nothing; the other scenarios show what else breaks. With `stopEarly` it stops as
 * soon as the status of the mutant is known.
 */
export async function judgeMutant(
  candidate: Candidate,
  claims: readonly string[],
  checks: readonly Check[],
  { engine, stopEarly, ...how }: MutantRun,
): Promise<Detection> {
  const isClaimed = ({ covers }: Check) => covers.some((id) => claims.includes(id));
  const rank = (check: Check) =>
    (check.id === EXPENSIVE ? 4 : 0) + (isClaimed(check) ? 0 : 2) + (check.kind === 'property' ? 1 : 0);
  const runner = await startCheckRunner(engine, candidate);
  try {
    const findings: Finding[] = [];
    const isBroken = (verdicts: readonly Verdict[]) =>
      findings.some(({ requirement, verdict }) => verdicts.includes(verdict) && claims.includes(requirement));
    const requested = checks
      .filter((check) => check.id !== EXPENSIVE || isClaimed(check))
      .sort((a, b) => rank(a) - rank(b));
    for (const check of requested) {
      const isKilled = isBroken(['fail', 'warn']) || (isBroken(['crash']) && rank(check) > 0);
      const isMisattributed = rank(check) > 1 && findings.some(({ verdict }) => BROKEN.includes(verdict));
      if (stopEarly && (isKilled || isMisattributed)) break;
      if (isKilled && (check.kind === 'property' || check.id === EXPENSIVE)) continue;
      findings.push(...(await runner.run(check, how)).findings);
      // Every further check would take as long and show nothing new.
      if (runner.loadFailure || findings.some(({ verdict }) => verdict === 'timeout')) break;
    }
    return detectionIn(findings);
  } finally {
    await runner.close();
  }
}
