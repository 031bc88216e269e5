import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amplitudeJs6To8 } from '../profiles/amplitude-js-6-8.ts';
import { deprecatedCookieName } from './cookie-name.ts';
import { migrateIdentity } from './deprecated-cookie.ts';
import type { Identity } from './identity-cookie.ts';

const counters = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const identities: fc.Arbitrary<Identity> = fc.record({
  deviceId: fc.option(fc.string()),
  userId: fc.option(fc.string({ unit: 'binary' })),
  optOut: fc.boolean(),
  sessionId: counters,
  lastEventTime: counters,
  eventId: counters,
  identifyId: counters,
  sequenceNumber: counters,
});

test('the name is the one that earlier releases used', () => {
  expect(deprecatedCookieName(amplitudeJs6To8, 'KEY', 'shop.test')).toBe('amplitude_id_KEYshop.test');
});

test('migration loses no identity, and an upgrade leaves only the newer cookie', () => {
  fc.assert(
    fc.property(fc.option(identities), fc.option(identities), fc.boolean(), (newer, deprecated, cookieForceUpgrade) => {
      const after = migrateIdentity({ newer, deprecated, cookieForceUpgrade });
      expect(after.identity === null).toBe(newer === null && deprecated === null);
      expect(after.newerStays || after.deprecatedStays).toBe(true);
      if (cookieForceUpgrade) expect(after).toMatchObject({ newerStays: true, deprecatedStays: false });
    }),
  );
});
