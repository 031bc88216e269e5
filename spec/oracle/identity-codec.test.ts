import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Codec } from '../profile.ts';
import { amplitudeJsIdentityFields as fields } from '../profiles/amplitude-js-6-8.ts';
import { decodeWith, encodeWith } from './identity-codec.ts';
import type { Identity } from './identity-cookie.ts';

const counters = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const identities: fc.Arbitrary<Identity> = fc.record({
  deviceId: fc.option(fc.string()),
  userId: fc.option(fc.string({ unit: 'binary', minLength: 1 })),
  optOut: fc.boolean(),
  sessionId: counters,
  lastEventTime: counters,
  eventId: counters,
  identifyId: counters,
  sequenceNumber: counters,
});
const encodings = fc.uniqueArray(fc.constantFrom('uri' as const, 'base64' as const));
const codecs = encodings.map((given) => ({ kind: 'json' as const, encodings: given, fields }));

test('a JSON identity survives a round trip in every combination of encodings', () => {
  fc.assert(
    fc.property(codecs, identities, (codec, identity) => {
      expect(decodeWith(codec, encodeWith(codec, identity))).toEqual(identity);
    }),
  );
});

test('the decoder is total: a text that no codec writes is no identity', () => {
  const all: fc.Arbitrary<Codec> = fc.oneof(codecs, fc.constant({ kind: 'custom' as const }));
  fc.assert(fc.property(all, fc.string(), (codec, text) => decodeWith(codec, text) === null));
  const base64 = { kind: 'json' as const, encodings: ['base64' as const], fields };
  for (const text of ['{}', '[]', 'null', '{"userId":"ada"}', '{"deviceId":7}', '{"deviceId":"d","optOut":"yes"}'])
    expect(decodeWith(base64, btoa(text)), text).toBeNull();
});

test('a field without a name has its default, and other fields are read by the candidate’s names', () => {
  const codec = {
    kind: 'json' as const,
    encodings: [],
    fields: { ...fields, deviceId: 'd', userId: 'u', eventId: null, identifyId: null, sequenceNumber: null },
  };
  const defaults = { userId: null, optOut: false, sessionId: 0, lastEventTime: 0, eventId: 0, identifyId: 0 };
  expect(decodeWith(codec, '{"d":"device","eventId":5}')).toEqual({
    deviceId: 'device',
    ...defaults,
    sequenceNumber: 0,
  });
});

test('a custom codec is decoded by the candidate’s decoder', () => {
  expect(decodeWith({ kind: 'custom' }, 'anything')).toBeNull();
  const identity = decodeWith({ kind: 'dotted' }, 'device...1.1.0.0.0');
  expect(decodeWith({ kind: 'custom' }, 'anything', () => identity)).toBe(identity);
});
