import semver from 'semver';
import { amplitudeJsReleases } from './known/amplitude-js.ts';
import { analyticsBrowserReleases } from './known/analytics-browser.ts';
import type { Release } from './known/release.ts';

/** Packages that need no more than a name: all that is known about them, by version. */
export const knownPackages: ReadonlyMap<string, readonly Release[]> = new Map([
  ['amplitude-js', amplitudeJsReleases],
  ['@amplitude/analytics-browser', analyticsBrowserReleases],
]);

/** The entry that covers a version. */
export function releaseOf(releases: readonly Release[], version: string): Release | undefined {
  return releases.find(({ from, below }) =>
    semver.satisfies(version, `>=${from} <${below}`, { includePrerelease: true }),
  );
}

/** The versions a package is supported in, as a person reads them. */
export function supported(releases: readonly Release[]): string {
  const [first, last] = [releases.at(0), releases.at(-1)];
  return first && last ? `>=${first.from} <${last.below.replace(/-0$/, '')}` : 'none so far';
}
