import fc from 'fast-check';
import type { ConsentStep } from '../../spec/oracle/consent.ts';

const ALPHANUMERIC = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'];

/** An API key: letters and digits, longer than any suffix a cookie’s name takes from it. */
export const apiKeys = fc.string({ unit: fc.constantFrom(...ALPHANUMERIC), minLength: 12, maxLength: 40 });

/** Two API keys that differ; often by their last character only, so that whatever is cut short collides. */
export const apiKeyPairs = fc
  .tuple(apiKeys, apiKeys, fc.constantFrom('own', 'same beginning', 'longer'))
  .map(([one, other, relation]): [string, string] => {
    if (relation === 'longer') return [one, `${one}${other.slice(0, 1)}`];
    return [one, relation === 'same beginning' ? one.slice(0, -2) + other.slice(-2) : other];
  })
  .filter(([one, other]) => one !== other);

/** Two API keys that differ before any suffix of a cookie’s name ends: projects with nothing in common. */
export const strangerKeyPairs = fc
  .tuple(apiKeys, apiKeys)
  .filter(([one, other]) => one.slice(0, 6) !== other.slice(0, 6));

const FIRST_SURROGATE = 0xd800;
const SURROGATES = 0x800;

/**
 * A code point as text, surrogates left out. It is fast-check’s unit `binary`, value for value, without the table of all
 * of them that fast-check spends a second on in each process.
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

/** A user id: any Unicode text without lone surrogates, which have no UTF-8. */
export const userIds = fc.oneof(
  fc.emailAddress(),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.string({ unit: codePoints, minLength: 1, maxLength: 40 }),
);

/** Texts that do harm where they are taken for something else: separators, markup, names of object members, control codes. */
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

/** A device id as a site or an address may give one: no dot, by which the identity cookie tells its fields. */
export const deviceIds = fc.string({ unit: fc.constantFrom(...ALPHANUMERIC, '-', '_'), minLength: 4, maxLength: 36 });

/** The text of a cookie that no SDK wrote: what a browser accepts as a value. */
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

/** What may stand in local storage where a queue should: nearly one, or nothing like it. */
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

/** A host of a site, without its registrable domain. */
export const hosts = fc.constantFrom('www', 'app', 'a.b', 'deep.in.the.shop');

/** Where on a site a page may be: at its root and in folders. */
export const paths = fc.constantFrom('/', '/shop/cart', '/a/b/c?d=e');

/** Public suffixes of one label and of two. */
export const suffixes = fc.constantFrom('test', 'co.uk');

export const schemes = fc.constantFrom('http' as const, 'https' as const);

/** A call that leaves something to upload, or changes whose it is. */
export type VisitCall = { do: 'track' } | { do: 'setUserId'; userId: string } | { do: 'identify'; value: string };

/** Calls a page may make, before consent or after it. */
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

/** A history of consent; events are named by their place in it. */
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

/** How an endpoint may refuse that does not say that the upload was too large. */
export const refusals = fc.constantFrom(
  400 as const,
  429 as const,
  500 as const,
  'reset' as const,
  'unreachable' as const,
);
