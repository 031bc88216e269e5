import type { ErrorText, PageFacts, PageRequest, PageResponse } from '../simulated/bridge.ts';
import type { StoredCookie } from '../simulated/cookie-jar.ts';

// What a realm and the browser that it is part of say to each other. A realm reads and writes its cookies and storages
// at once, so what all pages share is where a page acts: it is handed over with each turn, and handed back after it.

/** Items of a storage, in order. */
export type Items = readonly (readonly [key: string, value: string])[];

/** What pages share, as far as one of them can reach it. */
export interface Shared {
  cookies: readonly StoredCookie[];
  localStorage: Items;
  sessionStorage: Items;
}

/** A change of local storage that another page made; `key` is `null` where everything went. */
export interface StorageChange {
  key: string | null;
  before: string | null;
  now: string | null;
  url: string;
}

/** What came for a page since its last turn. */
export type Incoming =
  | { kind: 'answer'; request: number; response: PageResponse | null }
  | { kind: 'change'; change: StorageChange };

/** What a realm is to do in a turn. */
export type RealmTask =
  | {
      kind: 'load';
      facts: PageFacts;
      recorder: string;
      config: string;
      scripts: readonly { url: string; source: string }[];
    }
  | { kind: 'evaluate'; expression: string }
  /** Only what came is to be done. */
  | { kind: 'listen' }
  | { kind: 'leave' };

export type ToRealm = { kind: 'turn'; shared: Shared; incoming: readonly Incoming[]; task: RealmTask } | Incoming;

export type FromRealm =
  | { kind: 'send'; id: number; request: PageRequest; shared: Shared }
  | { kind: 'give up'; id: number }
  /** The turn is over. */
  | { kind: 'over'; json: string | undefined; failed: ErrorText | undefined; shared: Shared; changes: StorageChange[] };
