import { deprecatedCookieName, identityCookieName } from './oracle/cookie-name.ts';
import type { Codec, Profile } from './profile-format.ts';
import { AMPLITUDE_JS } from './release-line.ts';

/** A field of a profile whose value conflicts with that of another field. */
export interface Contradiction {
  /** The path of the field below `profile`. */
  path: string[];
  /** What the field must be, with the name of the other field and the reason. */
  must: string;
  seen: unknown;
}

/** Returns the contradictions in a profile: cases where one name stands for what its release line keeps separate. */
export function profileContradictions(profile: Profile): Contradiction[] {
  const { apiKeyField, eventsField } = profile.upload;
  return [
    ...missingApiKey(profile),
    ...sharedQueueKey(profile),
    ...sharedCookieName(profile),
    ...duplicateNames(['api', 'options'], profile.api.options),
    ...duplicateNames(['event'], profile.event),
    ...duplicateNames(['upload'], { apiKeyField, eventsField }),
    ...duplicateFieldNames(['identityCookie', 'codec'], profile.identityCookie.codec),
    ...duplicateFieldNames(['deprecatedCookie', 'codec'], profile.deprecatedCookie?.codec),
  ];
}

/** The oldest releases supported one project per site. In later ones, two projects never share a name. */
function missingApiKey({ line, identityCookie, unsent }: Profile): Contradiction[] {
  if (line === 'amplitude-js 3-5') return [];
  return Object.entries({ identityCookie, unsent }).flatMap(([part, { keyCharacters }]) => {
    const must = `at least 1 if the line is ${line}, which separates the projects of a site`;
    return keyCharacters === 0 ? [{ path: [part, 'keyCharacters'], must, seen: keyCharacters }] : [];
  });
}

function sharedQueueKey({ line, unsent: { eventsKey, identifiesKey } }: Profile): Contradiction[] {
  if (eventsKey !== identifiesKey || !AMPLITUDE_JS.some((one) => one === line)) return [];
  const must = `different from profile.unsent.eventsKey if the line is ${line}, which has two queues`;
  return [{ path: ['unsent', 'identifiesKey'], must, seen: identifiesKey }];
}

function sharedCookieName(profile: Profile): Contradiction[] {
  const key = 'k'.repeat(100);
  const name = identityCookieName(profile, key, 'shop.test');
  if (name !== deprecatedCookieName(profile, key, 'shop.test')) return [];
  const must =
    'such that the identity cookie’s name differs from the deprecated cookie’s, which begins with profile.deprecatedCookie.name';
  return [{ path: ['identityCookie', 'prefix'], must, seen: profile.identityCookie.prefix }];
}

function duplicateFieldNames(path: string[], codec: Codec | undefined): Contradiction[] {
  return codec?.kind === 'json' ? duplicateNames([...path, 'fields'], codec.fields) : [];
}

function duplicateNames(path: string[], names: Readonly<Record<string, string | null>>): Contradiction[] {
  const entries = Object.entries(names);
  return entries.flatMap(([field, name], index) => {
    const [earlier] = entries.slice(0, index).find(([, other]) => name !== null && other === name) ?? [];
    if (earlier === undefined) return [];
    const must = `different from profile.${[...path, earlier].join('.')}, since one name cannot stand for both`;
    return [{ path: [...path, field], must, seen: name }];
  });
}
