import { OPTION_NAMES, UNSENT_IDENTIFY_KEY, UNSENT_KEY } from './vocabulary.ts';

/** The values of options that are not given (DEFER-7, OPTOUT-8, ORDER-4). */
const DEFAULTS = {
  /** NETWORK-1 */
  apiEndpoint: 'api.amplitude.com',
  /** Whether an upload waits for `eventUploadThreshold` events (ORDER-2, ORDER-3). */
  batchEvents: false,
  /** Days until the identity cookie expires, from its last write (COOKIE-LIFE-1 to COOKIE-LIFE-4). */
  cookieExpiration: 365,
  /** Whether the identity of a deprecated cookie moves to one of the newer kind (DEPRECATED-2, DEPRECATED-3). */
  cookieForceUpgrade: false,
  /** DEFER-7 */
  deferInitialization: false,
  /** Empty for a stored or a new device id (IDENTITY-1, IDENTITY-3). */
  deviceId: '',
  /** Whether the device id is taken from the page’s address (URL-1). */
  deviceIdFromUrlParam: false,
  /** Whether the identity is stored in local storage instead (LOCAL-9). */
  disableCookies: false,
  /** The identity cookie’s domain; empty for the widest domain that the browser accepts (DOMAIN-1). */
  domain: '',
  eventUploadThreshold: 30,
  /** NETWORK-1 */
  forceHttps: true,
  /** Whether the person is opted out until they opt in (OPTOUT-8). */
  optOut: false,
  /** COOKIE-ATTR-2 */
  sameSiteCookie: 'Lax',
  /** UNSENT-1 */
  saveEvents: true,
  /** UNSENT-CAP-1 */
  savedMaxCount: 1000,
  /** COOKIE-ATTR-4, COOKIE-NAME-1 */
  secureCookie: false,
  /** SESSION-1, SESSION-2 */
  sessionTimeout: 30 * 60 * 1000,
  unsentIdentifyKey: UNSENT_IDENTIFY_KEY,
  unsentKey: UNSENT_KEY,
  uploadBatchSize: 100,
};

export type Options = Readonly<typeof DEFAULTS>;

/** OPTIONS-1 to OPTIONS-5, COOKIE-LIFE-2, SESSION-5, UNSENT-CAP-3, UNSENT-KEY-1, UNSENT-KEY-2: completes the given options with defaults. A value of the wrong type, or a number that is not positive, is ignored. */
export function completeOptions(given: unknown): Options {
  const source = Object(given) as Record<string, unknown>;
  const valid = Object.entries(DEFAULTS)
    .map(([name, byDefault]) => [name, source[OPTION_NAMES[name] ?? name], typeof byDefault] as const)
    .filter(([, value, type]) => typeof value === type && (type !== 'number' || Number(value) > 0));
  return { ...DEFAULTS, ...Object.fromEntries(valid.map(([name, value]) => [name, value])) };
}
