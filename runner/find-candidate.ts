import type { Candidate } from '../harness/candidate/candidate.ts';
import { KEPT_BETWEEN_RUNS } from '../harness/candidate/kept-between-runs.ts';
import { resolveCandidate } from '../harness/candidate/resolve.ts';
import { bundleReference } from '../reference-impl/bundle.ts';

/**
 * The candidate that was asked for, the reference implementation where none was. Paths are relative to `cwd`. Here alone
 * the suite and the reference implementation meet. Throws BadInput.
 */
export function findCandidate(specifier: string | undefined, cwd: string): Promise<Candidate> {
  return resolveCandidate(specifier, { cwd, cacheDir: KEPT_BETWEEN_RUNS, bundleReference });
}
