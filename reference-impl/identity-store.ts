import { acceptedAttributes } from './cookie-domain.ts';
import { type CookieAttributes, readCookies, removeCookie, writeCookie } from './cookies.ts';
import { decodeIdentity, encodeIdentity, type Identity } from './identity.ts';
import * as localText from './local-storage.ts';
import type { Options } from './options.ts';

export interface IdentityStore {
  /** Reads and never writes, so it may be asked before consent (DEFER-3). */
  load(): Identity | null;
  /** Whether a later `load` will find this identity. */
  save(identity: Identity): boolean;
  clear(): void;
}

/** Keeps the identity in a cookie, or in local storage where cookies are refused or not wanted (IDENTITY-4). */
export function identityStore(apiKey: string, options: Options): IdentityStore {
  const name = `amp_${apiKey.slice(0, 6)}`; // COOKIE-NAME-1, COOKIE-NAME-2

  // Found by writing probe cookies, so not before something is to be saved (DEFER-3).
  let found: { attributes: CookieAttributes | null } | undefined;
  const attributes = () => {
    found ??= { attributes: options.disableCookies ? null : acceptedAttributes(options) };
    return found.attributes;
  };

  function clearCookie(): void {
    const accepted = attributes();
    if (accepted) removeCookie(name, accepted);
  }

  function saveCookie(value: string): boolean {
    const accepted = attributes();
    if (!accepted) return false;
    writeCookie(name, value, new Date(Date.now() + options.cookieExpiration * 86_400_000), accepted);
    return readCookies(name).includes(value);
  }

  return {
    load() {
      const texts = [...(options.disableCookies ? [] : readCookies(name)), localText.read(name) ?? ''];
      const identities = texts.map(decodeIdentity).filter((identity) => identity !== null);
      return identities.sort((a, b) => b.lastEventTime - a.lastEventTime)[0] ?? null;
    },
    save(identity) {
      const value = encodeIdentity(identity);
      if (saveCookie(value)) {
        localText.remove(name);
        return true;
      }
      clearCookie(); // What could not be replaced is out of date.
      return localText.write(name, value);
    },
    clear() {
      clearCookie();
      localText.remove(name);
    },
  };
}
