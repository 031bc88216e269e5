import type { Profile } from '../profile.ts';

/** The identity cookie’s name for an API key (COOKIE-NAME-2). Characters are UTF-16 units, as an SDK slices them. */
export function identityCookieName(profile: Profile, apiKey: string): string {
  const { prefix, keyCharacters } = profile.identityCookie;
  return prefix + apiKey.slice(0, keyCharacters);
}

/**
 * The name a release of an earlier line gave its identity cookie on a site (DEPRECATED-1); `domain` is the registrable
 * domain. `null` where the profile knows of none.
 */
export function deprecatedCookieName({ deprecatedCookie }: Profile, apiKey: string, domain: string): string | null {
  if (!deprecatedCookie) return null;
  return deprecatedCookie.name + deprecatedCookie.separator + apiKey + deprecatedCookie.domainSeparator + domain;
}
