import type { Profile } from '../../../spec/profile.ts';
import type { Capability } from '../../../spec/requirement.ts';
import type { Candidate } from '../candidate.ts';

/** What a candidate of a behaviour line is driven with and judged by. */
export interface LineDefaults {
  adapter: Candidate['adapter'];
  profile: Profile;
  capabilities: readonly Capability[];
}

/** Versions of a package that ship and behave alike. */
export interface Release extends LineDefaults {
  from: string;
  /** The first version that is no longer meant. Where a line ends, `-0`: an early version of the next one is none of it. */
  below: string;
  /** Classic scripts in the package, in the order a page includes them. */
  scripts: readonly [string, ...string[]];
  /** The parts of the contract that a smoke finds broken in these, and why; they can be judged all the same. */
  breaks?: { parts: readonly string[]; because: string };
}
