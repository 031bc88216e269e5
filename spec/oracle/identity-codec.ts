import type { Profile } from '../profile.ts';
import { decodeIdentity, type Identity } from './identity-cookie.ts';

/** What an identity cookie’s value says in the profile’s codec; `null` for one that no conforming SDK writes. */
export function identityIn(profile: Profile, value: string): Identity | null {
  switch (profile.identityCookie.codec) {
    case 'dotted':
      return decodeIdentity(value);
  }
}
