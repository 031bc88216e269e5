import type { EngineOptions } from '../engine/engine.ts';
import type { Exchange } from '../laboratory/exchange.ts';
import type { CookieJar } from '../simulated/cookie-jar.ts';
import type { Network } from '../simulated/network.ts';
import type { StorageChange, StorageItems } from './protocol.ts';

/** What a tab uses of the browser it belongs to. */
export interface TabHost {
  readonly exchange: Exchange;
  readonly options: EngineOptions;
  /** The source of the worker that a page runs in. */
  readonly realm: string;
  readonly cookies: CookieJar;
  readonly network: Network;
  /** Local storage by origin. */
  readonly localStorages: Map<string, StorageItems>;
  /** Every tab of the browser, the asking one included. */
  readonly tabs: readonly HostedTab[];
  /**
   * Runs `take` as this tab’s turn once the previous turn is over, then lets the other tabs handle its consequences.
   */
  inTurn<Result>(tab: HostedTab, take: () => Promise<Result>): Promise<Result>;
}

/** What the tabs of one browser do for each other. */
export interface HostedTab {
  /** Lets the page handle what arrived since its last turn, if anything did. */
  listen(): Promise<void>;
  /** Queues a change of an origin’s local storage for this tab’s page, unless `by` is that page. */
  storageChanged(by: object, origin: string, change: StorageChange): void;
}
