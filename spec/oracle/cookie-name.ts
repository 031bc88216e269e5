import type { Profile } from '../profile.ts';

/** The identity cookie’s name for an API key (COOKIE-NAME-2). Characters are UTF-16 units, as an SDK slices them. */
export function identityCookieName(profile: Profile, apiKey: string): string {
  const { prefix, keyCharacters } = profile.identityCookie;
  return prefix + apiKey.slice(0, keyCharacters);
}
