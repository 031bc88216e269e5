import { OPTION_NAMES, UNSENT_IDENTIFY_KEY, UNSENT_KEY } from './vocabulary.ts';

const DEFAULTS = {
  apiEndpoint: 'api.amplitude.com',
  batchEvents: false,
  /** Days until the identity cookie expires, from its last write. */
  cookieExpiration: 365,
  /** Move the identity of a deprecated cookie to one of the newer kind (DEPRECATED-3). */
  cookieForceUpgrade: false,
  deferInitialization: false,
  /** Empty for one that is stored, or made anew. */
  deviceId: '',
  /** Take over a device id from the page’s address. */
  deviceIdFromUrlParam: false,
  /** Keep the identity in local storage instead. */
  disableCookies: false,
  /** The identity cookie’s domain; empty for the widest that the browser accepts. */
  domain: '',
  eventUploadPeriodMillis: 30_000,
  eventUploadThreshold: 30,
  forceHttps: true,
  /** Opted out until the person opts in. */
  optOut: false,
  sameSiteCookie: 'Lax',
  saveEvents: true,
  savedMaxCount: 1000, // UNSENT-CAP-1
  secureCookie: false,
  sessionTimeout: 30 * 60 * 1000,
  unsentIdentifyKey: UNSENT_IDENTIFY_KEY,
  unsentKey: UNSENT_KEY,
  uploadBatchSize: 100,
};

export type Options = Readonly<typeof DEFAULTS>;

/** OPTIONS-1 to OPTIONS-5: what was given, completed by defaults. A value of the wrong type, an empty text or a number that is not positive is not given. */
export function completeOptions(given: unknown): Options {
  const source = Object(given) as Record<string, unknown>;
  const valid = Object.entries(DEFAULTS)
    .map(([name, byDefault]) => [name, source[OPTION_NAMES[name] ?? name], typeof byDefault] as const)
    .filter(([, value, type]) => typeof value === type && value !== '' && !(typeof value === 'number' && !(value > 0)));
  return { ...DEFAULTS, ...Object.fromEntries(valid.map(([name, value]) => [name, value])) };
}
