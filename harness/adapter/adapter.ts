/**
 * The contract between the harness and the small driver that maps our verbs onto a candidate’s API. An adapter runs in
 * the page, drives and never observes: no assertion, no emulation of what a candidate lacks, no knowledge of checks.
 *
 * Options are said in the guide’s spelling, as the errata settle it; an adapter for a candidate with other spellings
 * translates them.
 */
export interface InitOptions {
  /** Days. */
  cookieExpiration?: number;
  cookieForceUpgrade?: boolean;
  /** Deprecated: the name of the cookie that older versions wrote. */
  cookieName?: string;
  deferInitialization?: boolean;
  deviceId?: string;
  deviceIdFromUrlParam?: boolean;
  disableCookies?: boolean;
  domain?: string;
  optOut?: boolean;
  sameSiteCookie?: 'Lax' | 'Strict' | 'None';
  saveEvents?: boolean;
  savedMaxCount?: number;
  secureCookie?: boolean;
  /** Milliseconds. */
  sessionTimeout?: number;
  unsentIdentifyKey?: string;
  unsentKey?: string;
  /** Events wait until this many are queued; a candidate that uploads one by one ignores it. */
  uploadThreshold?: number;
}

/** A page may also pass what no guide describes, and values that make no sense. */
export type GivenOptions = InitOptions | Readonly<Record<string, unknown>>;

export interface InitCall {
  apiKey: string;
  userId?: string;
  options?: GivenOptions;
}

/**
 * Our verbs. `init` and `track` every adapter has; the others go with a capability. A verb that the candidate lacks is
 * left out, or throws when it is called: it must not do nothing, so that what is declared absent can be told from what is.
 */
export interface Verbs {
  init(call: InitCall): void;
  track(event: string, properties?: Record<string, unknown>): void;
  setUserId(userId: string | null): void;
  identify(property: string, value: string): void;
  setOptOut(optOut: boolean): void;
  enableTracking(): void;
  clearStorage(): void;
}
export type Verb = keyof Verbs;

export interface AdapterEnvironment {
  /** The page’s global object. */
  window: Record<string, unknown>;
  /** The global that the candidate’s scripts define, as its profile names it. */
  global: string;
  /** Options that the candidate spells otherwise than the guide does: the guide’s name, and its own. */
  options: Readonly<Record<string, string>>;
  /** Where to upload: host and path without a scheme, on the page’s own scheme. */
  ingestion: string;
  /** The page’s scheme, `http:` or `https:`. */
  protocol: string;
}

/** The verbs of one instance of the candidate on the page, by its name; `null` is the default one. */
export type VerbsOf = (instance: string | null) => Partial<Verbs>;

/**
 * Gets ready to drive the candidate that the page has loaded. Throws an Error that says what is missing where the
 * candidate did not define what the adapter drives.
 *
 * The verbs of an instance are asked for before each of its acts. Asking must leave the candidate alone: making an
 * instance is the SDK’s first act, so only a call of the page may bring it about.
 */
export type Adapter = (environment: AdapterEnvironment) => VerbsOf;
