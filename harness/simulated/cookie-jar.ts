import { Cookie, defaultPath, domainMatch, getPublicSuffix, pathMatch } from 'tough-cookie';
import { cookiePair } from '../../spec/oracle/cookie-pair.ts';
import type { JarCookie } from '../engine/engine.ts';

// tough-cookie reads cookies and knows the rules of RFC 6265 and the public suffix list. Its jar reads the real clock and
// lacks what browsers added (the 400-day cap, `SameSite=None` only with `Secure`, Secure cookies safe from http), so the
// jar is ours, and keeps cookies as Chromium does.

const MAX_LIFETIME = 400 * 24 * 60 * 60 * 1000;
const NAME_AND_VALUE_LIMIT = 4096;
const ATTRIBUTE_LIMIT = 1024;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is refused
const CONTROL_CHARACTER = /[\x00-\x08\x0a-\x1f\x7f]/;
/** Names that promise something, which nobody keeps who has them as the value of a cookie without a name. */
const PREFIX = /^__(?:secure|host)-/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what is told from these characters is refused
const NON_ASCII = /[^\x00-\x7f]/;
const IP_ADDRESS = /^(?:\d+\.\d+\.\d+\.\d+|\[.*\])$/;

/** A cookie with all that its jar knows of it. */
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
  /** Rank of creation: what was there first is listed first. */
  rank: number;
}

/** Who reads or writes. */
export interface CookieAccess {
  url: URL;
  /** Milliseconds since 1970. */
  now: number;
  /** A script, which cannot see HttpOnly cookies, or the browser’s own network. */
  by: 'script' | 'network';
  /** Whether the site that asks is the site that is asked. */
  sameSite: boolean;
}

/** The registrable domain of a host; the host itself where it has none. */
export function registrableDomain(host: string): string {
  if (IP_ADDRESS.test(host)) return host;
  return getPublicSuffix(host, { allowSpecialUseDomain: true, ignoreError: true }) ?? host;
}

/** One browser’s cookies. */
export class CookieJar {
  readonly #sites = new Map<string, StoredCookie[]>();
  readonly #registrable = new Map<string, string>();
  #rank = 0;

  /** The cookies as a `Cookie` header or `document.cookie` shows them. */
  read(access: CookieAccess): string {
    const cookies = this.#liveCookies(access.url.hostname, access.now).filter((cookie) => isVisible(cookie, access));
    return cookies
      .sort((a, b) => b.path.length - a.path.length || a.rank - b.rank)
      .map(({ name, value }) => (name === '' ? value : `${name}=${value}`))
      .join('; ');
  }

  /** Keeps a cookie, or does nothing where a browser would refuse it. */
  write(text: string, access: CookieAccess): void {
    const cookie = acceptedCookie(text, access);
    if (!cookie) return;
    const cookies = this.#liveCookies(access.url.hostname, access.now);
    if (!isTrustworthy(access.url) && cookies.some((other) => other.secure && overlays(cookie, other))) return;
    const index = cookies.findIndex((other) => isSame(cookie, other));
    const before = cookies[index];
    if (before?.httpOnly && access.by === 'script') return;
    // What has another value counts as new, whatever RFC 6265 says.
    cookie.rank = before?.value === cookie.value ? before.rank : ++this.#rank;
    if (cookie.expires !== null && cookie.expires <= access.now) {
      if (before) cookies.splice(index, 1);
    } else if (before) cookies[index] = cookie;
    else cookies.push(cookie);
  }

  /** Every cookie of a registrable domain and of the hosts below it. */
  list(domain: string, now: number): JarCookie[] {
    return this.#liveCookies(domain, now).map(({ hostOnly, rank: _, ...cookie }) => ({
      ...cookie,
      domain: hostOnly ? cookie.domain : `.${cookie.domain}`,
      expires: cookie.expires === null ? null : cookie.expires / 1000,
    }));
  }

  deleteCookies(domain: string, names: readonly string[]): void {
    const site = this.#site(domain);
    const cookies = this.#sites.get(site) ?? [];
    this.#sites.set(
      site,
      cookies.filter(({ name }) => !names.includes(name)),
    );
  }

  /** Everything there is, for a jar that goes on elsewhere. */
  exportCookies(): StoredCookie[] {
    return [...this.#sites.values()].flatMap((cookies) => cookies.map((cookie) => ({ ...cookie })));
  }

  /** Goes on where another jar stopped. */
  importCookies(cookies: readonly StoredCookie[]): void {
    this.#sites.clear();
    this.#rank = 0;
    for (const cookie of cookies) {
      const site = this.#site(cookie.domain);
      this.#sites.set(site, [...(this.#sites.get(site) ?? []), cookie]);
      this.#rank = Math.max(this.#rank, cookie.rank);
    }
  }

  /** The live cookies of a host’s site, for the caller to change in place. */
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
  // What could be read back as another cookie.
  if (name === '' && (value === '' || value.includes('=') || PREFIX.test(value))) return null;
  const parsed = Cookie.parse(['a=', ...attributes.filter(isShort)].join(';'));
  if (!parsed) return null;
  const { secure, httpOnly } = parsed;
  if (Buffer.byteLength(name) + Buffer.byteLength(value) > NAME_AND_VALUE_LIMIT) return null;
  if (httpOnly && by === 'script') return null;
  if (secure && !isTrustworthy(url)) return null;
  if (parsed.sameSite === 'none' && !secure) return null;
  const place = scopeOf(parsed.domain, url.hostname);
  if (!place) return null;
  const path = parsed.path ?? defaultPath(url.pathname);
  if (/^__secure-/i.test(name) && !secure) return null;
  if (/^__host-/i.test(name) && !(secure && place.hostOnly && parsed.path === '/')) return null;
  const sameSite = parsed.sameSite === 'strict' ? 'Strict' : parsed.sameSite === 'none' ? 'None' : 'Lax';
  if (!isSameSite && sameSite !== 'None') return null;
  return { name, value, ...place, path, expires: expiryOf(parsed, now), secure, httpOnly, sameSite, rank: 0 };
}

/** tough-cookie trims what is no white space to a browser, and refuses a tabulator within. */
function nameAndValue(pair: string): { name: string; value: string } {
  const [name, value] = cookiePair(pair);
  const trimmed = (part: string) => part.replace(/^[ \t]+|[ \t]+$/g, '');
  return { name: trimmed(name), value: trimmed(value) };
}

/** Browsers leave out an attribute that is too long, and keep the cookie. */
function isShort(attribute: string): boolean {
  return attribute.length - attribute.indexOf('=') - 1 <= ATTRIBUTE_LIMIT;
}

function scopeOf(domain: string | null, host: string): { domain: string; hostOnly: boolean } | null {
  if (domain === null) return { domain: host, hostOnly: true };
  if (IP_ADDRESS.test(host)) return domain === host ? { domain, hostOnly: true } : null;
  // Of a domain, tough-cookie would take a second dot, and what is not ASCII for what it is in ASCII.
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

/** Whether a page would see this cookie in place of, or next to, that Secure one. */
function overlays(cookie: StoredCookie, secure: StoredCookie): boolean {
  return (
    cookie.name === secure.name &&
    (domainMatch(cookie.domain, secure.domain) === true || domainMatch(secure.domain, cookie.domain) === true) &&
    pathMatch(cookie.path, secure.path)
  );
}
