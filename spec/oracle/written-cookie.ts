/** A cookie as a script wrote it to `document.cookie`, before the browser had a say. */
export interface WrittenCookie {
  name: string;
  value: string;
  /** Milliseconds since 1970; `null` for a cookie of the browser session. */
  expires: number | null;
  /** Without a leading period; `null` for a host-only cookie. */
  domain: string | null;
  path: string | null;
  secure: boolean;
  sameSite: string | null;
}

/**
 * Reads what was written, as RFC 6265 §5.2 has a browser read it. `now` is when it was written, in milliseconds since
 * 1970. Total: every text is some cookie, if one without a name.
 */
export function parseWrittenCookie(text: string, now: number): WrittenCookie {
  const [pair = '', ...parts] = text.split(';');
  const [name, value] = splitPair(pair);
  const cookie: WrittenCookie = {
    name: value === null ? '' : name,
    value: value ?? name,
    expires: null,
    domain: null,
    path: null,
    secure: false,
    sameSite: null,
  };
  let maxAge: number | null = null;
  for (const part of parts) {
    const [attribute, given] = splitPair(part);
    const said = given ?? '';
    switch (attribute.toLowerCase()) {
      case 'expires':
        cookie.expires = Number.isNaN(Date.parse(said)) ? cookie.expires : Date.parse(said);
        break;
      case 'max-age':
        if (/^-?\d+$/.test(said)) maxAge = Number(said);
        break;
      case 'domain':
        cookie.domain = said === '' ? null : said.replace(/^\./, '').toLowerCase();
        break;
      case 'path':
        cookie.path = said === '' ? null : said;
        break;
      case 'secure':
        cookie.secure = true;
        break;
      case 'samesite':
        cookie.sameSite = said;
        break;
    }
  }
  // Max-Age counts more than Expires, in whatever order they stand.
  if (maxAge !== null) cookie.expires = maxAge <= 0 ? Number.NEGATIVE_INFINITY : now + maxAge * 1000;
  return cookie;
}

export const DAY = 24 * 60 * 60 * 1000;

/** For how many days a cookie was written that is written at `now`: 0 for one of the session, less for a removal. */
export function lifetimeInDays({ expires }: WrittenCookie, now: number): number {
  return expires === null ? 0 : (expires - now) / DAY;
}

/** Whether a write removes a cookie rather than making one. */
export function isRemoval({ expires }: WrittenCookie, now: number): boolean {
  return expires !== null && expires <= now;
}

function splitPair(text: string): [string, string | null] {
  const at = text.indexOf('=');
  return at < 0 ? [text.trim(), null] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}
