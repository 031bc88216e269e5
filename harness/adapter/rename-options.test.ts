import { expect, test } from 'vitest';
import { renameOptions } from './rename-options.ts';

test('an option gets the candidate’s name for it, and a dot in that name leads into an object', () => {
  const names = { cookieExpiration: 'cookieOptions.expiration', domain: 'cookieOptions.domain', optOut: 'silent' };
  expect(renameOptions({ cookieExpiration: 7, optOut: true, domain: 'shop.test', deviceId: 'd' }, names)).toEqual({
    cookieOptions: { expiration: 7, domain: 'shop.test' },
    silent: true,
    deviceId: 'd',
  });
});

test('names of members that every object has are ordinary names', () => {
  const hostile = JSON.parse('{ "__proto__": { "optOut": true }, "constructor": 1, "toString": 2 }');
  const options = renameOptions(hostile, {});
  expect(Object.entries(options)).toEqual(Object.entries(hostile));
  expect(Object.getPrototypeOf(options)).toBe(Object.prototype);
});
