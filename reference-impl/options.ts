import { OPTION_NAMES, UNSENT_IDENTIFY_KEY, UNSENT_KEY } from './vocabulary.ts';

/** What holds where nothing else is given (DEFER-7, OPTOUT-8, ORDER-4). */
const DEFAULTS = {
  /** NETWORK-1 */
  apiEndpoint: 'api.amplitude.com',
  /** Wait until so many events have come together, `eventUploadThreshold` (ORDER-2, ORDER-3). */
  batchEvents: false,
  /** Days until the identity cookie expires, from its last write (COOKIE-LIFE-1 to COOKIE-LIFE-4). */
  cookieExpiration: 365,
  /** Move the identity of a deprecated cookie to one of the newer kind (DEPRECATED-2, DEPRECATED-3). */
  cookieForceUpgrade: false,
  /** DEFER-7 */
  deferInitialization: false,
  /** Empty for one that is stored, or made anew (IDENTITY-1, IDENTITY-3). */
  deviceId: '',
  /** Take over a device id from the page’s address (URL-1). */
  deviceIdFromUrlParam: false,
  /** Keep the identity in local storage instead (LOCAL-9). */
  disableCookies: false,
  /** The identity cookie’s domain; empty for the widest that the browser accepts (DOMAIN-1). */
  domain: '',
  eventUploadThreshold: 30,
  /** NETWORK-1 */
  forceHttps: true,
  /** Opted out until the person opts in (OPTOUT-8). */
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

/** OPTIONS-1 to OPTIONS-5, COOKIE-LIFE-2, SESSION-5, UNSENT-CAP-3, UNSENT-KEY-1, UNSENT-KEY-2: what was given, completed by defaults. A value of the wrong type, or a number that is not positive, is not given. */
export function completeOptions(given: unknown): Options {
  const source = Object(given) as Record<string, unknown>;
  const valid = Object.entries(DEFAULTS)
    .map(([name, byDefault]) => [name, source[OPTION_NAMES[name] ?? name], typeof byDefault] as const)
    .filter(([, value, type]) => typeof value === type && (type !== 'number' || Number(value) > 0));
  return { ...DEFAULTS, ...Object.fromEntries(valid.map(([name, value]) => [name, value])) };
}
