import { type CookieAttributes, readCookies, removeCookie, writeCookie } from './cookies.ts';
import type { Options } from './options.ts';
import { randomId } from './random.ts';

/**
 * The attributes under which the browser keeps a cookie, with the widest domain it accepts, so that all hosts of a site
 * share one identity. `null` where it keeps none. Only trying tells, which browsers offer no other way to learn.
 */
export function acceptedAttributes(options: Options): CookieAttributes | null {
  const domains = options.domain ? [options.domain] : domainsOf(location.hostname);
  const attributes = domains.map((domain) => ({
    domain,
    sameSite: options.sameSiteCookie,
    secure: options.secureCookie,
  }));
  return attributes.find(accepted) ?? null;
}

/** From two labels up to the whole host, then host-only. An address or a single label has no wider domain. */
function domainsOf(host: string): string[] {
  const labels = /^[\d.]+$/.test(host) ? [] : host.split('.');
  return [
    ...labels
      .map((_, index) => `.${labels.slice(index).join('.')}`)
      .slice(0, -1)
      .reverse(),
    '',
  ];
}

// PROBE-1: the probe cookie is removed before anything else happens, and lasts no longer than the browser session.
function accepted(attributes: CookieAttributes): boolean {
  const name = `amplitude_cookie_test${randomId()}`;
  writeCookie(name, '1', null, attributes);
  const found = readCookies(name).length > 0;
  removeCookie(name, attributes);
  return found;
}
