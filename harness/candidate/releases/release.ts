import type { Profile } from '../../../spec/profile.ts';
import type { Capability } from '../../../spec/requirement.ts';
import type { Candidate } from '../candidate.ts';

/** The adapter, the profile and the capabilities of candidates that follow a release line. */
export interface LineDefaults {
  adapter: Candidate['adapter'];
  profile: Profile;
  capabilities: readonly Capability[];
}

/** Versions of a package with the same scripts and the same promised behaviour. */
export interface Release extends LineDefaults {
  from: string;
  /** The first version after these. It ends in `-0` at the end of a line, to exclude prereleases of the next one. */
  below: string;
  /** Classic scripts in the package, in the order in which a page includes them. */
  scripts: readonly [string, ...string[]];
  /** The parts of the contract that a smoke finds broken, and the reason. The versions can be judged all the same. */
  breaks?: { parts: readonly string[]; reason: string };
}
