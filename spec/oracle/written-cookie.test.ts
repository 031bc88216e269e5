import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY } from '../durations.ts';
import { isRemoval, lifetimeInDays, parseWrittenCookie } from './written-cookie.ts';

const NOW = Date.UTC(2026, 0, 1);

test('a written cookie is parsed as a browser parses it', () => {
  const text = `amp_a=b=c; Expires=${new Date(NOW + 365 * DAY).toUTCString()}; path=/; domain=.Shop.test; SECURE; SameSite=Lax`;
  const cookie = parseWrittenCookie(text, NOW);
  expect(cookie).toEqual({
    name: 'amp_a',
    value: 'b=c',
    expires: NOW + 365 * DAY,
    domain: 'shop.test',
    path: '/',
    secure: true,
    sameSite: 'Lax',
  });
  expect(lifetimeInDays(cookie, NOW)).toBe(365);
});

test('Max-Age takes precedence over Expires', () => {
  const days = (text: string) => lifetimeInDays(parseWrittenCookie(text, NOW), NOW);
  expect(days(`a=b; max-age=86400; expires=${new Date(0).toUTCString()}`)).toBe(1);
  expect(days(`a=b; expires=${new Date(NOW + DAY).toUTCString()}; max-age=0`)).toBe(Number.NEGATIVE_INFINITY);
  expect(days('a=b')).toBe(0);
  expect(days('a=b; expires=never')).toBe(0);
});

test('a removal is distinguished from a session cookie', () => {
  expect(isRemoval(parseWrittenCookie('a=; max-age=0', NOW), NOW)).toBe(true);
  expect(isRemoval(parseWrittenCookie('a=b', NOW), NOW)).toBe(false);
});

test('every text is a cookie', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(parseWrittenCookie(text, NOW).path ?? '/').not.toBe('');
    }),
  );
});
