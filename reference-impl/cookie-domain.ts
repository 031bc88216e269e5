import { type CookieAttributes, readCookies, removeCookie, writeCookie } from './cookies.ts';
import type { Options } from './options.ts';
import { randomId } from './random.ts';
import { PROBE_COOKIE_PREFIX } from './vocabulary.ts';

/**
 * Returns the attributes that the site chose (COOKIE-ATTR-2 to COOKIE-ATTR-5, COOKIE-ATTR-7, COOKIE-ATTR-8, DOMAIN-3,
 * DOMAIN-4), with the widest domain that the browser accepts, so that all hosts of a site share one identity (DOMAIN-1,
 * DOMAIN-2). `null` if the browser accepts none. Browsers offer no way to find out but to write a cookie.
 */
export function acceptedAttributes(options: Options): CookieAttributes | null {
  const domains = options.domain ? [options.domain] : hostDomains();
  const attributes = domains.map((domain) => ({
    domain,
    sameSite: options.sameSiteCookie,
    secure: options.secureCookie,
  }));
  return attributes.find(accepted) ?? null;
}

/**
 * Returns the domains of the page’s host, from two labels up to the whole host, then host-only (DOMAIN-1, FIRST-PARTY-1). A
 * deprecated cookie has one of them in its name (DEPRECATED-1). A single label has no wider domain, and browsers refuse the
 * domains of an IP address.
 */
export function hostDomains(): string[] {
  const labels = location.hostname.split('.');
  const domains = labels.map((_, index) => `.${labels.slice(index).join('.')}`);
  return [...domains.slice(0, -1).reverse(), ''];
}

/**
 * Whether the browser keeps a cookie with these attributes (COOKIE-VALUE-1, DOMAIN-1, DOMAIN-2). The probe cookie is removed
 * at once, and would not outlast the browser session (PROBE-1 to PROBE-4).
 */
function accepted(attributes: CookieAttributes): boolean {
  const name = `${PROBE_COOKIE_PREFIX}${randomId()}`;
  writeCookie(name, '1', null, attributes);
  const found = readCookies(name).length > 0;
  removeCookie(name, attributes);
  return found;
}
