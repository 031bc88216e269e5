import { amplitudeJs6To8 } from '../../../spec/profiles/amplitude-js-6-8.ts';
import { capabilitySchema } from '../../../spec/requirement.ts';
import type { Line, Release } from './release.ts';

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

export const amplitudeJsReleases: readonly Release[] = [
  { ...before830, from: '6.0.1', below: '7.1.1', scripts: ['amplitude.js'] },
  // Published without amplitude.js.
  { ...before830, from: '7.1.1', below: '7.1.2', scripts: ['amplitude.umd.js'] },
  { ...before830, from: '7.1.2', below: '8.3.0', scripts: ['amplitude.js'] },
  { ...amplitudeJs, from: '8.3.0', below: '9.0.0', scripts: ['amplitude.js'] },
];
