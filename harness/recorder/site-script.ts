import type { WebStorageArea } from './journal.ts';
import { apply, getOwnPropertyDescriptor, getterOf, includes, NativeError, split, trim } from './primordials.ts';

/** What another script of the site does on a page, for a check. Each method throws if the browser refuses. */
export interface SiteScript {
  /** Writes a cookie; `text` is what is assigned to `document.cookie`. */
  setCookie(text: string): void;
  /** Sets an item of a storage; `null` removes it. */
  setItem(area: WebStorageArea, key: string, value: string | null): void;
}

/**
 * Makes another script of the site from the platform’s functions as they are now. Called before any of them is
 * replaced, so that the journal does not show what the script writes.
 */
export function siteScript(window: Window & typeof globalThis): SiteScript {
  const { document } = window;
  const readCookies = getterOf(window.Document.prototype, 'cookie');
  const writeCookie = getOwnPropertyDescriptor(window.Document.prototype, 'cookie')?.set;
  const storages = {
    localStorage: getterOf(window, 'localStorage'),
    sessionStorage: getterOf(window, 'sessionStorage'),
  };
  const { setItem: nativeSetItem, removeItem: nativeRemoveItem } = window.Storage.prototype;
  return {
    setCookie(text) {
      apply(writeCookie as (text: string) => void, document, [text]);
      const visible = apply(readCookies, document, []);
      const pair = trim(split(text, ';')[0] as string);
      if (!includes(`; ${visible}; `, `; ${pair}; `)) throw new NativeError('the page does not see the cookie');
    },
    setItem(area, key, value) {
      const storage = apply(storages[area], window, []);
      if (value === null) apply(nativeRemoveItem, storage, [key]);
      else apply(nativeSetItem, storage, [key, value]);
    },
  };
}
