import type { Verb } from './adapter.ts';

/** Names that analytics SDKs give to each verb, the likeliest first. */
const NAMES: Readonly<Record<Verb, readonly string[]>> = {
  init: ['init', 'initialize', 'initialise', 'setup', 'start', 'configure', 'load'],
  track: ['logEvent', 'track', 'trackEvent', 'capture', 'event', 'log', 'send'],
  setUserId: ['setUserId', 'setUserID', 'setUser', 'login'],
  identify: ['identify', 'setUserProperty', 'setUserProperties'],
  setOptOut: ['setOptOut', 'setOptedOut', 'optOut'],
  enableTracking: ['enableTracking', 'optIn', 'grantConsent', 'giveConsent'],
  clearStorage: ['clearStorage', 'clearAll', 'clear', 'reset'],
};

export const VERBS = Object.keys(NAMES) as Verb[];

/** Returns the method that is likely to do what a verb does, by its name; `null` if no method has such a name. */
export function guessVerb(verb: Verb, methods: readonly string[]): string | null {
  const byLowerCase = new Map(methods.map((method) => [method.toLowerCase(), method]));
  for (const name of NAMES[verb]) {
    const method = byLowerCase.get(name.toLowerCase());
    if (method !== undefined) return method;
  }
  return null;
}
