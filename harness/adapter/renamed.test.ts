import { expect, test } from 'vitest';
import { renamed } from './renamed.ts';

test('an option goes by the candidate’s name for it, into an object where that has a dot, and else by its own', () => {
  const names = { cookieExpiration: 'cookieOptions.expiration', domain: 'cookieOptions.domain', optOut: 'silent' };
  expect(renamed({ cookieExpiration: 7, optOut: true, domain: 'shop.test', deviceId: 'd' }, names)).toEqual({
    cookieOptions: { expiration: 7, domain: 'shop.test' },
    silent: true,
    deviceId: 'd',
  });
});

test('members that every object has are no names of anything', () => {
  const hostile = JSON.parse('{ "__proto__": { "optOut": true }, "constructor": 1, "toString": 2 }');
  const called = renamed(hostile, {});
  expect(Object.entries(called)).toEqual(Object.entries(hostile));
  expect(Object.getPrototypeOf(called)).toBe(Object.prototype);
});
