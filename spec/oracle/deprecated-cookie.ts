import type { Profile } from '../profile.ts';
import { encodeWith } from './identity-codec.ts';
import type { Identity } from './identity-cookie.ts';

/** The value of a deprecated identity cookie, as an earlier line wrote it (DEPRECATED-1); `null` where there was none. */
export function encodeDeprecatedCookie({ deprecatedCookie }: Profile, identity: Identity): string | null {
  return deprecatedCookie ? encodeWith(deprecatedCookie.codec, identity) : null;
}

/** What a first page finds of an earlier visit, and what it was told to do with a deprecated cookie. */
export interface StoredIdentities {
  newer: Identity | null;
  deprecated: Identity | null;
  cookieForceUpgrade: boolean;
}

/** Whose identity goes on, and which identity cookies there are once initialisation is over (DEPRECATED-1 to -4). */
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
