/* Reads the identity that an earlier release stored (DEPRECATED-1). */

import { hostDomains } from './cookie-domain.ts';
import { readCookies } from './cookies.ts';
import { decodeIdentity, decodeText, encodeIdentity, encodeText, type Identity, newIdentity } from './identity.ts';
import { DEPRECATED_COOKIE } from './vocabulary.ts';

/** The name of a deprecated cookie with an identity; `null` if there is none (DEPRECATED-1, DEPRECATED-6, COOKIE-NAME-1). */
export function deprecatedCookieName(keyAndInstance: string): string | null {
  const names = hostDomains().map((domain) => `${DEPRECATED_COOKIE}_${keyAndInstance}${domain.slice(1)}`);
  return names.find((name) => readDeprecated(name) !== null) ?? null;
}

export function readDeprecated(name: string): Identity | null {
  return readCookies(name).map(decodeDeprecated).find(Boolean) ?? null;
}

/** Base64 of JSON (DEPRECATED-2). */
export function encodeDeprecated(identity: Identity): string {
  return encodeText(JSON.stringify(identity));
}

/** DEPRECATED-5, DEPRECATED-6: an unreadable value counts as absent. The newer format decides what an identity is. */
function decodeDeprecated(value: string): Identity | null {
  try {
    return decodeIdentity(encodeIdentity({ ...newIdentity(), ...JSON.parse(decodeText(value)) }));
  } catch {
    return null;
  }
}
