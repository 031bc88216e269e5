import { replaceAccessor, replaceMethod } from './disguise.ts';
import { apply, cookieDate, keys, lowerCase, numberIsNaN, parseDate, split, trim } from './primordials.ts';

type ReportCookieWrite = (via: 'document.cookie' | 'cookieStore', text: string) => void;

/**
 * Journals every cookie write of the page, by `document.cookie` or the Cookie Store API, as text in the syntax of
 * `document.cookie`. The write goes through, except that its expiry is shifted: the page lives in virtual time and the
 * jar in the browser’s. If they are days apart, a cookie removed by a date in the past would stay, and one for an hour
 * would be gone. `toBrowserTime` converts virtual time to the browser’s; both are in milliseconds since 1970.
 */
export function watchCookies(
  window: Window & typeof globalThis,
  watch: ReportCookieWrite,
  toBrowserTime: (time: number) => number,
): void {
  replaceAccessor(window.Document.prototype, 'cookie', ({ set }) => ({
    set(this: Document, text: unknown) {
      watch('document.cookie', `${text}`);
      return apply(set, this, [inBrowserTime(`${text}`, toBrowserTime)]);
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
          watch('cookieStore', described(name, args));
          const given = args[0];
          const expires = isRecord(given) ? given['expires'] : undefined;
          if (typeof expires !== 'number') return apply(native, this, args);
          return apply(native, this, [{ ...(given as object), expires: toBrowserTime(expires) }]);
        },
    );
  }
}

/** The text of a cookie with its `expires` in the browser’s time. A date that cannot be parsed is not changed. */
function inBrowserTime(text: string, toBrowserTime: (time: number) => number): string {
  const parts = split(text, ';');
  let shifted = parts[0] as string;
  for (let i = 1; i < parts.length; i++) {
    const part = parts[i] as string;
    const nameAndValue = split(part, '=');
    const isExpiry = lowerCase(trim(nameAndValue[0] as string)) === 'expires';
    const time = isExpiry ? parseDate(`${nameAndValue[1]}`) : Number.NaN;
    shifted += numberIsNaN(time) ? `;${part}` : `; expires=${cookieDate(toBrowserTime(time))}`;
  }
  return shifted;
}

/** A call of the Cookie Store API as the text that, assigned to `document.cookie`, would do the same. */
function described(method: 'set' | 'delete', args: unknown[]): string {
  const given = isRecord(args[0]) ? args[0] : { name: args[0], value: args[1] };
  const { name, value, expires } = given;
  let text = method === 'set' ? `${name}=${value}` : `${name}=; max-age=0`;
  if (typeof expires === 'number') text += `; expires=${cookieDate(expires)}`;
  const others = keys(given);
  for (let i = 0; i < others.length; i++) {
    const other = others[i] as string;
    if (other === 'domain' || other === 'path' || other === 'sameSite') text += `; ${other}=${given[other]}`;
  }
  return text;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
