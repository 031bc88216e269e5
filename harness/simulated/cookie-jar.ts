import { Cookie, defaultPath, domainMatch, getPublicSuffix, pathMatch } from 'tough-cookie';
import { DAY } from '../../spec/durations.ts';
import { cookiePair } from '../../spec/oracle/cookie-pair.ts';
import type { JarCookie } from '../engine/engine.ts';

// tough-cookie parses cookies and implements the rules of RFC 6265 and the public suffix list. Its jar uses the real
// clock and lacks what browsers have added (the 400-day cap, `SameSite=None` only with `Secure`, `Secure` cookies
// protected from http). So this jar has its own implementation, which follows Chromium.

const MAX_LIFETIME = 400 * DAY;
const NAME_AND_VALUE_LIMIT = 4096;
const ATTRIBUTE_LIMIT = 1024;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse
const CONTROL_CHARACTER = /[\x00-\x08\x0a-\x1f\x7f]/;
/** Name prefixes that guarantee attributes. As the value of a nameless cookie they would be a false guarantee. */
const PREFIX = /^__(?:secure|host)-/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: characters outside this range are refused
const NON_ASCII = /[^\x00-\x7f]/;
const IP_ADDRESS = /^(?:\d+\.\d+\.\d+\.\d+|\[.*\])$/;

/** A cookie as the jar stores it. */
export interface StoredCookie {
  name: string;
  value: string;
  domain: string;
  hostOnly: boolean;
  path: string;
  /** Milliseconds since 1970. */
  expires: number | null;
  secure: boolean;
  httpOnly: boolean;
  sameSite: JarCookie['sameSite'];
  /** Order of creation: older cookies are listed first. */
  rank: number;
}

/** The circumstances in which cookies are read or written. */
export interface CookieAccess {
  url: URL;
  /** Milliseconds since 1970. */
  now: number;
  /** A script, which cannot see HttpOnly cookies, or the browser’s network. */
  by: 'script' | 'network';
  /** Whether the requesting site is the site of `url`. */
  sameSite: boolean;
}

/** The registrable domain of a host; the host itself if it has none. */
export function registrableDomain(host: string): string {
  if (IP_ADDRESS.test(host)) return host;
  return getPublicSuffix(host, { allowSpecialUseDomain: true, ignoreError: true }) ?? host;
}

/** One browser’s cookies. */
export class CookieJar {
  readonly #sites = new Map<string, StoredCookie[]>();
  readonly #registrable = new Map<string, string>();
  #rank = 0;

  /** The visible cookies, in the syntax of a `Cookie` header and `document.cookie`. */
  read(access: CookieAccess): string {
    const cookies = this.#liveCookies(access.url.hostname, access.now).filter((cookie) => isVisible(cookie, access));
    return cookies
      .sort((a, b) => b.path.length - a.path.length || a.rank - b.rank)
      .map(({ name, value }) => (name === '' ? value : `${name}=${value}`))
      .join('; ');
  }

  /** Stores a cookie, or does nothing if a browser would refuse it. */
  write(text: string, access: CookieAccess): void {
    const cookie = acceptedCookie(text, access);
    if (!cookie) return;
    const cookies = this.#liveCookies(access.url.hostname, access.now);
    if (!isTrustworthy(access.url) && cookies.some((other) => other.secure && overlays(cookie, other))) return;
    const index = cookies.findIndex((other) => isSame(cookie, other));
    const before = cookies[index];
    if (before?.httpOnly && access.by === 'script') return;
    // Unlike in RFC 6265, a cookie with another value counts as new.
    cookie.rank = before?.value === cookie.value ? before.rank : ++this.#rank;
    if (cookie.expires !== null && cookie.expires <= access.now) {
      if (before) cookies.splice(index, 1);
    } else if (before) cookies[index] = cookie;
    else cookies.push(cookie);
  }

  /** Every cookie of a registrable domain and of the hosts below it. `now` is in milliseconds since 1970. */
  list(domain: string, now: number): JarCookie[] {
    return this.#liveCookies(domain, now).map(({ hostOnly, rank: _, ...cookie }) => ({
      ...cookie,
      domain: hostOnly ? cookie.domain : `.${cookie.domain}`,
      expires: cookie.expires === null ? null : cookie.expires / 1000,
    }));
  }

  /** Deletes the named cookies of a registrable domain. */
  deleteCookies(domain: string, names: readonly string[]): void {
    const site = this.#site(domain);
    const cookies = this.#sites.get(site) ?? [];
    this.#sites.set(
      site,
      cookies.filter(({ name }) => !names.includes(name)),
    );
  }

  /** Copies all cookies, for another jar to continue with. */
  exportCookies(): StoredCookie[] {
    return [...this.#sites.values()].flatMap((cookies) => cookies.map((cookie) => ({ ...cookie })));
  }

  /** Replaces all cookies with those of another jar. */
  importCookies(cookies: readonly StoredCookie[]): void {
    this.#sites.clear();
    this.#rank = 0;
    for (const cookie of cookies) {
      const site = this.#site(cookie.domain);
      this.#sites.set(site, [...(this.#sites.get(site) ?? []), cookie]);
      this.#rank = Math.max(this.#rank, cookie.rank);
    }
  }

  /** The unexpired cookies of a host’s site. The caller may change the array in place. */
  #liveCookies(host: string, now: number): StoredCookie[] {
    const site = this.#site(host);
    let cookies = this.#sites.get(site);
    if (!cookies || cookies.some(({ expires }) => expires !== null && expires <= now)) {
      cookies = (cookies ?? []).filter(({ expires }) => expires === null || expires > now);
      this.#sites.set(site, cookies);
    }
    return cookies;
  }

  #site(host: string): string {
    let site = this.#registrable.get(host);
    if (site === undefined) {
      site = registrableDomain(host);
      this.#registrable.set(host, site);
    }
    return site;
  }
}

function acceptedCookie(text: string, { url, now, by, sameSite: isSameSite }: CookieAccess): StoredCookie | null {
  if (CONTROL_CHARACTER.test(text)) return null;
  const [pair = '', ...attributes] = text.split(';');
  const { name, value } = nameAndValue(pair);
  // These would read back as a different cookie.
  if (name === '' && (value === '' || value.includes('=') || PREFIX.test(value))) return null;
  const parsed = Cookie.parse(['a=', ...attributes.filter(isShort)].join(';'));
  if (!parsed) return null;
  const { secure, httpOnly } = parsed;
  if (Buffer.byteLength(name) + Buffer.byteLength(value) > NAME_AND_VALUE_LIMIT) return null;
  if (httpOnly && by === 'script') return null;
  if (secure && !isTrustworthy(url)) return null;
  if (parsed.sameSite === 'none' && !secure) return null;
  const scope = scopeOf(parsed.domain, url.hostname);
  if (!scope) return null;
  const path = parsed.path ?? defaultPath(url.pathname);
  if (/^__secure-/i.test(name) && !secure) return null;
  if (/^__host-/i.test(name) && !(secure && scope.hostOnly && parsed.path === '/')) return null;
  const sameSite = parsed.sameSite === 'strict' ? 'Strict' : parsed.sameSite === 'none' ? 'None' : 'Lax';
  if (!isSameSite && sameSite !== 'None') return null;
  return { name, value, ...scope, path, expires: expiryOf(parsed, now), secure, httpOnly, sameSite, rank: 0 };
}

/** tough-cookie trims characters that are not white space to a browser, and refuses a tab inside the value. */
function nameAndValue(pair: string): { name: string; value: string } {
  const [name, value] = cookiePair(pair);
  const trimmed = (part: string) => part.replace(/^[ \t]+|[ \t]+$/g, '');
  return { name: trimmed(name), value: trimmed(value) };
}

/** Browsers ignore an attribute that is too long, and store the cookie. */
function isShort(attribute: string): boolean {
  return attribute.length - attribute.indexOf('=') - 1 <= ATTRIBUTE_LIMIT;
}

function scopeOf(domain: string | null, host: string): { domain: string; hostOnly: boolean } | null {
  if (domain === null) return { domain: host, hostOnly: true };
  if (IP_ADDRESS.test(host)) return domain === host ? { domain, hostOnly: true } : null;
  // tough-cookie would accept a second leading dot, and would convert a non-ASCII domain to ASCII.
  if (domain.startsWith('.') || NON_ASCII.test(domain) || !domainMatch(host, domain)) return null;
  const registrable = getPublicSuffix(domain, { allowSpecialUseDomain: true, ignoreError: true });
  const isSuffix = registrable === undefined || !domain.includes('.');
  if (isSuffix) return domain === host ? { domain, hostOnly: true } : null;
  return { domain, hostOnly: false };
}

function expiryOf({ maxAge, expires }: Cookie, now: number): number | null {
  if (maxAge === '-Infinity') return 0;
  if (maxAge === 'Infinity') return now + MAX_LIFETIME;
  if (typeof maxAge === 'number') return maxAge <= 0 ? 0 : Math.min(now + maxAge * 1000, now + MAX_LIFETIME);
  if (expires instanceof Date) return Math.min(expires.getTime(), now + MAX_LIFETIME);
  return null;
}

function isVisible(cookie: StoredCookie, { url, by, sameSite }: CookieAccess): boolean {
  const { hostname, pathname } = url;
  if (cookie.hostOnly ? cookie.domain !== hostname : !domainMatch(hostname, cookie.domain)) return false;
  if (!pathMatch(pathname, cookie.path)) return false;
  if (cookie.secure && !isTrustworthy(url)) return false;
  if (cookie.httpOnly && by === 'script') return false;
  return sameSite || cookie.sameSite === 'None';
}

function isTrustworthy({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost');
}

function isSame(a: StoredCookie, b: StoredCookie): boolean {
  return a.name === b.name && a.domain === b.domain && a.hostOnly === b.hostOnly && a.path === b.path;
}

/** Whether this cookie would hide or accompany that Secure one (RFC 6265bis, 5.7). */
function overlays(cookie: StoredCookie, secure: StoredCookie): boolean {
  return (
    cookie.name === secure.name &&
    (domainMatch(cookie.domain, secure.domain) === true || domainMatch(secure.domain, cookie.domain) === true) &&
    pathMatch(cookie.path, secure.path)
  );
}
