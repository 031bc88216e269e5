import type { RecordingStep } from './recording.ts';
import type { TimelineStep } from './timeline.ts';

// What somebody sees who steps through a tape, in a browser of their own.

/** A cookie as the jar holds it; when it expires is said in the visitor’s virtual time. */
export interface ShownCookie {
  name: string;
  value: string;
  domain: string;
  path: string;
  /** Milliseconds since 1970, `null` for a session cookie. */
  expires: number | null;
  secure: boolean;
  httpOnly: boolean;
  sameSite: string;
}

export interface ShownStorage {
  area: 'localStorage' | 'sessionStorage';
  origin: string;
  /** The tab that it belongs to, where it is not the whole browser’s. */
  tab: number | null;
  items: readonly (readonly [key: string, value: string])[];
}

export interface ShownRequest {
  method: string;
  url: string;
  /** `null` as long as there is no answer, `reset` where the line broke. */
  status: number | 'reset' | null;
  body: string;
  /** What it uploads, where that can be read. */
  upload: { apiKey: string; events: readonly { type: string; json: string }[] } | null;
}

/** All that a visitor’s browser holds, and all that left it so far. */
export interface ShownVisitor {
  visitor: number;
  domain: string;
  now: number;
  cookies: readonly ShownCookie[];
  storages: readonly ShownStorage[];
  requests: readonly ShownRequest[];
}

/** What there is once a step was taken. */
export interface ReplayState {
  /** What was seen of the step, told as in a results file. */
  timeline: readonly TimelineStep[];
  visitors: readonly ShownVisitor[];
  /** Why it cannot go on. */
  ended: string | null;
}

/** Takes the steps of a tape, one after the other. */
export interface Player {
  step(step: RecordingStep): Promise<ReplayState>;
  close(): Promise<void>;
}
