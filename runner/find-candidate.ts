import type { Candidate } from '../harness/candidate/candidate.ts';
import { KEPT_BETWEEN_RUNS } from '../harness/resolve/cache-folder.ts';
import { type ResolveOptions, resolveCandidate } from '../harness/resolve/resolve.ts';
import { bundleReference } from '../reference-impl/bundle.ts';
import type { BehaviourLine } from '../spec/release-line.ts';

/**
 * The candidate that was asked for, the reference implementation where none was. Paths are relative to `cwd`. Here alone
 * the suite and the reference implementation meet. Throws BadInput.
 */
export function findCandidate(specifier: string | undefined, cwd: string, follows?: BehaviourLine): Promise<Candidate> {
  return resolveCandidate(specifier, { ...whereToFind(cwd), follows });
}

/** What a candidate is found by, from a folder. */
export function whereToFind(cwd: string): ResolveOptions {
  return { cwd, cacheDir: KEPT_BETWEEN_RUNS, bundleReference };
}
