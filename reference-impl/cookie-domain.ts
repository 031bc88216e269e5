import { type CookieAttributes, readCookies, removeCookie, writeCookie } from './cookies.ts';
import type { Options } from './options.ts';
import { randomId } from './random.ts';
import { PROBE_COOKIE_PREFIX } from './vocabulary.ts';

/**
 * The attributes under which the browser keeps a cookie, with the widest domain it accepts, so that all hosts of a site
 * share one identity (DOMAIN-1, DOMAIN-2). `null` where it keeps none. Only trying tells: browsers offer no other way to
 * learn it.
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

/** The page’s host: from two labels up to the whole, then host-only. An address or a single label has no wider domain. */
export function hostDomains(): string[] {
  const host = location.hostname;
  const labels = /^[\d.]+$/.test(host) ? [] : host.split('.');
  return [
    ...labels
      .map((_, index) => `.${labels.slice(index).join('.')}`)
      .slice(0, -1)
      .reverse(),
    '',
  ];
}

// PROBE-1 to PROBE-3: the probe cookie is removed before anything else happens, and would not outlast the browser session.
function accepted(attributes: CookieAttributes): boolean {
  const name = PROBE_COOKIE_PREFIX + randomId();
  writeCookie(name, '1', null, attributes);
  const found = readCookies(name).length > 0;
  removeCookie(name, attributes);
  return found;
}
