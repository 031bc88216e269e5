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

test('every identity survives a round trip', () => {
  fc.assert(
    fc.property(identities, (identity) => {
      expect(decodeIdentity(encodeIdentity(identity))).toEqual(identity);
    }),
  );
});

test('the decoder is total: any text is no identity, or one that survives a round trip', () => {
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

test('Base64 equals the platform’s Base64 of UTF-8', () => {
  fc.assert(
    fc.property(wholeText, (text) => {
      expect(base64OfUtf8(text)).toBe(Buffer.from(text, 'utf8').toString('base64'));
    }),
  );
});

test.each([
  ['a user id in plain text', 'device.ada@example.com..1.1.0.0.0'],
  ['a user id that is not UTF-8', 'device.gIA=..1.1.0.0.0'],
  ['one field too few', 'device...1.1.0.0'],
  ['an invalid number', 'device...x!.1.0.0.0'],
  ['an invalid opt-out', 'device..yes.1.1.0.0.0'],
  ['empty text', ''],
])('%s is no identity', (_, value) => expect(decodeIdentity(value)).toBeNull());
