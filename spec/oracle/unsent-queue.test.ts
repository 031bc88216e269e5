import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amplitudeJs6To8 } from '../profiles/amplitude-js-6-8.ts';
import { identityCookieName } from './cookie-name.ts';
import { unsentEventsKey, unsentIdentifiesKey, withinCap } from './unsent-queue.ts';

test('the stored events are the latest, as many as the cap allows', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.nat({ max: 20 }), (tracked, cap) => {
      const left = withinCap(tracked, cap);
      expect(left.length).toBe(Math.min(tracked.length, cap));
      expect([...tracked.slice(0, tracked.length - left.length), ...left]).toEqual(tracked);
    }),
  );
});

test('storage keys differ if API keys do, and amplitude-js events never share a key with identifies', () => {
  const keys = fc.stringMatching(/^[a-zA-Z0-9]{1,40}$/);
  fc.assert(
    fc.property(keys, keys, (one, other) => {
      fc.pre(one !== other);
      const all = [one, other].flatMap((key) => [
        unsentEventsKey(amplitudeJs6To8, key),
        unsentIdentifiesKey(amplitudeJs6To8, key),
      ]);
      expect(new Set(all).size).toBe(4);
    }),
  );
});

test('names match the guide’s examples', () => {
  expect(identityCookieName(amplitudeJs6To8, 'a2dbce0e18dfe5f8e', 'shop.test')).toBe('amp_a2dbce');
  expect(unsentEventsKey(amplitudeJs6To8, 'KEY')).toBe('amplitude_unsent_KEY');
  expect(unsentIdentifiesKey(amplitudeJs6To8, 'KEY')).toBe('amplitude_unsent_identify_KEY');
});
