/**
 * Every name and format that a fork may choose for itself; what is kept, for how long, and what may leave is not here.
 * The renamed fork beside it is this SDK with another file in this one’s place.
 */
export { decodeIdentity, encodeIdentity } from './identity.ts'; // COOKIE-VALUE-1 to COOKIE-VALUE-3

/** The global that the bundle defines. Loading it is no more than that (LOAD-1). */
export const GLOBAL = 'amplitude';

/** Options that go by another name than ours. */
export const OPTION_NAMES: Readonly<Record<string, string>> = {};

/** COOKIE-NAME-1 */
export const COOKIE_PREFIX = 'amp_';

/** COOKIE-NAME-2: how many of the API key’s first characters follow. */
export const KEY_CHARACTERS = 6;

/** PROBE-1, PROBE-4, COOKIE-NAME-1 */
export const PROBE_COOKIE_PREFIX = 'amplitude_cookie_test';

/** DEPRECATED-1 */
export const DEPRECATED_COOKIE = 'amplitude_id';

/** UNSENT-1, UNSENT-7, UNSENT-SCOPE-1: local-storage keys, before the API key. */
export const UNSENT_KEY = 'amplitude_unsent';
/** UNSENT-7, UNSENT-15 */
export const UNSENT_IDENTIFY_KEY = 'amplitude_unsent_identify';

/** URL-2 */
export const DEVICE_ID_PARAMETER = 'amp_device_id';

/** UNSENT-10 */
export const CONTENT_TYPE = 'application/x-www-form-urlencoded; charset=UTF-8';

/** UNSENT-SCOPE-2, PROJECT-3, PROJECT-5: the queues of an API key and that key travel together. */
export function uploadBody(apiKey: string, events: readonly unknown[]): string {
  return new URLSearchParams({
    client: apiKey,
    e: JSON.stringify(events),
  }).toString();
}
