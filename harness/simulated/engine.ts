import type { Script } from 'node:vm';
import { version } from 'tough-cookie';
import type { Engine, EngineOptions, EngineTab, JarCookie } from '../engine/engine.ts';
import { LIMITS } from '../patience.ts';
import type { Exchange } from '../site/exchange.ts';
import { Browser } from './browser.ts';
import { bundledPlatform, platformScript } from './bundled-platform.ts';
import { SimulatedTab } from './tab.ts';

/** What the simulated engine is made of. */
export const SIMULATED_BUILD = `simulated (node ${process.version}, tough-cookie ${version})`;

/**
 * Starts the simulated engine: a browser’s platform in this process, for speed. The real engines are its judges. A page
 * that keeps the thread for `limit` milliseconds without a pause is the candidate’s time-out. Without a `platform` it
 * bundles its own.
 */
export async function startSimulated(
  exchange: Exchange,
  options: EngineOptions,
  limit: number = LIMITS.step,
  platform?: Script,
): Promise<Engine> {
  const script = platform ?? platformScript(await bundledPlatform());
  return new SimulatedEngine(new Browser(exchange, options, script, limit));
}

class SimulatedEngine implements Engine {
  readonly name = 'simulated';
  readonly build = SIMULATED_BUILD;
  readonly patience: number;
  readonly #browser: Browser;
  readonly #tabs = new Set<SimulatedTab>();

  constructor(browser: Browser) {
    this.#browser = browser;
    this.patience = browser.limit;
  }

  async tab(): Promise<EngineTab> {
    const tab = new SimulatedTab(this.#browser, () => this.#tabs.delete(tab));
    this.#tabs.add(tab);
    return tab;
  }

  async jar(domain: string): Promise<JarCookie[]> {
    return this.#browser.cookies.list(domain, this.#browser.exchange.now());
  }

  async forget(domain: string, names: readonly string[]): Promise<void> {
    this.#browser.cookies.forget(domain, names);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#tabs].map((tab) => tab.close()));
  }
}
