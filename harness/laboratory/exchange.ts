/** The path under which a page's host serves the candidate's scripts. */
export const CANDIDATE_PATH = '/candidate/';

/** A request of the harness itself: once it is answered, what left the page before it has arrived. */
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

/** What the harness does with a request: answer, or close the connection. What it leaves without an answer is a promise. */
export type LabAnswer =
  | { kind: 'answer'; status: number; headers: Readonly<Record<string, string>>; body: string }
  | { kind: 'reset' };

/** A page of ours, before it is written as HTML: what the simulated engine runs without parsing any. */
export interface ServedPage {
  /** Source of the recorder: a classic script that evaluates to `(config) => void`. */
  recorder: string;
  /** The recorder’s argument, JSON text of a `RecorderConfig`. */
  config: string;
  /** Classic scripts in the order the page includes them. */
  scripts: readonly { url: string; source: string }[];
  /** Response headers that matter to a page: Content-Security-Policy, Set-Cookie. */
  headers: Readonly<Record<string, string>>;
  title: string;
}

/** What an engine is given to reach the harness. Real engines come in through the proxy; the simulated one calls. */
export interface Exchange {
  /** `http://127.0.0.1:PORT`: the forward proxy that maps every host to the harness. */
  readonly proxyUrl: string;
  /** Answers a request of a page (uploads, beacons, anything else). */
  receive(request: LabRequest): Promise<LabAnswer>;
  /** The page at a URL of a registered site; `null` where there is none. */
  page(url: string): ServedPage | null;
  /** Address of an empty page on this host, for one load by the harness itself; by https. */
  blankUrl(host: string): string;
  /** The browser’s own clock, by which its jar tells what has expired: milliseconds since 1970. */
  now(): number;
}
