import { HarnessFault } from '../../evidence/fault.ts';
import type { EngineTab } from '../engine/engine.ts';
import type { ServedPage } from '../laboratory/exchange.ts';
import { areaOf, type Browser } from './browser.ts';
import type { CookieAccess } from './cookie-jar.ts';
import { pageFacts } from './page-facts.ts';
import { Realm } from './realm.ts';
import type { StorageArea } from './storage-area.ts';

const BLANK: ServedPage = { recorder: '() => {}', config: 'null', scripts: [], headers: {}, title: '' };

/** A tab: successive pages, each in a realm of its own, and the session storage that they share. */
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

  async screenshot(): Promise<null> {
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
    const access = (by: CookieAccess['by']): CookieAccess => ({
      url,
      now: exchange.now(),
      by,
      sameSite: true,
    });
    const setCookie = headers.get('set-cookie');
    if (setCookie !== undefined) cookies.write(setCookie, access('network'));
    const blocked = options.cookies === 'blocked';
    const facts = pageFacts(url, page, blocked);
    const realm: Realm = new Realm({
      platform,
      facts,
      client: { url, sandboxed: facts.sandboxed, userAgent: facts.userAgent },
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
