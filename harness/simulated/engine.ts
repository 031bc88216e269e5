import type { Script } from 'node:vm';
import { version } from 'tough-cookie';
import type { Engine, EngineOptions, EngineTab, JarCookie } from '../engine/engine.ts';
import type { Exchange } from '../laboratory/exchange.ts';
import { TIMEOUTS } from '../session/timeouts.ts';
import { Browser } from './browser.ts';
import { bundledPlatform, platformScript } from './bundled-platform.ts';
import { SimulatedTab } from './tab.ts';

/** The build of the simulated engine. */
export const SIMULATED_BUILD = `simulated (node ${process.version}, tough-cookie ${version})`;

export interface SimulatedOptions {
  /** How long one step in a page may take, in milliseconds. */
  timeout?: number;
  /**
   * Whether a page that keeps the thread busy for that long without a pause is stopped, with a CandidateTimeout. This
   * costs a thread for each run of a page’s tasks. Without it, the process has to be ended from outside.
   */
  watched?: boolean;
  /** The platform that each page evaluates first; bundled by default. */
  platform?: Script;
}

/**
 * Starts the simulated engine: a browser’s platform in this process, for speed. It is tested against the real engines.
 */
export async function startSimulated(
  exchange: Exchange,
  options: EngineOptions,
  { timeout = TIMEOUTS.step, watched = true, platform }: SimulatedOptions = {},
): Promise<Engine> {
  const script = platform ?? platformScript(await bundledPlatform());
  const limit = watched ? timeout : Number.POSITIVE_INFINITY;
  return new SimulatedEngine(new Browser(exchange, options, script, limit), timeout);
}

class SimulatedEngine implements Engine {
  readonly name = 'simulated';
  readonly build = SIMULATED_BUILD;
  readonly timeout: number;
  readonly #browser: Browser;
  readonly #tabs = new Set<SimulatedTab>();

  constructor(browser: Browser, timeout: number) {
    this.#browser = browser;
    this.timeout = timeout;
  }

  async tab(): Promise<EngineTab> {
    const tab = new SimulatedTab(this.#browser, () => this.#tabs.delete(tab));
    this.#tabs.add(tab);
    return tab;
  }

  async jar(domain: string): Promise<JarCookie[]> {
    return this.#browser.cookies.list(domain, this.#browser.exchange.now());
  }

  async deleteCookies(domain: string, names: readonly string[]): Promise<void> {
    this.#browser.cookies.deleteCookies(domain, names);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#tabs].map((tab) => tab.close()));
  }
}
