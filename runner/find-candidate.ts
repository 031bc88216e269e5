import type { Candidate } from '../harness/candidate/candidate.ts';
import { CACHE_FOLDER } from '../harness/resolve/cache-folder.ts';
import { type ResolveOptions, resolveCandidate } from '../harness/resolve/resolve.ts';
import { bundleReference } from '../reference-impl/bundle.ts';
import type { ReleaseLine } from '../spec/release-line.ts';

/**
 * Finds the candidate of a specifier, or the reference implementation if there is none. Paths are relative to `cwd`. Only
 * here do the suite and the reference implementation meet. Throws UsageError.
 */
export function findCandidate(specifier: string | undefined, cwd: string, follows?: ReleaseLine): Promise<Candidate> {
  return resolveCandidate(specifier, { ...resolveOptions(cwd), follows });
}

/** Returns the options with which candidates are found from a folder. */
export function resolveOptions(cwd: string): ResolveOptions {
  return { cwd, cacheDir: CACHE_FOLDER, bundleReference };
}
