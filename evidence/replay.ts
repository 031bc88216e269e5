import type { RecordingStep } from './recording.ts';
import type { TimelineStep } from './timeline.ts';

// What a viewer sees while stepping through a recording.

/** A cookie in the jar. Its expiry is in the visitor’s virtual time. */
export interface ShownCookie {
  name: string;
  value: string;
  domain: string;
  path: string;
  /** Milliseconds since 1970; `null` for a session cookie. */
  expires: number | null;
  secure: boolean;
  httpOnly: boolean;
  sameSite: string;
}

export interface ShownStorage {
  area: 'localStorage' | 'sessionStorage';
  origin: string;
  /** The tab that it belongs to; `null` if all tabs share it. */
  tab: number | null;
  items: readonly (readonly [key: string, value: string])[];
}

export interface ShownRequest {
  method: string;
  url: string;
  /** HTTP status; `null` while unanswered, `reset` if the connection was reset. */
  status: number | 'reset' | null;
  body: string;
  /** The decoded upload; `null` if it cannot be decoded. */
  upload: { apiKey: string; events: readonly { type: string; json: string }[] } | null;
}

/** A visitor’s browser state, and every request it has sent so far. */
export interface ShownVisitor {
  visitor: number;
  domain: string;
  now: number;
  cookies: readonly ShownCookie[];
  storages: readonly ShownStorage[];
  requests: readonly ShownRequest[];
}

/** The state after a step. */
export interface ReplayState {
  /** The timeline steps that it added, as in a results file. */
  timeline: readonly TimelineStep[];
  visitors: readonly ShownVisitor[];
  /** Why the replay cannot continue; `null` if it can. */
  ended: string | null;
}

/** Replays the steps of a recording, one at a time. */
export interface Player {
  step(step: RecordingStep): Promise<ReplayState>;
  close(): Promise<void>;
}
