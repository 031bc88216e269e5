import type { Script } from 'node:vm';
import type { EngineOptions } from '../engine/engine.ts';
import type { Exchange } from '../laboratory/exchange.ts';
import { CookieJar } from './cookie-jar.ts';
import { Network } from './network.ts';
import { StorageArea } from './storage-area.ts';

/** What all tabs share: cookies, local storage, the network, and the engine’s options. */
export class Browser {
  readonly exchange: Exchange;
  readonly options: EngineOptions;
  /** The platform that each realm evaluates first. */
  readonly platform: Script;
  /** How long a page may keep the thread busy without a pause, in milliseconds; `Infinity` means unlimited. */
  readonly limit: number;
  readonly cookies = new CookieJar();
  readonly network: Network;
  readonly #localStorages = new Map<string, StorageArea>();

  constructor(exchange: Exchange, options: EngineOptions, platform: Script, limit: number) {
    this.exchange = exchange;
    this.options = options;
    this.platform = platform;
    this.limit = limit;
    this.network = new Network(exchange, this.cookies);
  }

  localStorage(origin: string): StorageArea {
    return areaOf(this.#localStorages, origin);
  }
}

/** Returns the storage area of an origin, created at first use. */
export function areaOf(areas: Map<string, StorageArea>, origin: string): StorageArea {
  const area = areas.get(origin) ?? new StorageArea();
  areas.set(origin, area);
  return area;
}
