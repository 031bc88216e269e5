import { describe, expect, test } from 'vitest';
import { DAY } from '../../spec/durations.ts';
import { type CookieAccess, CookieJar, registrableDomain } from './cookie-jar.ts';

const NOW = Date.UTC(2026, 0, 1);

function from(url: string, more: Partial<CookieAccess> = {}): CookieAccess {
  return { url: new URL(url), now: NOW, by: 'script', sameSite: true, ...more };
}

/** What a script on a page sees after these writes on the same page. */
function seen(url: string, ...writes: string[]): string {
  const jar = new CookieJar();
  for (const text of writes) jar.write(text, from(url));
  return jar.read(from(url));
}

describe('a cookie that a script writes', () => {
  test.each([
    ['is stored', 'a=1', 'a=1'],
    ['may have no name', 'lonely', 'lonely'],
    ['is refused without a name when its value looks like a pair', '=a=b', ''],
    ['may have equals signs in its value', 'a=b=c==', 'a=b=c=='],
    ['is refused with HttpOnly', 'a=1; HttpOnly', ''],
    ['is refused with SameSite=None and no Secure', 'a=1; SameSite=None; path=/', ''],
    ['is refused with a control character', 'a=1\u0007; path=/', ''],
    ['is refused when it is too long', `a=${'x'.repeat(4096)}`, ''],
    ['is stored when it has the maximum length', `a=${'x'.repeat(4095)}`, `a=${'x'.repeat(4095)}`],
    ['is refused when it has expired', 'a=1; expires=Thu, 01 Jan 2015 00:00:00 GMT', ''],
    ['is refused with a lifetime of zero', 'a=1; max-age=0', ''],
    ['is refused for another site', 'a=1; domain=.other.test', ''],
    ['is refused for the public suffix', 'a=1; domain=.test', ''],
    ['is refused for a host below its own', 'a=1; domain=.deep.www.shop.test', ''],
    ['is stored for the site', 'a=1; domain=.shop.test', 'a=1'],
    ['is not visible on another path', 'a=1; path=/elsewhere', ''],
    ['is refused with a prefix whose conditions it does not meet', '__Host-a=1; secure; path=/; domain=shop.test', ''],
  ])('%s', (_, text, expected) => {
    expect(seen('https://www.shop.test/here', text)).toBe(expected);
  });

  test('is refused with Secure on http, except on localhost', () => {
    expect(seen('http://www.shop.test/', 'a=1; Secure')).toBe('');
    expect(seen('http://localhost/', 'a=1; Secure')).toBe('a=1');
  });

  test('is refused for public suffixes of several labels', () => {
    expect(seen('https://www.shop.co.uk/', 'a=1; domain=.co.uk', 'b=2; domain=.shop.co.uk')).toBe('b=2');
    expect(seen('https://me.github.io/', 'a=1; domain=.github.io', 'b=2; domain=me.github.io')).toBe('b=2');
  });

  test('replaces one of the same name, in place if the value is the same, but not one of another domain or path', () => {
    expect(seen('https://shop.test/x/', 'a=1', 'b=2', 'a=3')).toBe('b=2; a=3');
    expect(seen('https://shop.test/x/', 'a=1', 'b=2', 'a=1; max-age=9')).toBe('a=1; b=2');
    expect(seen('https://shop.test/', 'a=1', 'a=2; domain=shop.test')).toBe('a=1; a=2');
    expect(seen('https://shop.test/x/y', 'a=1; path=/', 'a=2; path=/x')).toBe('a=2; a=1');
  });

  test('cannot overwrite an HttpOnly cookie, nor a Secure one from http', () => {
    const jar = new CookieJar();
    jar.write('a=1; HttpOnly; path=/', from('https://shop.test/', { by: 'network' }));
    jar.write('b=1; Secure; path=/', from('https://shop.test/'));
    jar.write('a=2; path=/', from('https://shop.test/'));
    jar.write('b=2; path=/', from('http://shop.test/'));
    expect(jar.read(from('https://shop.test/', { by: 'network' }))).toBe('a=1; b=1');
    expect(jar.read(from('https://shop.test/'))).toBe('b=1');
    expect(jar.read(from('http://shop.test/'))).toBe('');
  });
});

test('a lifetime is capped at 400 days and ends by the browser’s clock', () => {
  const jar = new CookieJar();
  jar.write('year=1; max-age=31536000', from('https://shop.test/'));
  jar.write(`ever=1; expires=${new Date(NOW + 3000 * DAY).toUTCString()}`, from('https://shop.test/'));
  jar.write('session=1', from('https://shop.test/'));
  expect(jar.list('shop.test', NOW).map(({ expires }) => expires && (expires * 1000 - NOW) / DAY)).toEqual([
    365,
    400,
    null,
  ]);
  expect(jar.read(from('https://shop.test/', { now: NOW + 366 * DAY }))).toBe('ever=1; session=1');
  expect(jar.list('shop.test', NOW + 400 * DAY).map(({ name }) => name)).toEqual(['session']);
});

test('a request of another site carries only cookies with SameSite=None', () => {
  const jar = new CookieJar();
  for (const text of ['a=1', 'b=1; SameSite=Strict', 'c=1; SameSite=None; Secure'])
    jar.write(text, from('https://shop.test/'));
  expect(jar.read(from('https://shop.test/', { sameSite: false, by: 'network' }))).toBe('c=1');
});

test('the list shows every cookie of a site with its attributes', () => {
  const jar = new CookieJar();
  jar.write('host=1; path=/', from('https://www.shop.test/'));
  jar.write('site=2; domain=shop.test; path=/; Secure; SameSite=Strict', from('https://app.shop.test/'));
  jar.write('other=3', from('https://www.other.test/'));
  expect(jar.list('shop.test', NOW)).toMatchInlineSnapshot(`
    [
      {
        "domain": "www.shop.test",
        "expires": null,
        "httpOnly": false,
        "name": "host",
        "path": "/",
        "sameSite": "Lax",
        "secure": false,
        "value": "1",
      },
      {
        "domain": ".shop.test",
        "expires": null,
        "httpOnly": false,
        "name": "site",
        "path": "/",
        "sameSite": "Strict",
        "secure": true,
        "value": "2",
      },
    ]
  `);
  jar.deleteCookies('shop.test', ['site']);
  expect(jar.list('shop.test', NOW).map(({ name }) => name)).toEqual(['host']);
});

test.each([
  ['www.shop-a1.test', 'shop-a1.test'],
  ['deep.www.shop.co.uk', 'shop.co.uk'],
  ['localhost', 'localhost'],
  ['127.0.0.1', '127.0.0.1'],
])('the registrable domain of %s is %s', (host, domain) => {
  expect(registrableDomain(host)).toBe(domain);
});
