import { acceptedAttributes } from './cookie-domain.ts';
import { type CookieAttributes, readCookies, removeCookie, writeCookie } from './cookies.ts';
import { deprecatedCookieName, encodeDeprecated, readDeprecated } from './deprecated-cookie.ts';
import type { Identity } from './identity.ts';
import * as localText from './local-storage.ts';
import type { Options } from './options.ts';
import { COOKIE_PREFIX, decodeIdentity, encodeIdentity, KEY_CHARACTERS } from './vocabulary.ts';

export interface IdentityStore {
  /** Reads without writing, so it may be called before consent (DEFER-3). */
  load(): Identity | null;
  save(identity: Identity): void;
  clear(): void;
}

/**
 * Stores the identity in a cookie, or in local storage if cookies are refused or disabled (IDENTITY-4 to IDENTITY-6,
 * COOKIE-ATTR-8, COOKIE-SIZE-3, LOCAL-1 to LOCAL-9). An identity in a deprecated cookie stays there until the site
 * requests the newer kind (DEPRECATED-2).
 */
export function identityStore(apiKey: string, keySuffix: string, options: Options): IdentityStore {
  // COOKIE-NAME-1 to COOKIE-NAME-4, PROJECT-1
  const name = COOKIE_PREFIX + apiKey.slice(0, KEY_CHARACTERS);

  let found: { attributes: CookieAttributes | null } | undefined;
  /** Determined by writing probe cookies, so not before something is saved (DEFER-3, LOCAL-2). */
  const attributes = () => {
    found ??= { attributes: options.disableCookies ? null : acceptedAttributes(options) };
    return found.attributes;
  };

  /** The deprecated cookie in use, if no newer one exists or is requested (DEPRECATED-2 to DEPRECATED-4). */
  function deprecatedInUse(): string | null {
    if (options.disableCookies || options.cookieForceUpgrade || loadNewer()) return null;
    return deprecatedCookieName(apiKey + keySuffix);
  }

  /** The latest identity of the newer kind: cookies of several domains can share the name (IDENTITY-1, IDENTITY-2, IDENTITY-7,
   * COOKIE-SIZE-2). */
  function loadNewer(): Identity | null {
    const texts = [...(options.disableCookies ? [] : readCookies(name)), localText.read(name)];
    const identities = texts.map(decodeIdentity).filter((identity) => identity !== null);
    return identities.sort((a, b) => b.lastEventTime - a.lastEventTime)[0] ?? null;
  }

  /** COOKIE-LIFE-1 to COOKIE-LIFE-4, COOKIE-ATTR-7 */
  function saveCookie(cookieName: string, value: string): boolean {
    const accepted = attributes();
    if (!accepted) return false;
    writeCookie(cookieName, value, new Date(Date.now() + options.cookieExpiration * 86_400_000), accepted);
    return readCookies(cookieName).includes(value);
  }

  /** CLEAR-1, DEPRECATED-3 */
  function clearCookie(cookieName: string | null): void {
    const accepted = attributes();
    if (accepted && cookieName) removeCookie(cookieName, accepted);
  }

  return {
    /** The newer kind takes precedence (DEPRECATED-1, DEPRECATED-4). */
    load() {
      const newer = loadNewer();
      const deprecated = newer || options.disableCookies ? null : deprecatedCookieName(apiKey + keySuffix);
      return deprecated ? readDeprecated(deprecated) : newer;
    },
    /** Only one place has the identity (COOKIE-NAME-1, COOKIE-SIZE-2, IDENTITY-14, DEPRECATED-3). */
    save(identity) {
      const deprecated = deprecatedInUse();
      if (deprecated && saveCookie(deprecated, encodeDeprecated(identity))) return;
      const value = encodeIdentity(identity);
      if (saveCookie(name, value)) localText.remove(name);
      else {
        clearCookie(name); // A cookie that could not be replaced is out of date.
        localText.write(name, value);
      }
      clearCookie(deprecatedCookieName(apiKey + keySuffix));
    },
    /** CLEAR-1 to CLEAR-4 */
    clear() {
      clearCookie(deprecatedCookieName(apiKey + keySuffix));
      clearCookie(name);
      localText.remove(name);
    },
  };
}
