import { deprecatedCookieName, identityCookieName } from './oracle/cookie-name.ts';
import type { Codec, Profile } from './profile.ts';
import { AMPLITUDE_JS } from './release-line.ts';

/** A field of a profile that cannot be as it is while another is as it is. */
export interface Contradiction {
  path: string[];
  /** What it must be, with the name of the other field and the reason. */
  must: string;
  seen: unknown;
}

/** Where a profile contradicts itself: what it calls by one name the line keeps apart. Each field is fine by itself. */
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

/** The oldest releases had a single project for a site; since then nothing of two projects goes by one name. */
function missingApiKey({ line, identityCookie, unsent }: Profile): Contradiction[] {
  if (line === 'amplitude-js 3-5') return [];
  return Object.entries({ identityCookie, unsent }).flatMap(([part, { keyCharacters }]) => {
    const must = `at least 1 where profile.line is ${line}, which keeps the projects of a site apart`;
    return keyCharacters === 0 ? [{ path: [part, 'keyCharacters'], must, seen: keyCharacters }] : [];
  });
}

function sharedQueueKey({ line, unsent: { eventsKey, identifiesKey } }: Profile): Contradiction[] {
  if (eventsKey !== identifiesKey || !AMPLITUDE_JS.some((one) => one === line)) return [];
  const must = `other than profile.unsent.eventsKey where profile.line is ${line}, which keeps two queues`;
  return [{ path: ['unsent', 'identifiesKey'], must, seen: identifiesKey }];
}

function sharedCookieName(profile: Profile): Contradiction[] {
  const key = 'k'.repeat(100);
  const name = identityCookieName(profile, key, 'shop.test');
  if (name !== deprecatedCookieName(profile, key, 'shop.test')) return [];
  const must =
    'such that an identity cookie is not called what profile.deprecatedCookie.name makes of a deprecated one';
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
    const must = `other than profile.${[...path, earlier].join('.')}, since one name cannot say both`;
    return [{ path: [...path, field], must, seen: name }];
  });
}
