import fc from 'fast-check';
import type { ConsentStep } from '../spec/oracle/consent.ts';

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

/** A user id: any Unicode text without lone surrogates, which have no UTF-8. */
export const userIds = fc.oneof(
  fc.emailAddress(),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
);

/** Calls a page may make before consent. */
export type EarlyCall = { do: 'track' } | { do: 'setUserId'; userId: string } | { do: 'identify'; value: string };

export const earlyCalls: fc.Arbitrary<EarlyCall[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<EarlyCall>({ do: 'track' }) },
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
