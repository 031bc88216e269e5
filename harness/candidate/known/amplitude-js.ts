import semver from 'semver';
import { amplitudeJs3To5 } from '../../../spec/profiles/amplitude-js-3-5.ts';
import { amplitudeJs6To8 } from '../../../spec/profiles/amplitude-js-6-8.ts';
import { type Capability, capabilitySchema } from '../../../spec/requirement.ts';
import type { LineDefaults, Release } from './release.ts';

/** `amplitude-js` 6 to 8, and whatever says no other line. */
const amplitudeJs: LineDefaults = {
  adapter: 'amplitude-js',
  profile: amplitudeJs6To8,
  capabilities: capabilitySchema.options,
};

const FIRST = '3.2.0';
const FIRST_OF_6_TO_8 = '6.0.1';

/** The first version that has it. What is not here every published version has. */
const SINCE: Partial<Record<Capability, string>> = {
  deviceIdFromUrlParam: '3.4.0',
  secureCookie: '4.6.0',
  deferInitialization: '5.8.0',
  sameSiteCookie: '5.11.0',
  deprecatedCookie: FIRST_OF_6_TO_8,
  disableCookies: FIRST_OF_6_TO_8,
  clearStorage: '8.3.0',
};

/** Published without amplitude.js, and the version after it. */
const UMD_ONLY = { from: '7.1.1', below: '7.1.2' };

/** The first version that has the API key in the names of what it keeps. */
const FIRST_WITH_KEY = '4.1.0';

const changes = [
  ...new Set([
    FIRST,
    FIRST_WITH_KEY,
    FIRST_OF_6_TO_8,
    UMD_ONLY.from,
    UMD_ONLY.below,
    ...Object.values(SINCE),
    '9.0.0-0',
  ]),
].sort(semver.compare);

const NAMES_WITHOUT_KEY = {
  parts: ['name of the identity cookie', 'unsent events', 'unsent identifies'],
  because: 'it leaves the API key out of every name',
};

export const amplitudeJsReleases: readonly Release[] = changes.slice(1).map((below, index) => {
  const from = changes[index] ?? FIRST;
  return {
    from,
    below,
    adapter: 'amplitude-js',
    profile: semver.lt(from, FIRST_OF_6_TO_8) ? amplitudeJs3To5 : amplitudeJs6To8,
    capabilities: amplitudeJs.capabilities.filter((one) => semver.lte(SINCE[one] ?? FIRST, from)),
    scripts: [from === UMD_ONLY.from ? 'amplitude.umd.js' : 'amplitude.js'],
    ...(semver.lt(from, FIRST_WITH_KEY) && { breaks: NAMES_WITHOUT_KEY }),
  };
});
