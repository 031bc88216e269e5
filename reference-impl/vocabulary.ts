/**
 * Every name and format that a fork may choose. What is stored, for how long, and what may be sent is not here. The renamed
 * fork is this SDK with another file in place of this one.
 */
export { decodeIdentity, encodeIdentity } from './identity.ts'; // COOKIE-VALUE-1 to COOKIE-VALUE-3

/** The global that the bundle defines, which is all that loading it does (LOAD-1). */
export const GLOBAL = 'amplitude';

/** Options with another name than the guide’s. */
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

/** UNSENT-SCOPE-2, PROJECT-3, PROJECT-5: events are uploaded with the API key that their queue belongs to. */
export function uploadBody(apiKey: string, events: readonly unknown[]): string {
  return new URLSearchParams({
    client: apiKey,
    e: JSON.stringify(events),
  }).toString();
}
