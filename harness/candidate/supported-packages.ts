import semver from 'semver';
import { amplitudeJsReleases } from './releases/amplitude-js.ts';
import { analyticsBrowserReleases } from './releases/analytics-browser.ts';
import type { Release } from './releases/release.ts';

/** Packages that can be judged without a candidate file, with their releases in order. */
export const supportedPackages: ReadonlyMap<string, readonly Release[]> = new Map([
  ['amplitude-js', amplitudeJsReleases],
  ['@amplitude/analytics-browser', analyticsBrowserReleases],
]);

/** Returns the release that covers a version; `undefined` if none does. */
export function releaseOf(releases: readonly Release[], version: string): Release | undefined {
  const covers = (range: string) => semver.satisfies(version, range, { includePrerelease: true });
  return releases.find(({ from, below }) => covers(`>=${from} <${below}`));
}

/** Formats the supported versions of a package as a range. */
export function supportedRange(releases: readonly Release[]): string {
  const [first, last] = [releases.at(0), releases.at(-1)];
  return first && last ? `>=${first.from} <${last.below.replace(/-0$/, '')}` : 'none so far';
}
