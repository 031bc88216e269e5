/**
 * The contract between the harness and the small driver that maps our verbs onto a candidate’s API. An adapter runs in
 * the page, drives and never observes: no assertion, no emulation of what a candidate lacks, no knowledge of checks.
 *
 * Options are said in the guide’s spelling, as the errata settle it; an adapter for a candidate with other spellings
 * translates them.
 */
export interface InitOptions {
  deferInitialization?: boolean;
  optOut?: boolean;
  saveEvents?: boolean;
  savedMaxCount?: number;
  disableCookies?: boolean;
  /** Events wait until this many are queued; a candidate that uploads one by one ignores it. */
  uploadThreshold?: number;
}

export interface InitCall {
  apiKey: string;
  userId?: string;
  options?: InitOptions;
}

/** Our verbs. `init` and `track` every adapter has; the others go with a capability. */
export interface Verbs {
  init(call: InitCall): void;
  track(event: string, properties?: Record<string, unknown>): void;
  setUserId(userId: string | null): void;
  identify(property: string, value: string): void;
  setOptOut(optOut: boolean): void;
  enableTracking(): void;
}
export type Verb = keyof Verbs;

export interface AdapterEnvironment {
  /** The page’s global object. */
  window: Record<string, unknown>;
  /** Where to upload: host and path without a scheme, on the page’s own scheme. */
  ingestion: string;
  /** The page’s scheme, `http:` or `https:`. */
  protocol: string;
}

/**
 * Makes the verbs for the candidate that the page has loaded. Throws an Error that says what is missing where the
 * candidate did not define what the adapter drives.
 */
export type Adapter = (environment: AdapterEnvironment) => Partial<Verbs>;
