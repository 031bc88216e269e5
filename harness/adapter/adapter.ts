/**
 * Options of an `init` call, in the spelling of the guide as the errata settle it. An adapter translates them for an SDK
 * that spells them differently.
 */
export interface InitOptions {
  /** The lifetime of the identity cookie, in days from its last write. */
  cookieExpiration?: number;
  /** Whether the identity of a deprecated cookie moves to a cookie of the newer kind. */
  cookieForceUpgrade?: boolean;
  /** The name of the cookie that earlier versions wrote. Deprecated. */
  cookieName?: string;
  /** Whether nothing is stored or sent until `enableTracking` is called. */
  deferInitialization?: boolean;
  /** The device id to use, instead of a stored or a new one. */
  deviceId?: string;
  /** Whether the device id is taken from the page’s URL; the profile names the parameter. */
  deviceIdFromUrlParam?: boolean;
  /** Whether the identity is stored in local storage instead of a cookie. */
  disableCookies?: boolean;
  /** The domain of the identity cookie. */
  domain?: string;
  /** Whether the person is opted out. */
  optOut?: boolean;
  /** The SameSite attribute of the identity cookie. */
  sameSiteCookie?: 'Lax' | 'Strict' | 'None';
  /** Whether unsent events are stored. */
  saveEvents?: boolean;
  /** The largest number of unsent events that are stored; the latest are kept. */
  savedMaxCount?: number;
  /** Whether the identity cookie has the Secure attribute. */
  secureCookie?: boolean;
  /** Milliseconds without an event after which a new session starts. */
  sessionTimeout?: number;
  /** The local-storage key of unsent identifies, before the API key. */
  unsentIdentifyKey?: string;
  /** The local-storage key of unsent events, before the API key. */
  unsentKey?: string;
  /** The number of queued events that starts an upload. An SDK that uploads events one by one ignores it. */
  uploadThreshold?: number;
}

/** Options as a page passes them: a check may pass names that no guide describes, and values of a wrong type. */
export type GivenOptions = InitOptions | Readonly<Record<string, unknown>>;

/** The arguments of an `init` call. */
export interface InitCall {
  /** The API key of the project that the page tracks for. */
  apiKey: string;
  /** The user id; none for an anonymous visitor. */
  userId?: string;
  /** The options; none for the SDK’s defaults. */
  options?: GivenOptions;
}

/**
 * The calls that checks make of an SDK. Every adapter has `init`, `track` and `setUserId`; each of the others belongs to a
 * capability. An adapter leaves out a verb that its SDK lacks, or throws when the verb is called. It must not do nothing,
 * so that a capability declared absent can be verified.
 */
export interface Verbs {
  /** Initialises the SDK, with uploads to {@link AdapterEnvironment.ingestion}. */
  init(call: InitCall): void;
  /** Tracks one event, uploaded at once unless `uploadThreshold` was given. */
  track(event: string, properties?: Record<string, unknown>): void;
  /** Sets the user id; `null` logs the person out. */
  setUserId(userId: string | null): void;
  /** Sets one property of the person (capability `identify`). */
  identify(property: string, value: string): void;
  /** Opts the person out, or back in (capability `optOut`). */
  setOptOut(optOut: boolean): void;
  /** Gives the consent that `deferInitialization` waits for (capability `deferInitialization`). */
  enableTracking(): void;
  /** Removes everything that the SDK stored (capability `clearStorage`). */
  clearStorage(): void;
}

/** The name of a verb. */
export type Verb = keyof Verbs;

/** What an adapter gets to know about the page and the candidate. */
export interface AdapterEnvironment {
  /** The page’s global object. */
  window: Record<string, unknown>;
  /** The name of the global that the candidate’s scripts define: `api.global` of its profile. */
  global: string;
  /** The candidate’s names of options that it spells differently, by the guide’s names: `api.options` of its profile. */
  options: Readonly<Record<string, string>>;
  /** Where to upload: host and path without a scheme, such as `www.shop.test/up`. */
  ingestion: string;
  /** The page’s scheme, `http:` or `https:`. Uploads use the same. */
  protocol: string;
}

/** Returns the verbs of one instance of the SDK, by the instance’s name; `null` is the default instance. */
export type VerbsOf = (instance: string | null) => Partial<Verbs>;

/**
 * Maps the verbs of the checks to an SDK’s own methods. An adapter runs in the page. It only makes calls: it asserts
 * nothing, emulates nothing that the SDK lacks, and knows nothing of the checks.
 *
 * It is called once the candidate’s scripts have loaded, and throws an Error that names what is missing if they did not
 * define what it drives. The {@link VerbsOf} that it returns is called before each call of a verb and must not touch the
 * SDK: creating an instance is an act of the SDK, so only a verb may cause it.
 *
 * @example
 * ```ts
 * export const adapter: Adapter = ({ window, global, ingestion, protocol }) => {
 *   const sdk = window[global] as Acme | undefined;
 *   if (typeof sdk?.start !== 'function') throw new Error(`window.${global}.start is not a function.`);
 *   return () => ({
 *     init: ({ apiKey, userId, options }) => sdk.start(apiKey, { ...options, userId, url: `${protocol}//${ingestion}` }),
 *     track: (event, properties) => sdk.send(event, properties),
 *     setUserId: (userId) => sdk.setUser(userId),
 *   });
 * };
 * ```
 */
export type Adapter = (environment: AdapterEnvironment) => VerbsOf;
