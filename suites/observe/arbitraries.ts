import fc from 'fast-check';
import type { ConsentStep } from '../../spec/oracle/consent.ts';

const ALPHANUMERIC = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'];

/** API keys: letters and digits, longer than any part of a key in a cookie’s name. */
export const apiKeys = fc.string({ unit: fc.constantFrom(...ALPHANUMERIC), minLength: 12, maxLength: 40 });

/** Two different API keys; often they differ only at their end, so that shortened keys collide. */
export const apiKeyPairs = fc
  .tuple(apiKeys, apiKeys, fc.constantFrom('unrelated', 'same beginning', 'longer'))
  .map(([one, other, relation]): [string, string] => {
    if (relation === 'longer') return [one, `${one}${other.slice(0, 1)}`];
    return [one, relation === 'same beginning' ? one.slice(0, -2) + other.slice(-2) : other];
  })
  .filter(([one, other]) => one !== other);

/** Two API keys that differ in their first six characters, so that their projects share nothing. */
export const unrelatedKeyPairs = fc
  .tuple(apiKeys, apiKeys)
  .filter(([one, other]) => one.slice(0, 6) !== other.slice(0, 6));

const FIRST_SURROGATE = 0xd800;
const SURROGATES = 0x800;

/**
 * Any code point as text, except surrogates. Equivalent to fast-check’s unit `binary`, without its table of all code
 * points, which takes a second in each process.
 */
const codePoints = fc.nat({ max: 0x10_ffff - SURROGATES }).map(
  (index) => String.fromCodePoint(index < FIRST_SURROGATE ? index : index + SURROGATES),
  (text) => {
    const point = typeof text === 'string' && [...text].length === 1 ? (text.codePointAt(0) ?? -1) : -1;
    const index = point < FIRST_SURROGATE ? point : point - SURROGATES;
    if (index < 0 || (point >= FIRST_SURROGATE && index < FIRST_SURROGATE)) throw new Error('Not one code point.');
    return index;
  },
);

/** User ids: any Unicode text without lone surrogates, which have no UTF-8 encoding. */
export const userIds = fc.oneof(
  fc.emailAddress(),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.string({ unit: codePoints, minLength: 1, maxLength: 40 }),
);

/** Texts that are dangerous if misinterpreted: separators, markup, names of object members, control codes. */
export const hostileTexts = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'null',
    'undefined',
    '</script><script>alert(1)</script>',
    'a; domain=test; path=/elsewhere; expires=Thu, 01 Jan 1970 00:00:00 GMT',
    'a.b.c.d.e.f.g.h.i',
    'a=b&c=d%00%0a%f0',
    '"\\\'\r\n\t\0',
  ),
  fc.string({ unit: fc.constantFrom(...';,.=&%+"\'\\<> \r\n\t\0'), minLength: 1, maxLength: 12 }),
  fc.string({ unit: codePoints, minLength: 1, maxLength: 40 }),
);

/** Device ids that a site or an address may give: without dots, which separate the fields of the identity cookie. */
export const deviceIds = fc.string({ unit: fc.constantFrom(...ALPHANUMERIC, '-', '_'), minLength: 4, maxLength: 36 });

/** Cookie values that no SDK wrote, but that a browser accepts. */
export const cookieTexts = fc.oneof(
  fc.constantFrom(
    '',
    '.',
    '.......',
    'null',
    'undefined',
    '[object Object]',
    '%',
    '....1.....',
    '1.2.3.4.5.6.7.8.9.10',
  ),
  fc.string({
    unit: fc.constantFrom(...ALPHANUMERIC, ...'.=+/%_-!#$&*()~|:"<>[]{}'),
    maxLength: 60,
  }),
);

/** Texts in place of a queue in local storage: almost a queue, or nothing like one. */
export const queueTexts = fc.oneof(
  fc.constantFrom(
    '',
    'null',
    '0',
    '""',
    '{}',
    '[',
    '[null]',
    '[1, "two", true]',
    '[[]]',
    '[{}]',
    '[{"event_type":7}]',
    '{"length":3}',
    '"[]"',
    'undefined',
    '[{"__proto__":{"polluted":true}}]',
  ),
  fc.json({ maxDepth: 2 }),
  fc.string({ maxLength: 30 }),
);

/** Hosts of a site, without its registrable domain. */
export const hosts = fc.constantFrom('www', 'app', 'a.b', 'deep.in.the.shop');

/** Paths of pages: at the root of a site and in folders. */
export const pagePaths = fc.constantFrom('/', '/shop/cart', '/a/b/c?d=e');

/** Public suffixes of one label and of two. */
export const publicSuffixes = fc.constantFrom('test', 'co.uk');

export const urlSchemes = fc.constantFrom('http' as const, 'https' as const);

/** A call that causes an upload, or changes the user id of later ones. */
export type VisitCall = { do: 'track' } | { do: 'setUserId'; userId: string } | { do: 'identify'; value: string };

/** Calls that a page may make, before consent or after it. */
export const visitCalls: fc.Arbitrary<VisitCall[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<VisitCall>({ do: 'track' }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant<'setUserId'>('setUserId'), userId: userIds }) },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant<'identify'>('identify'), value: fc.constantFrom('gold', 'silver') }),
    },
  ),
  { maxLength: 8 },
);

/** Histories of consent; events are named by their position. */
export const consentHistories: fc.Arbitrary<ConsentStep[]> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constant('track' as const) },
      { weight: 2, arbitrary: fc.constant('optOut' as const) },
      { weight: 2, arbitrary: fc.constant('optIn' as const) },
      { weight: 1, arbitrary: fc.constant('reload' as const) },
    ),
    { minLength: 1, maxLength: 10 },
  )
  .map((steps) =>
    steps.map((step, index) => (step === 'track' ? { do: step, event: `event ${index}` } : { do: step })),
  );

/** The ways in which an endpoint may refuse an upload, except as too large. */
export const refusalModes = fc.constantFrom(
  400 as const,
  429 as const,
  500 as const,
  'reset' as const,
  'unreachable' as const,
);
