import type { ErrorText, PageFacts, PageRequest, PageResponse } from '../simulated/bridge.ts';
import type { StoredCookie } from '../simulated/cookie-jar.ts';

// The messages between a realm and its browser. A realm must read and write its cookies and storages synchronously, so
// the state that pages share is sent to a realm with each turn, and back to the browser after it.

/** Items of a storage, in order. */
export type StorageItems = readonly (readonly [key: string, value: string])[];

/** The part of the shared state that one page can reach. */
export interface SharedState {
  cookies: readonly StoredCookie[];
  localStorage: StorageItems;
  sessionStorage: StorageItems;
}

/** A change of local storage by another page; `key` is `null` if everything was removed. */
export interface StorageChange {
  key: string | null;
  before: string | null;
  now: string | null;
  url: string;
}

/** Something that arrived for a page: the response to a request, `null` if it failed, or a change by another page. */
export type Incoming =
  | { kind: 'answer'; request: number; response: PageResponse | null }
  | { kind: 'change'; change: StorageChange };

/** What a realm does in a turn. */
export type RealmTask =
  | {
      kind: 'load';
      facts: PageFacts;
      recorder: string;
      config: string;
      scripts: readonly { url: string; source: string }[];
    }
  | { kind: 'evaluate'; expression: string }
  /** Handles only what arrived. */
  | { kind: 'listen' }
  | { kind: 'leave' };

export type ToRealm = { kind: 'turn'; shared: SharedState; incoming: readonly Incoming[]; task: RealmTask } | Incoming;

export type FromRealm =
  | { kind: 'send'; id: number; request: PageRequest; shared: SharedState }
  | { kind: 'abort'; id: number }
  /** Ends a turn. */
  | {
      kind: 'over';
      json: string | undefined;
      failed: ErrorText | undefined;
      shared: SharedState;
      changes: StorageChange[];
    };
