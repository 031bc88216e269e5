import { HarnessFault } from '../diagnostic.ts';
import type { EngineTab } from '../engine/engine.ts';
import type { ServedPage } from '../site/exchange.ts';
import { areaOf, type Browser } from './browser.ts';
import type { CookieAccess } from './cookie-jar.ts';
import { Realm } from './realm.ts';
import type { StorageArea } from './storage-area.ts';

/** Truthful: a candidate that looks finds no browser it knows. */
const USER_AGENT = 'Mozilla/5.0 (Simulated) AmplitudeConformance';

const BLANK: ServedPage = { recorder: '() => {}', config: 'null', scripts: [], headers: {}, title: '' };

/** A tab: one page after the other, each in a realm of its own, and the session storage they share. */
export class SimulatedTab implements EngineTab {
  readonly #browser: Browser;
  readonly #release: () => void;
  readonly #sessionStorages = new Map<string, StorageArea>();
  #realm: Realm | undefined;

  constructor(browser: Browser, release: () => void) {
    this.#browser = browser;
    this.#release = release;
  }

  async open(url: string): Promise<void> {
    const left = this.#realm;
    this.#realm = undefined;
    left?.leave();
    const page = this.#browser.exchange.page(url);
    if (!page) throw new HarnessFault(`There is no page at ${url}. Register its site and announce the load first.`);
    this.#load(url, page);
  }

  async evaluate(expression: string): Promise<unknown> {
    const realm = this.#realm ?? this.#load('about:blank', BLANK);
    return realm.evaluate(expression);
  }

  async picture(): Promise<null> {
    return null;
  }

  async close(): Promise<void> {
    this.#realm?.end(() => new HarnessFault('The tab was closed before the page answered.'));
    this.#realm = undefined;
    this.#release();
  }

  #load(href: string, page: ServedPage): Realm {
    const { exchange, options, platform, cookies, network, limit } = this.#browser;
    const url = new URL(href);
    const headers = new Map(Object.entries(page.headers).map(([name, value]) => [name.toLowerCase(), value]));
    const sandboxed = isSandboxed(headers.get('content-security-policy'));
    const access = (by: CookieAccess['by']): CookieAccess => ({
      url,
      now: exchange.now(),
      by,
      sameSite: true,
    });
    const setCookie = headers.get('set-cookie');
    if (setCookie !== undefined) cookies.write(setCookie, access('network'));
    const blocked = options.cookies === 'blocked';
    const realm: Realm = new Realm({
      platform,
      facts: {
        url: url.href,
        title: page.title,
        userAgent: USER_AGENT,
        sandboxed,
        cookiesBlocked: blocked,
        scripts: page.scripts.map((script) => script.url),
      },
      asker: { url, sandboxed, userAgent: USER_AGENT },
      network,
      limit,
      localStorage: this.#browser
        .localStorage(url.origin)
        .view(url.href, (...change) => realm.storageChanged(...change)),
      sessionStorage: areaOf(this.#sessionStorages, url.origin).view(url.href, () => undefined),
      cookies: {
        read: () => (blocked ? '' : cookies.read(access('script'))),
        write: (text) => {
          if (!blocked) cookies.write(text, access('script'));
        },
      },
    });
    this.#realm = realm;
    realm.load(page.recorder, page.config, page.scripts);
    return realm;
  }
}

/** Whether the document is put into an origin of its own. */
function isSandboxed(policy: string | undefined): boolean {
  const directives = (policy ?? '').split(/[;,]/).map((directive) => directive.trim().toLowerCase().split(/\s+/));
  return directives.some(([name, ...flags]) => name === 'sandbox' && !flags.includes('allow-same-origin'));
}
