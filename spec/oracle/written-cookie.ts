import { DAY } from '../durations.ts';
import { splitOnce } from '../split-once.ts';
import { cookiePair } from './cookie-pair.ts';

/** A cookie as a script wrote it to `document.cookie`, before the browser accepted, changed or rejected it. */
export interface WrittenCookie {
  name: string;
  value: string;
  /** Milliseconds since 1970; `null` for a session cookie. */
  expires: number | null;
  /** Without a leading period; `null` for a host-only cookie. */
  domain: string | null;
  path: string | null;
  secure: boolean;
  sameSite: string | null;
}

/**
 * Parses a write as RFC 6265 §5.2 prescribes for a browser. `now` is the time of the write, in milliseconds since 1970.
 * Total: every text is a cookie, possibly one without a name.
 */
export function parseWrittenCookie(text: string, now: number): WrittenCookie {
  const [pair = '', ...parts] = text.split(';');
  const [name, value] = cookiePair(pair);
  const cookie: WrittenCookie = {
    name: name.trim(),
    value: value.trim(),
    expires: null,
    domain: null,
    path: null,
    secure: false,
    sameSite: null,
  };
  let maxAge: number | null = null;
  for (const part of parts) {
    const [attribute, argument] = splitOnce(part, '=');
    const value = argument?.trim() ?? '';
    switch (attribute.trim().toLowerCase()) {
      case 'expires':
        cookie.expires = Number.isNaN(Date.parse(value)) ? cookie.expires : Date.parse(value);
        break;
      case 'max-age':
        if (/^-?\d+$/.test(value)) maxAge = Number(value);
        break;
      case 'domain':
        cookie.domain = value === '' ? null : value.replace(/^\./, '').toLowerCase();
        break;
      case 'path':
        cookie.path = value === '' ? null : value;
        break;
      case 'secure':
        cookie.secure = true;
        break;
      case 'samesite':
        cookie.sameSite = value;
        break;
    }
  }
  // Max-Age takes precedence over Expires, in either order.
  if (maxAge !== null) cookie.expires = maxAge <= 0 ? Number.NEGATIVE_INFINITY : now + maxAge * 1000;
  return cookie;
}

/** Returns the lifetime, in days, of a cookie written at `now`: 0 for a session cookie, negative for a removal. */
export function lifetimeInDays({ expires }: WrittenCookie, now: number): number {
  return expires === null ? 0 : (expires - now) / DAY;
}

/** Whether a write removes a cookie. */
export function isRemoval({ expires }: WrittenCookie, now: number): boolean {
  return expires !== null && expires <= now;
}
