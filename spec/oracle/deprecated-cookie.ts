import type { Profile } from '../profile.ts';
import { encodeWith } from './identity-codec.ts';
import type { Identity } from './identity-cookie.ts';

/** Returns a deprecated identity cookie’s value (DEPRECATED-1), or `null` if the profile has no such cookie. */
export function encodeDeprecatedCookie({ deprecatedCookie }: Profile, identity: Identity): string | null {
  return deprecatedCookie ? encodeWith(deprecatedCookie.codec, identity) : null;
}

/** The identities that a page finds at initialisation, and the option that decides about a deprecated one. */
export interface StoredIdentities {
  newer: Identity | null;
  deprecated: Identity | null;
  cookieForceUpgrade: boolean;
}

/** Returns which identity remains in use, and which cookies exist after initialisation (DEPRECATED-1 to DEPRECATED-4). */
export function migrateIdentity({ newer, deprecated, cookieForceUpgrade }: StoredIdentities): {
  identity: Identity | null;
  newerStays: boolean;
  deprecatedStays: boolean;
} {
  return {
    identity: newer ?? deprecated,
    newerStays: newer !== null || deprecated === null || cookieForceUpgrade,
    deprecatedStays: deprecated !== null && !cookieForceUpgrade,
  };
}
