import { analyticsBrowser1 } from '../../../spec/profiles/analytics-browser-1.ts';
import { analyticsBrowser2 } from '../../../spec/profiles/analytics-browser-2.ts';
import type { Capability } from '../../../spec/requirement.ts';
import type { Release } from './release.ts';

/** Neither line has a deferral, a way to clear the storage, or options of how unsent events are kept. */
const always: readonly Capability[] = [
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
const withInstances: readonly Capability[] = [...always, 'instances'];

export const analyticsBrowserReleases: readonly Release[] = [
  // The option saveEvents was gone with the next version.
  { ...common, from: '1.0.2', below: '1.0.3', profile: analyticsBrowser1, capabilities: [...always, 'saveEvents'] },
  { ...common, from: '1.0.3', below: '1.2.0', profile: analyticsBrowser1, capabilities: always },
  { ...common, from: '1.2.0', below: '2.0.0-0', profile: analyticsBrowser1, capabilities: withInstances },
  { ...common, from: '2.0.0-0', below: '3.0.0-0', profile: analyticsBrowser2, capabilities: withInstances },
];
