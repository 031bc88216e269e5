import { expect, test } from 'vitest';
import { DAY } from '../../spec/durations.ts';
import { ATTRIBUTES, COOKIE_PAIRS, DATES, DOMAINS, PATHS, SEQUENCES, type Write } from '../fixtures/rfc6265.cases.ts';
import { type CookieAccess, CookieJar } from './cookie-jar.ts';

const NOW = Date.UTC(2026, 0, 1);
const PAGE = 'https://www.shop.test/a/b';

function at(url: string, more: Partial<CookieAccess> = {}): CookieAccess {
  return { url: new URL(url), now: NOW, by: 'network', sameSite: true, ...more };
}

test.each(DATES)('%s: %j', (_, date, expires) => {
  const jar = new CookieJar();
  // Written the day before, because browsers cap lifetimes at 400 days.
  const now = expires === null ? NOW : Date.parse(expires) - DAY;
  jar.write(`a=1; Expires=${date}`, at(PAGE, { now }));
  const [cookie] = jar.list('shop.test', now);
  expect(cookie).toMatchObject({ expires: expires === null ? null : Date.parse(expires) / 1000 });
});

test.each(DOMAINS)('%s: written on %s with Domain %j, sent to %s: %j', (_, writer, domain, reader, isSent) => {
  const jar = new CookieJar();
  jar.write(domain === null ? 'a=1' : `a=1; Domain=${domain}`, at(`https://${writer}/`));
  expect(jar.read(at(`https://${reader}/`))).toBe(isSent ? 'a=1' : '');
});

test.each(PATHS)('%s: written on %s with Path %.40j, sent to %s: %j', (_, writer, path, reader, isSent) => {
  const jar = new CookieJar();
  jar.write(path === null ? 'a=1' : `a=1; Path=${path}`, at(`https://shop.test${writer}`));
  expect(jar.read(at(`https://shop.test${reader}`))).toBe(isSent ? 'a=1' : '');
});

test.each(COOKIE_PAIRS)('%s', (_, text, shown) => {
  const jar = new CookieJar();
  jar.write(text, at(PAGE, { by: 'script' }));
  expect(jar.read(at(PAGE, { by: 'script' }))).toBe(shown);
});

test.each(ATTRIBUTES)('%s', (_, attributes, stored) => {
  const jar = new CookieJar();
  jar.write(`a=1; ${attributes}`, at(PAGE));
  const cookies = jar.list('shop.test', NOW).map(({ expires, ...cookie }) => ({
    ...cookie,
    expiresIn: expires === null ? null : expires - NOW / 1000,
  }));
  expect(cookies).toEqual(stored === null ? [] : [expect.objectContaining({ name: 'a', value: '1', ...stored })]);
});

for (const [title, writes, sent, later = 0] of SEQUENCES) {
  test(title, () => {
    const jar = new CookieJar();
    for (const write of writes) {
      const {
        text,
        url = PAGE,
        by = 'network',
        isCrossSite,
      }: Write = typeof write === 'string' ? { text: write } : write;
      jar.write(text, at(url, { by, sameSite: !isCrossSite }));
    }
    expect(jar.read(at(PAGE, { now: NOW + later }))).toBe(sent);
  });
}
