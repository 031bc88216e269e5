/* Cookies that never throw (IDENTITY-4): in a sandboxed frame, `document.cookie` itself raises a SecurityError. */

export interface CookieAttributes {
  /** Empty for a host-only cookie. */
  domain: string;
  sameSite: string;
  secure: boolean;
}

/** Every value under this name: cookies of several domains can share one. */
export function readCookies(name: string): string[] {
  try {
    return document.cookie
      .split(';')
      .map((cookie) => cookie.trim())
      .filter((cookie) => cookie.startsWith(`${name}=`))
      .map((cookie) => cookie.slice(name.length + 1));
  } catch {
    return [];
  }
}

/** Writes a cookie, for the browser session where `expires` is `null`. Whether it was accepted only reading tells. */
export function writeCookie(name: string, value: string, expires: Date | null, attributes: CookieAttributes): void {
  const { domain, sameSite, secure } = attributes;
  const parts = [
    `${name}=${value}`,
    ...(expires ? [`expires=${expires.toUTCString()}`] : []),
    'path=/',
    ...(domain ? [`domain=${domain}`] : []),
    ...(secure ? ['Secure'] : []),
    `SameSite=${sameSite}`,
  ];
  try {
    document.cookie = parts.join('; ');
  } catch {
    // Refused: readCookies will not find it.
  }
}

export function removeCookie(name: string, attributes: CookieAttributes): void {
  writeCookie(name, '', new Date(0), attributes);
}
