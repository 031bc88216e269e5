import type { Engine, EngineOptions, EngineTab, JarCookie } from '../engine/engine.ts';
import type { Exchange } from '../laboratory/exchange.ts';
import { CookieJar } from '../simulated/cookie-jar.ts';
import { Network } from '../simulated/network.ts';
import type { StorageItems } from './protocol.ts';
import { ReplayTab } from './tab.ts';
import type { HostedTab, TabHost } from './tab-host.ts';

/** A storage of the browser, for display. */
export interface StorageContents {
  area: 'localStorage' | 'sessionStorage';
  origin: string;
  /** The number of the tab that a session storage belongs to, from 1; `null` for local storage. */
  tab: number | null;
  items: StorageItems;
}

/** The simulated browser inside a real one: each of its pages is a worker, and they take turns. */
export class ReplayBrowser implements Engine, TabHost {
  readonly name = 'simulated';
  readonly build = 'replay';
  readonly exchange: Exchange;
  readonly options: EngineOptions;
  readonly realm: string;
  readonly cookies = new CookieJar();
  readonly network: Network;
  readonly localStorages = new Map<string, StorageItems>();
  readonly tabs: ReplayTab[] = [];
  #turn: Promise<unknown> = Promise.resolve();

  constructor(exchange: Exchange, options: EngineOptions, realm: string) {
    this.exchange = exchange;
    this.options = options;
    this.realm = realm;
    this.network = new Network(exchange, this.cookies);
  }

  async tab(): Promise<EngineTab> {
    const tab = new ReplayTab(this);
    this.tabs.push(tab);
    return tab;
  }

  async jar(domain: string): Promise<JarCookie[]> {
    return this.cookies.list(domain, this.exchange.now());
  }

  async deleteCookies(domain: string, names: readonly string[]): Promise<void> {
    this.cookies.deleteCookies(domain, names);
  }

  async close(): Promise<void> {
    await Promise.all(this.tabs.map((tab) => tab.close()));
  }

  /** The storages that hold any items. */
  storages(): StorageContents[] {
    const local = [...this.localStorages].map(
      ([origin, items]): StorageContents => ({ area: 'localStorage', origin, tab: null, items }),
    );
    const session = this.tabs.flatMap(({ sessionStorages }, index) =>
      [...sessionStorages].map(
        ([origin, items]): StorageContents => ({ area: 'sessionStorage', origin, tab: index + 1, items }),
      ),
    );
    return [...local, ...session].filter(({ items }) => items.length > 0);
  }

  async inTurn<Result>(tab: HostedTab, take: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(take);
    this.#turn = result
      .catch(() => undefined)
      .then(async () => {
        for (const other of this.tabs) if (other !== tab) await other.listen();
      });
    await this.#turn;
    return result;
  }
}
