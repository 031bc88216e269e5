import type { Profile } from '../profile.ts';

/**
 * The identity cookie’s name for an API key on a site (COOKIE-NAME-2); `domain` is the registrable one. Characters are
 * UTF-16 units, as an SDK slices them.
 */
export function identityCookieName(profile: Profile, apiKey: string, domain: string): string {
  const { prefix, keyCharacters, domainFollows } = profile.identityCookie;
  return prefix + apiKeyPart(apiKey, keyCharacters) + (domainFollows ? domain : '');
}

/**
 * The name a release of an earlier line gave its identity cookie on a site (DEPRECATED-1); `domain` is the registrable
 * domain. `null` where the profile knows of none.
 */
export function deprecatedCookieName({ deprecatedCookie }: Profile, apiKey: string, domain: string): string | null {
  if (!deprecatedCookie) return null;
  const { name, separator, keyCharacters, domainSeparator } = deprecatedCookie;
  const site = domainSeparator === null ? '' : domainSeparator + domain;
  return name + separator + apiKeyPart(apiKey, keyCharacters) + site;
}

/** The characters of an API key that stand in a name. */
export function apiKeyPart(apiKey: string, keyCharacters: number | 'all'): string {
  return keyCharacters === 'all' ? apiKey : apiKey.slice(0, keyCharacters);
}
