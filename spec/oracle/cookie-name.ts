import type { Profile } from '../profile-format.ts';

/**
 * Returns the identity cookie’s name for an API key on a site (COOKIE-NAME-2). `domain` is the site’s registrable domain.
 * Characters are UTF-16 code units, as in an SDK’s `slice`.
 */
export function identityCookieName(profile: Profile, apiKey: string, domain: string): string {
  const { prefix, keyCharacters, domainFollows } = profile.identityCookie;
  return prefix + apiKeyPart(apiKey, keyCharacters) + (domainFollows ? domain : '');
}

/**
 * Returns the identity cookie’s name in an earlier release line (DEPRECATED-1), or `null` if the profile has none. `domain`
 * is the site’s registrable domain.
 */
export function deprecatedCookieName({ deprecatedCookie }: Profile, apiKey: string, domain: string): string | null {
  if (!deprecatedCookie) return null;
  const { name, separator, keyCharacters, domainSeparator } = deprecatedCookie;
  const site = domainSeparator === null ? '' : domainSeparator + domain;
  return name + separator + apiKeyPart(apiKey, keyCharacters) + site;
}

/** Returns the characters of an API key that a name contains. */
export function apiKeyPart(apiKey: string, keyCharacters: number | 'all'): string {
  return keyCharacters === 'all' ? apiKey : apiKey.slice(0, keyCharacters);
}
