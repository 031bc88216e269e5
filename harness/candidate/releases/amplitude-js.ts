import semver from 'semver';
import { amplitudeJs3To5 } from '../../../spec/profiles/amplitude-js-3-5.ts';
import { amplitudeJs6To8 } from '../../../spec/profiles/amplitude-js-6-8.ts';
import { type Capability, capabilitySchema } from '../../../spec/requirement.ts';
import type { LineDefaults, Release } from './release.ts';

/** The defaults of `amplitude-js` 6 to 8. */
const amplitudeJs: LineDefaults = {
  adapter: 'amplitude-js',
  profile: amplitudeJs6To8,
  capabilities: capabilitySchema.options,
};

const FIRST_SUPPORTED = '3.2.0';
const FIRST_OF_6_TO_8 = '6.0.1';

/** The first version with a capability. Every published version has those that are not listed. */
const SINCE: Partial<Record<Capability, string>> = {
  deviceIdFromUrlParam: '3.4.0',
  secureCookie: '4.6.0',
  deferInitialization: '5.8.0',
  sameSiteCookie: '5.11.0',
  deprecatedCookie: FIRST_OF_6_TO_8,
  disableCookies: FIRST_OF_6_TO_8,
  clearStorage: '8.3.0',
};

/** The only version that was published without amplitude.js. */
const UMD_ONLY = { from: '7.1.1', below: '7.1.2' };

/** The first version with the API key in the names of cookies and queues. */
const FIRST_WITH_KEY = '4.1.0';

const boundaries = [
  ...new Set([
    FIRST_SUPPORTED,
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
  reason: 'it leaves the API key out of every name',
};

export const amplitudeJsReleases: readonly Release[] = boundaries.slice(1).map((below, index) => {
  const from = boundaries[index] ?? FIRST_SUPPORTED;
  return {
    from,
    below,
    adapter: 'amplitude-js',
    profile: semver.compare(from, FIRST_OF_6_TO_8) < 0 ? amplitudeJs3To5 : amplitudeJs6To8,
    capabilities: amplitudeJs.capabilities.filter(
      (capability) => semver.compare(SINCE[capability] ?? FIRST_SUPPORTED, from) <= 0,
    ),
    scripts: [from === UMD_ONLY.from ? 'amplitude.umd.js' : 'amplitude.js'],
    ...(semver.compare(from, FIRST_WITH_KEY) < 0 && { breaks: NAMES_WITHOUT_KEY }),
  };
});
