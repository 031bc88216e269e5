import type { WebStorageArea } from './journal.ts';
import { apply, getOwnPropertyDescriptor, getterOf, includes, NativeError, split, trim } from './primordials.ts';

/** Another script of the site at work. Each throws where the browser refuses. */
export interface SiteScript {
  cookie(text: string): void;
  /** An item of a storage; `null` removes it. */
  item(area: WebStorageArea, key: string, value: string | null): void;
}

/**
 * Makes what plants for a check, with the platform’s own functions as they are now: call it before anything is replaced,
 * and no journal sees what it writes.
 */
export function siteScript(window: Window & typeof globalThis): SiteScript {
  const { document } = window;
  const readCookies = getterOf(window.Document.prototype, 'cookie');
  const writeCookie = getOwnPropertyDescriptor(window.Document.prototype, 'cookie')?.set;
  const storages = {
    localStorage: getterOf(window, 'localStorage'),
    sessionStorage: getterOf(window, 'sessionStorage'),
  };
  const { setItem, removeItem } = window.Storage.prototype;
  return {
    cookie(text) {
      apply(writeCookie as (text: string) => void, document, [text]);
      const kept = apply(readCookies, document, []);
      const pair = trim(split(text, ';')[0] as string);
      if (!includes(`; ${kept}; `, `; ${pair}; `)) throw new NativeError('the page does not see the cookie');
    },
    item(area, key, value) {
      const storage = apply(storages[area], window, []);
      if (value === null) apply(removeItem, storage, [key]);
      else apply(setItem, storage, [key, value]);
    },
  };
}
