import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeIdentity, encodeIdentity, newIdentity } from './identity.ts';

const counter = fc.maxSafeNat();
const identity = fc.record({
  deviceId: fc.string({ minLength: 1 }).filter((text) => !text.includes('.')),
  userId: fc.option(fc.string({ unit: 'binary', minLength: 1 })),
  optOut: fc.boolean(),
  sessionId: counter,
  lastEventTime: counter,
  eventId: counter,
  identifyId: counter,
  sequenceNumber: counter,
});

test('decoding reverses encoding, for any Unicode user id', () => {
  fc.assert(
    fc.property(identity, (original) => {
      expect(decodeIdentity(encodeIdentity(original))).toEqual(original);
    }),
  );
});

test('a user id may begin with a byte order mark', () => {
  const original = { ...newIdentity(), userId: '\uFEFFada' };
  expect(decodeIdentity(encodeIdentity(original))).toEqual(original);
});

test('any other text decodes to null, without an exception', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => decodeIdentity(text) === null));
  const garbage = [
    '',
    '.',
    '......0.0',
    '..1.0.0.0.0.0',
    'device.%%..0.0.0.0.0',
    'device.gA==..0.0.0.0.0',
    'd...w.0.0.0.0',
  ];
  for (const text of garbage) expect(decodeIdentity(text), text).toBeNull();
});
