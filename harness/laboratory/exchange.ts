/** The path under which a page’s host serves the candidate’s scripts. */
export const CANDIDATE_PATH = '/candidate/';

/** The path of a fence, a request of the harness’s own. Once it ends, whatever left the page before has arrived. */
export const FENCE_PATH = '/fence';

/** A request as it reached the harness, whichever engine made it. */
export interface LabRequest {
  method: string;
  /** Absolute. */
  url: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: string;
}

/**
 * What the harness does with a request: it answers or closes the connection. A hanging request’s promise stays pending.
 */
export type LabAnswer =
  | { kind: 'answer'; status: number; headers: Readonly<Record<string, string>>; body: string }
  | { kind: 'reset' };

/** A page that the harness serves, before it is written as HTML. The simulated engine runs it without any HTML. */
export interface ServedPage {
  /** Source of the recorder: a classic script that evaluates to `(config) => void`. */
  recorder: string;
  /** The recorder’s argument, JSON text of a `RecorderConfig`. */
  config: string;
  /** Classic scripts in the order the page includes them. */
  scripts: readonly { url: string; source: string }[];
  /** Response headers that affect a page: Content-Security-Policy, Set-Cookie. */
  headers: Readonly<Record<string, string>>;
  title: string;
}

/**
 * How an engine reaches the harness. Real engines connect through the proxy; the simulated engine calls the methods.
 */
export interface Exchange {
  /** `http://127.0.0.1:PORT`: the forward proxy that maps every host to the harness. */
  readonly proxyUrl: string;
  /** Answers a request of a page (uploads, beacons, anything else). */
  receive(request: LabRequest): Promise<LabAnswer>;
  /** The page at a URL of a registered site; `null` if there is none. */
  page(url: string): ServedPage | null;
  /** The https URL of an empty page on this host, for one load by the harness itself. */
  blankUrl(host: string): string;
  /** The browser’s own clock, by which its cookies expire: milliseconds since 1970. */
  now(): number;
}
