import { analyticsBrowser1 } from '../../../spec/profiles/analytics-browser-1.ts';
import { analyticsBrowser2 } from '../../../spec/profiles/analytics-browser-2.ts';
import type { Capability } from '../../../spec/requirement.ts';
import type { Release } from './release.ts';

/** Neither line can defer initialisation, clear its storage, or change how it stores unsent events. */
const capabilities: readonly Capability[] = [
  'cookieDomain',
  'cookieExpiration',
  'deviceId',
  'disableCookies',
  'identify',
  'optOut',
  'sameSiteCookie',
  'secureCookie',
  'sessionTimeout',
];
const common = { adapter: 'analytics-browser', scripts: ['lib/scripts/amplitude-min.js'] } as const;
const capabilitiesAndInstances: readonly Capability[] = [...capabilities, 'instances'];

export const analyticsBrowserReleases: readonly Release[] = [
  // The next version dropped the option saveEvents.
  {
    ...common,
    from: '1.0.2',
    below: '1.0.3',
    profile: analyticsBrowser1,
    capabilities: [...capabilities, 'saveEvents'],
  },
  { ...common, from: '1.0.3', below: '1.2.0', profile: analyticsBrowser1, capabilities: capabilities },
  { ...common, from: '1.2.0', below: '2.0.0-0', profile: analyticsBrowser1, capabilities: capabilitiesAndInstances },
  { ...common, from: '2.0.0-0', below: '3.0.0-0', profile: analyticsBrowser2, capabilities: capabilitiesAndInstances },
];
