/*
 * Access to cookies that never throws (IDENTITY-4, IDENTITY-5): in a sandboxed frame, `document.cookie` itself throws a
 * SecurityError. The cookies are the site’s own, and others are left alone (FIRST-PARTY-1, FOREIGN-1).
 */

export interface CookieAttributes {
  /** Empty for a host-only cookie. */
  domain: string;
  sameSite: string;
  secure: boolean;
}

/** Returns every value of a name, which cookies of several domains can share (IDENTITY-1, IDENTITY-2, COOKIE-NAME-1). */
export function readCookies(name: string): string[] {
  try {
    return document.cookie
      .split('; ')
      .filter((cookie) => cookie.startsWith(`${name}=`))
      .map((cookie) => cookie.slice(name.length + 1));
  } catch {
    return [];
  }
}

/**
 * Writes a cookie for all paths of the site (COOKIE-ATTR-1), for the browser session if `expires` is `null` (COOKIE-LIFE-1 to
 * COOKIE-LIFE-4, PROBE-1), with the requested attributes and no others (COOKIE-ATTR-2 to COOKIE-ATTR-6, DOMAIN-1, DOMAIN-3).
 * Only reading the cookie shows whether the browser accepted it.
 */
export function writeCookie(name: string, value: string, expires: Date | null, attributes: CookieAttributes): void {
  const { domain, sameSite, secure } = attributes;
  const until = expires ? `expires=${expires.toUTCString()}; ` : '';
  const secured = secure ? 'Secure; ' : '';
  const shared = domain ? `domain=${domain}; ` : '';
  try {
    document.cookie = `${name}=${value}; ${until}${secured}path=/; ${shared}SameSite=${sameSite}`;
  } catch {
    // The browser refused the cookie, so readCookies will not find it.
  }
}

/** PROBE-1, CLEAR-1 */
export function removeCookie(name: string, attributes: CookieAttributes): void {
  writeCookie(name, '', new Date(0), attributes);
}
