import type { Browser, BrowserContext, Page } from '@playwright/test';
import type { EngineName } from '../../evidence/verdict.ts';
import type { Engine, EngineTab, JarCookie } from './engine.ts';

/**
 * An engine that runs in a Playwright browser with contexts. One context serves every session, since domains separate
 * sites, and a closed tab is reused, which saves most of the cost of a session.
 */
export class PlaywrightEngine implements Engine {
  readonly name: EngineName;
  readonly build: string;
  readonly #browser: Browser;
  readonly #context: BrowserContext;
  #idle: Page[] = [];

  constructor(name: EngineName, build: string, browser: Browser, context: BrowserContext) {
    this.name = name;
    this.build = build;
    this.#browser = browser;
    this.#context = context;
    // A window that a candidate opens has made its request by then, and is not needed.
    context.on('page', async (page) => {
      if (await page.opener()) await page.close();
    });
  }

  async tab(): Promise<EngineTab> {
    const page = this.#idle.pop() ?? (await this.#newPage());
    return playwrightTab(page, async (reusable) => {
      if (reusable) this.#idle.push(page);
      else await page.close();
    });
  }

  async #newPage(): Promise<Page> {
    const page = await this.#context.newPage();
    // A candidate that crashes the renderer also crashes the idle tabs in it.
    page.once('crash', () => {
      this.#idle = this.#idle.filter((one) => one !== page);
    });
    return page;
  }

  async jar(domain: string): Promise<JarCookie[]> {
    return cookiesOf(await this.#context.cookies(), domain);
  }

  async deleteCookies(domain: string, names: readonly string[]): Promise<void> {
    for (const cookie of await this.jar(domain)) {
      if (names.includes(cookie.name)) await this.#context.clearCookies({ name: cookie.name, domain: cookie.domain });
    }
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

/** A tab on a Playwright page. `release` closes or reuses it. */
export function playwrightTab(page: Page, release: (reusable: boolean) => Promise<void>): EngineTab {
  return {
    async open(url) {
      await page.goto(url, { timeout: 0 });
    },
    evaluate: (expression) => page.evaluate(expression),
    screenshot: () => page.screenshot(),
    close: release,
  };
}

/** The cookies of a registrable domain and the hosts below it, in the harness’s format. */
export function cookiesOf(cookies: Awaited<ReturnType<BrowserContext['cookies']>>, domain: string): JarCookie[] {
  return cookies
    .filter((cookie) => cookie.domain === domain || cookie.domain.endsWith(`.${domain}`))
    .map(({ name, value, domain, path, expires, secure, httpOnly, sameSite }) => ({
      name,
      value,
      domain,
      path,
      expires: expires < 0 ? null : expires,
      secure,
      httpOnly,
      sameSite,
    }));
}
