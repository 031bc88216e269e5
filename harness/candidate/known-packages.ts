import type { Profile } from '../../spec/profile.ts';
import { amplitudeJs6To8 } from '../../spec/profiles/amplitude-js-6-8.ts';
import { type Capability, capabilitySchema } from '../../spec/requirement.ts';
import type { Candidate } from './candidate.ts';
import { compareVersions } from './version.ts';

/** What a candidate of a behaviour line is driven with and judged by. */
export interface Line {
  adapter: Candidate['adapter'];
  profile: Profile;
  capabilities: readonly Capability[];
}

/** Versions of a package that ship and behave alike. */
export interface Release extends Line {
  from: string;
  /** The first version that is no longer meant. */
  below: string;
  /** Classic scripts in the package, in the order a page includes them. */
  scripts: readonly [string, ...string[]];
}

/** `amplitude-js` 6 to 8, and whatever says no other line. */
export const amplitudeJs: Line = {
  adapter: 'amplitude-js',
  profile: amplitudeJs6To8,
  capabilities: capabilitySchema.options,
};

/** Storage can be cleared since 8.3.0; everything else came before version 6. */
const before830: Line = {
  ...amplitudeJs,
  capabilities: amplitudeJs.capabilities.filter((capability) => capability !== 'clearStorage'),
};

/** Packages that need no more than a name: all that is known about them, by version. */
export const knownPackages: ReadonlyMap<string, readonly Release[]> = new Map<string, readonly Release[]>([
  [
    'amplitude-js',
    [
      { ...before830, from: '6.0.1', below: '7.1.1', scripts: ['amplitude.js'] },
      // Published without amplitude.js.
      { ...before830, from: '7.1.1', below: '7.1.2', scripts: ['amplitude.umd.js'] },
      { ...before830, from: '7.1.2', below: '8.3.0', scripts: ['amplitude.js'] },
      { ...amplitudeJs, from: '8.3.0', below: '9.0.0', scripts: ['amplitude.js'] },
    ],
  ],
  // Known by name, no version covered so far.
  ['@amplitude/analytics-browser', []],
]);

/** The entry that covers a version. */
export function releaseOf(releases: readonly Release[], version: string): Release | undefined {
  return releases.find(({ from, below }) => compareVersions(version, from) >= 0 && compareVersions(version, below) < 0);
}

/** The versions a package is supported in, as a person reads them. */
export function supported(releases: readonly Release[]): string {
  const [first, last] = [releases.at(0), releases.at(-1)];
  return first && last ? `>=${first.from} <${last.below}` : 'none so far';
}
