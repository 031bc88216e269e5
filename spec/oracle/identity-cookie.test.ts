import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64OfUtf8, decodeIdentity, encodeIdentity, type Identity } from './identity-cookie.ts';

const wholeText = fc.string({ unit: 'binary', minLength: 1 });
const counters = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const identities: fc.Arbitrary<Identity> = fc.record({
  deviceId: fc.option(fc.stringMatching(/^[\w-]{1,40}$/)),
  userId: fc.option(wholeText),
  optOut: fc.boolean(),
  sessionId: counters,
  lastEventTime: counters,
  eventId: counters,
  identifyId: counters,
  sequenceNumber: counters,
});

test('what was encoded is decoded, whatever it is', () => {
  fc.assert(
    fc.property(identities, (identity) => {
      expect(decodeIdentity(encodeIdentity(identity))).toEqual(identity);
    }),
  );
});

test('the decoder is total: any text is an identity that encodes to it, or none', () => {
  const almost = fc.array(fc.constantFrom('', '1', 'YQ==', 'a', 'v1', 'é', '=', '0', '-1'), {
    minLength: 7,
    maxLength: 9,
  });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        almost.map((fields) => fields.join('.')),
      ),
      (text) => {
        const identity = decodeIdentity(text);
        if (identity !== null) expect(decodeIdentity(encodeIdentity(identity))).toEqual(identity);
      },
    ),
  );
});

test('Base64 is the platform’s own, of UTF-8', () => {
  fc.assert(
    fc.property(wholeText, (text) => {
      expect(base64OfUtf8(text)).toBe(Buffer.from(text, 'utf8').toString('base64'));
    }),
  );
});

test.each([
  ['a user id in clear', 'device.ada@example.com..1.1.0.0.0'],
  ['a user id that is not UTF-8', 'device.gIA=..1.1.0.0.0'],
  ['a field too few', 'device...1.1.0.0'],
  ['a number that is none', 'device...x!.1.0.0.0'],
  ['an opt-out that is neither', 'device..yes.1.1.0.0.0'],
  ['nothing', ''],
])('%s is no identity', (_, value) => expect(decodeIdentity(value)).toBeNull());
