import type { Page } from '@playwright/test';
import type { Exchange } from '../laboratory/exchange.ts';
import type { Engine, EngineOptions, EngineTab, JarCookie } from './engine.ts';
import { type InstalledBrowser, systemVersion } from './installed-browser.ts';
import { MiniBrowser, typeAddress } from './mini-browser.ts';
import { cookiesOf, playwrightTab } from './playwright-engine.ts';
import { VirtualDisplay } from './virtual-display.ts';

/**
 * The system’s own WebKitGTK. It stores cookies with libsoup, not with Apple’s network stack, so its results hold for
 * this build and not for Safari.
 */
export class WebKitGtk implements Engine {
  readonly name = 'webkit';
  readonly build: string;
  readonly #display: VirtualDisplay;
  readonly #browser: MiniBrowser;
  readonly #exchange: Exchange;
  readonly #idle: Page[] = [];
  readonly #hosts = new Set<string>();
  #jarTab: Page | undefined;
  #jarHost = '';

  private constructor(build: string, display: VirtualDisplay, browser: MiniBrowser, exchange: Exchange) {
    this.build = build;
    this.#display = display;
    this.#browser = browser;
    this.#exchange = exchange;
  }

  static async launch({ path }: InstalledBrowser, exchange: Exchange, { cookies }: EngineOptions): Promise<WebKitGtk> {
    const display = await VirtualDisplay.start();
    const browser = await MiniBrowser.launch({ path, display: display.name, proxyUrl: exchange.proxyUrl, cookies });
    const version = systemVersion(path);
    return new WebKitGtk(
      `WebKitGTK ${version ?? 'of unknown version'} (MiniBrowser, system package)`,
      display,
      browser,
      exchange,
    );
  }

  async tab(): Promise<EngineTab> {
    const page = this.#idle.pop() ?? (await this.#browser.tab());
    return {
      ...playwrightTab(page, async (reusable) => {
        if (reusable) this.#idle.push(page);
      }),
      open: async (url) => {
        this.#hosts.add(new URL(url).hostname);
        await typeAddress(page, url);
      },
    };
  }

  async jar(domain: string): Promise<JarCookie[]> {
    const jar = new Map<string, JarCookie>();
    for (const host of this.#hostsOf(domain)) {
      const page = await this.#openJar(host, domain);
      for (const cookie of cookiesOf(await page.context().cookies(), domain)) {
        jar.set([cookie.name, cookie.domain, cookie.path].join(';'), cookie);
      }
    }
    return [...jar.values()];
  }

  async deleteCookies(domain: string, names: readonly string[]): Promise<void> {
    for (const host of this.#hostsOf(domain)) {
      const page = await this.#openJar(host, domain);
      for (const { name, domain: owner } of cookiesOf(await page.context().cookies(), domain)) {
        if (names.includes(name)) await page.context().clearCookies({ name, domain: owner });
      }
    }
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#display.close();
  }

  /**
   * Navigates a tab reserved for the jar to a host. The inspector shows only the cookies of a tab’s document: `Secure`
   * ones only by https, and `SameSite=Strict` ones only after a navigation within the site. So a new site takes two
   * navigations, another host of the same site one, and the same host none.
   */
  async #openJar(host: string, domain: string): Promise<Page> {
    this.#jarTab ??= await this.#browser.tab();
    const times = this.#jarHost === host ? 0 : isWithin(this.#jarHost, domain) ? 1 : 2;
    for (let i = 0; i < times; i++) await typeAddress(this.#jarTab, this.#exchange.blankUrl(host));
    this.#jarHost = host;
    return this.#jarTab;
  }

  #hostsOf(domain: string): string[] {
    return [...this.#hosts].filter((host) => isWithin(host, domain));
  }
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}
