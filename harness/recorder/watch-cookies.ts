import { replaceAccessor, replaceMethod } from './disguise.ts';
import { apply } from './primordials.ts';

type Watch = (via: 'document.cookie' | 'cookieStore', text: string) => void;

/** Journals every cookie write of the page: the property and the Cookie Store API. The write itself goes through. */
export function watchCookies(window: Window & typeof globalThis, watch: Watch): void {
  replaceAccessor(window.Document.prototype, 'cookie', ({ set }) => ({
    set(this: Document, text: unknown) {
      watch('document.cookie', `${text}`);
      return apply(set, this, [text]);
    },
  }));
  const CookieStore = (window as { CookieStore?: { prototype: object } }).CookieStore;
  if (!CookieStore) return;
  for (const name of ['set', 'delete'] as const) {
    replaceMethod(
      CookieStore.prototype,
      name,
      (native) =>
        function (this: unknown, ...args: unknown[]) {
          watch('cookieStore', `${name} ${described(args)}`);
          return apply(native, this, args);
        },
    );
  }
}

function described([first, second]: unknown[]): string {
  if (typeof first !== 'object' || first === null) return second === undefined ? `${first}` : `${first}=${second}`;
  const { name, value } = first as { name?: unknown; value?: unknown };
  return value === undefined ? `${name}` : `${name}=${value}`;
}
