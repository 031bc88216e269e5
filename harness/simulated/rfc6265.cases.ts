import type { CookieAccess } from './cookie-jar.ts';

// Cases for a cookie jar, written from RFC 6265: each begins with the section it is of, and what it is about. Where
// browsers have left the RFC, it says what the successor’s draft (`bis`) or Chromium has in its place.

/** When a cookie expires by the date it was given; `null` where that is no date, and the browser’s session ends it. */
export const DATES: readonly (readonly [title: string, date: string, expires: string | null])[] = [
  ['5.1.1 the form servers shall use', 'Sun, 06 Nov 1994 08:49:37 GMT', '1994-11-06T08:49:37Z'],
  ['5.1.1 the form of RFC 850, a year of two digits', 'Sunday, 06-Nov-94 08:49:37 GMT', '1994-11-06T08:49:37Z'],
  ['5.1.1 the form of asctime', 'Sun Nov  6 08:49:37 1994', '1994-11-06T08:49:37Z'],
  ['5.1.1 any order of the parts', '1994 08:49:37 Nov 06', '1994-11-06T08:49:37Z'],
  ['5.1.1 any delimiters', '~06/Nov\t1994`08:49:37;', '1994-11-06T08:49:37Z'],
  ['5.1.1 one digit for all that has two', '6 Nov 1994 8:9:7', '1994-11-06T08:09:07Z'],
  ['5.1.1 a month by its first letters, whatever case', '06 nOVEMBRE 1994 08:49:37', '1994-11-06T08:49:37Z'],
  ['5.1.1 letters after the day, the year and the time', '6th Nov 1994AD 08:49:37Z', '1994-11-06T08:49:37Z'],
  ['5.1.1 a zone that is none of UTC’s, which is not heard', '06 Nov 1994 08:49:37 +0500', '1994-11-06T08:49:37Z'],
  ['5.1.1 of two days the second, as the year', '06 07 Nov 1994 08:49:37', '2007-11-06T08:49:37Z'],
  ['5.1.1 of two months and times the first', '06 Nov Dec 1994 08:49:37 09:50:38', '1994-11-06T08:49:37Z'],
  ['5.1.1 the year 70, of the last century', '01 Jan 70 00:00:01', '1970-01-01T00:00:01Z'],
  ['5.1.1 the year 99, of the last century', '31 Dec 99 23:59:59', '1999-12-31T23:59:59Z'],
  ['5.1.1 the year 00, of this century', '01 Jan 00 00:00:00', '2000-01-01T00:00:00Z'],
  ['5.1.1 the year 69, of this century', '01 Jan 69 00:00:00', '2069-01-01T00:00:00Z'],
  ['5.1.1 the 29th of February in a leap year', '29 Feb 2028 23:59:59', '2028-02-29T23:59:59Z'],
  ['5.1.1 the 29th of February in another year', '29 Feb 2027 00:00:00', null],
  ['5.1.1 the second after the last of 32 bits', '19 Jan 2038 03:14:08', '2038-01-19T03:14:08Z'],
  ['5.1.1 the year 1601, the first there is', '02 Jan 1601 00:00:00', '1601-01-02T00:00:00Z'],
  ['5.1.1 the year 1600, which there is not', '31 Dec 1600 00:00:00', null],
  ['5.1.1 a day 0', '00 Jan 2026 00:00:00', null],
  ['5.1.1 a day 32', '32 Jan 2026 00:00:00', null],
  ['5.1.1 an hour 24', '01 Jan 2026 24:00:00', null],
  ['5.1.1 a minute 60', '01 Jan 2026 00:60:00', null],
  ['5.1.1 a leap second', '31 Dec 2016 23:59:60', null],
  ['5.1.1 a year of five digits', '01 Jan 20260 00:00:00', null],
  ['5.1.1 a year of one digit', '01 Jan 6 00:00:00', null],
  ['5.1.1 no time', '01 Jan 2026', null],
  ['5.1.1 no seconds', '01 Jan 2026 00:00', null],
  ['5.1.1 no month', '01 2026 00:00:00', null],
  ['5.1.1 the form of ISO 8601', '2026-01-01T00:00:00Z', null],
  ['5.2.1 nothing', '', null],
];

/** Whether a cookie of a Domain, written on one host, is sent to another host; with no Domain it is the host’s own. */
export const DOMAINS: readonly (readonly [
  title: string,
  writer: string,
  domain: string | null,
  reader: string,
  isSent: boolean,
])[] = [
  ['5.1.3 the same host', 'shop.test', 'shop.test', 'shop.test', true],
  ['5.1.3 a host below', 'shop.test', 'shop.test', 'www.shop.test', true],
  ['5.1.3 a host two below', 'shop.test', 'shop.test', 'a.b.shop.test', true],
  ['5.1.3 a host that ends alike without a dot between', 'shop.test', 'shop.test', 'workshop.test', false],
  ['5.1.3 a host that begins alike', 'shop.test', 'shop.test', 'shop.test.other.test', false],
  ['5.1.3 the host above', 'www.shop.test', 'www.shop.test', 'shop.test', false],
  ['5.1.3 the host beside', 'www.shop.test', 'www.shop.test', 'app.shop.test', false],
  ['5.1.3 the host beside, by the domain of both', 'www.shop.test', 'shop.test', 'app.shop.test', true],
  ['5.1.2 whatever case', 'www.shop.test', 'SHOP.Test', 'app.shop.test', true],
  ['5.1.3 an address of four numbers, by itself', '127.0.0.1', '127.0.0.1', '127.0.0.1', true],
  ['5.1.3 an address of four numbers, by its end', '127.0.0.1', '0.0.1', '127.0.0.1', false],
  ['5.1.3 an address of version 6, by itself', '[::1]', '[::1]', '[::1]', true],
  ['5.2.3 a dot before', 'www.shop.test', '.shop.test', 'app.shop.test', true],
  ['5.2.3 two dots before', 'www.shop.test', '..shop.test', 'www.shop.test', false],
  ['5.2.3 a dot behind', 'www.shop.test', 'shop.test.', 'www.shop.test', false],
  ['5.2.3 an empty domain, which is none', 'www.shop.test', '', 'www.shop.test', true],
  ['5.2.3 an empty domain, elsewhere', 'shop.test', '', 'www.shop.test', false],
  ['5.3.5 a public suffix of one label', 'shop.com', 'com', 'shop.com', false],
  ['5.3.5 a public suffix of two', 'shop.co.uk', 'co.uk', 'shop.co.uk', false],
  ['5.3.5 a public suffix by a wild card', 'shop.any.ck', 'any.ck', 'shop.any.ck', false],
  ['5.3.5 an exception from the wild card', 'a.www.ck', 'www.ck', 'b.www.ck', true],
  ['5.3.5 a public suffix that is the host itself', 'github.io', 'github.io', 'github.io', true],
  ['5.3.5 a public suffix that is the host itself, below', 'github.io', 'github.io', 'me.github.io', false],
  ['5.3.5 a single label that is on no list', 'app.localhost', 'localhost', 'app.localhost', false],
  ['5.3.6 no domain, on the host itself', 'www.shop.test', null, 'www.shop.test', true],
  ['5.3.6 no domain, on a host below', 'shop.test', null, 'www.shop.test', false],
  ['5.3.6 a domain below the host', 'shop.test', 'www.shop.test', 'www.shop.test', false],
  ['bis 5.7 a domain that is not ASCII', 'xn--mnchen-3ya.test', 'münchen.test', 'xn--mnchen-3ya.test', false],
  ['bis 5.7 the same in ASCII', 'xn--mnchen-3ya.test', 'xn--mnchen-3ya.test', 'a.xn--mnchen-3ya.test', true],
];

/** Whether a cookie of a Path, written on one path, is sent with another; with no Path it is the default of the writer’s. */
export const PATHS: readonly (readonly [
  title: string,
  writer: string,
  path: string | null,
  reader: string,
  isSent: boolean,
])[] = [
  ['5.1.4 the same path', '/', '/a', '/a', true],
  ['5.1.4 a path below', '/', '/a', '/a/b', true],
  ['5.1.4 a path below one that ends in a slash', '/', '/a/', '/a/b', true],
  ['5.1.4 the path without the slash it ends in', '/', '/a/', '/a', false],
  ['5.1.4 a path that begins alike without a slash between', '/', '/a', '/ab', false],
  ['5.1.4 whatever is below the root', '/', '/', '/a/b', true],
  ['5.1.4 another case', '/', '/a', '/A', false],
  ['5.1.4 what is asked for behind the path', '/', '/a', '/a?b', true],
  ['5.1.4 no path: up to the last slash of the writer’s', '/a/b', null, '/a', true],
  ['5.1.4 no path: and not above', '/a/b', null, '/', false],
  ['5.1.4 no path: a slash at the end is the last one', '/a/b/', null, '/a', false],
  ['5.1.4 no path: the root, where the writer has one slash', '/a', null, '/b', true],
  ['5.1.4 no path: a slash in what is asked for is none', '/a?b/c', null, '/d', true],
  ['5.2.4 a path without a slash is none', '/a/b', 'a', '/a/c', true],
  ['5.2.4 an empty path is none', '/a/b', '', '/c', false],
  ['5.2.4 of two paths the last', '/', '/a; Path=/b', '/a', false],
  ['5.3.7 a path that the writer is not below', '/a', '/b', '/b', true],
  ['bis 5.6 a path of 1024 octets', '/', `/${'x'.repeat(1023)}`, '/', false],
  ['bis 5.6 a path of more, which is none', '/', `/${'x'.repeat(1024)}`, '/', true],
];

/** What `document.cookie` shows after this text. */
export const PAIRS: readonly (readonly [title: string, text: string, shown: string])[] = [
  ['5.2 space around name and value', ' \ta \t=\t 1 \t; Path=/', 'a=1'],
  ['5.2 space within', 'a b=1 2', 'a b=1 2'],
  ['5.2 quotes', 'a="1 2"', 'a="1 2"'],
  ['5.2 a semicolon between quotes', 'a="1;2"', 'a="1'],
  ['5.2 commas', 'a=1,b=2', 'a=1,b=2'],
  ['5.2 no value', 'a=', 'a='],
  ['5.2 attributes that are none', 'a=1; ; =; x; y=z; Path', 'a=1'],
  ['5.2 the name of an attribute before the first semicolon', 'Secure=1', 'Secure=1'],
  ['5.2 nothing before the first semicolon', '; a=1', ''],
  ['5.2 other letters than ASCII’s', 'ä=ß€🍪', 'ä=ß€🍪'],
  ['5.2 space that is none of ASCII’s', 'a=\u00a01\u2003', 'a=\u00a01\u2003'],
  ['5.2 letters as they are', 'a=%31&amp\\61', 'a=%31&amp\\61'],
  ['bis 5.6 a tabulator within', 'a=1\t2', 'a=1\t2'],
  ['bis 5.6 no name', '=1', '1'],
  ['bis 5.6 neither name nor value', '=', ''],
  ['bis 5.6 a line that ends', 'a=1\nb=2', ''],
  ['bis 5.6 a character for deletion', 'a=1\x7f', ''],
  ['bis 5.6 name and value of 4096 octets', `aa=${'x'.repeat(4094)}`, `aa=${'x'.repeat(4094)}`],
  ['bis 5.6 of one more', `aa=${'x'.repeat(4095)}`, ''],
  ['bis 5.6 octets, and not letters', `a=${'€'.repeat(1366)}`, ''],
  ['bis 5.7 __Secure- without Secure', '__Secure-a=1', ''],
  ['bis 5.7 __Secure- with it', '__Secure-a=1; Secure', '__Secure-a=1'],
  ['bis 5.7 __secure- in another case', '__secURE-a=1', ''],
  ['bis 5.7 __Host- with all it asks for', '__Host-a=1; Secure; Path=/', '__Host-a=1'],
  ['bis 5.7 __Host- with a path by default only', '__Host-a=1; Secure', ''],
  ['bis 5.7 a prefix in the value of a cookie without a name', '=__Host-a; Secure; Path=/', ''],
];

/** What the jar says of a cookie whose attributes these are, its time in seconds; `null` where there is none. */
export const ATTRIBUTES: readonly (readonly [
  title: string,
  attributes: string,
  kept: null | {
    expiresIn?: number | null;
    secure?: boolean;
    httpOnly?: boolean;
    sameSite?: string;
    domain?: string;
  },
])[] = [
  ['5.2.2 Max-Age is in seconds', 'Max-Age=60', { expiresIn: 60 }],
  ['5.2.2 Max-Age, whatever case and space', ' mAX-aGE = 60 ', { expiresIn: 60 }],
  ['5.2.2 Max-Age of something else than digits', 'Max-Age=60s', { expiresIn: null }],
  ['5.2.2 Max-Age with a plus', 'Max-Age=+60', { expiresIn: null }],
  ['5.2.2 Max-Age with a fraction', 'Max-Age=1.5', { expiresIn: null }],
  ['5.2.2 Max-Age of nothing', 'Max-Age=', { expiresIn: null }],
  ['5.2.2 Max-Age of a minus alone', 'Max-Age=-', { expiresIn: null }],
  ['5.2.2 Max-Age below zero', 'Max-Age=-1', null],
  ['5.2.2 Max-Age of more digits than a number holds', `Max-Age=${'9'.repeat(400)}`, { expiresIn: 400 * 86_400 }],
  ['5.2.2 Max-Age below zero by as many digits', `Max-Age=-${'9'.repeat(400)}`, null],
  ['5.3.3 Max-Age before Expires', 'Max-Age=60; Expires=Thu, 01 Jan 2015 00:00:00 GMT', { expiresIn: 60 }],
  ['5.3.3 Max-Age after Expires', 'Expires=Thu, 01 Jan 2015 00:00:00 GMT; Max-Age=60', { expiresIn: 60 }],
  ['5.3.3 of two the last', 'Max-Age=60; Max-Age=90', { expiresIn: 90 }],
  ['5.3.3 of two the last that can be read', 'Max-Age=60; Max-Age=soon', { expiresIn: 60 }],
  ['5.3.3 neither', '', { expiresIn: null, secure: false, httpOnly: false, sameSite: 'Lax' }],
  ['5.2.3 of two domains the last', 'Domain=www.shop.test; Domain=shop.test', { domain: '.shop.test' }],
  [
    // `bis` has the empty one take the other back. Nobody writes that, and tough-cookie reads as RFC 6265 says.
    '5.2.3 an empty domain after another is passed over',
    'Domain=shop.test; Domain=',
    { domain: '.shop.test' },
  ],
  ['5.2.5 Secure, whatever its value', 'sEcUrE=no', { secure: true }],
  ['5.2.6 HttpOnly, whatever its value', 'httponly=no', { httpOnly: true }],
  ['bis 5.6.7 SameSite=Strict, whatever case', 'samesite=STRICT', { sameSite: 'Strict' }],
  ['bis 5.6.7 SameSite of another value', 'SameSite=Sometimes', { sameSite: 'Lax' }],
  ['bis 5.6.7 SameSite of no value', 'SameSite', { sameSite: 'Lax' }],
  ['bis 5.6.7 of two the last', 'SameSite=Strict; SameSite=None; Secure', { sameSite: 'None' }],
  ['bis 5.7 SameSite=None without Secure', 'SameSite=None', null],
];

/** One write, by a response from this address unless a script is said to write. */
export interface Write {
  text: string;
  url?: string;
  by?: CookieAccess['by'];
  /** By a response that another site’s page asked for. */
  isCrossSite?: true;
}

/** What a request to `https://www.shop.test/a/b` carries after these writes, so many milliseconds later. */
export const SEQUENCES: readonly (readonly [
  title: string,
  writes: readonly (string | Write)[],
  sent: string,
  later?: number,
])[] = [
  ['5.4.2 longer paths first', ['a=1; Path=/', 'b=2; Path=/a/b', 'c=3; Path=/a'], 'b=2; c=3; a=1'],
  ['5.4.2 then what is there for longer', ['b=1', 'a=2', 'c=3'], 'b=1; a=2; c=3'],
  [
    '5.4.2 and the longer path of a later one before both',
    ['a=1; Path=/a', 'b=2; Path=/a', 'c=3; Path=/a/b'],
    'c=3; a=1; b=2',
  ],
  ['5.3.11 the same again keeps its time of creation', ['a=1', 'b=2', 'a=1; Max-Age=60'], 'a=1; b=2'],
  [
    // RFC 6265 has it keep its time; Chromium does so only for a cookie that says the same.
    '5.3.11 with another value it is new, as in Chromium',
    ['a=1', 'b=2', 'a=3'],
    'b=2; a=3',
  ],
  ['5.3.11 it loses the attributes it had', ['a=1; Max-Age=1', 'a=1'], 'a=1', 5000],
  ['5.3.11 names are told apart by their case', ['a=1', 'A=2'], 'a=1; A=2'],
  ['5.3.11 one that has expired is removed', ['a=1', 'b=2', 'a=; Max-Age=0'], 'b=2'],
  ['5.3.11 not by one of another path', ['a=1; Path=/', 'a=; Path=/a; Max-Age=0'], 'a=1'],
  ['5.3.11 not by one of another domain', ['a=1', 'a=; Domain=shop.test; Max-Age=0'], 'a=1'],
  ['5.3.11 removed and written again it is new', ['a=1', 'b=2', 'a=; Max-Age=0', 'a=1'], 'b=2; a=1'],
  ['5.3 a cookie ends with its time', ['a=1; Max-Age=5', 'b=2; Max-Age=6'], 'b=2', 5000],
  ['5.3.10 HttpOnly is not for a script to write', [{ text: 'a=1; HttpOnly', by: 'script' }], ''],
  ['5.3.11 nor to write over', ['a=1; HttpOnly', { text: 'a=2', by: 'script' }], 'a=1'],
  ['5.3.11 nor to remove', ['a=1; HttpOnly', { text: 'a=; Max-Age=0', by: 'script' }], 'a=1'],
  ['5.4.1 a cookie of http is sent by https', [{ text: 'a=1', url: 'http://www.shop.test/a/b' }], 'a=1'],
  ['5.4.1 ports are one', [{ text: 'a=1', url: 'https://www.shop.test:8443/a/b' }], 'a=1'],
  ['bis 5.7 Secure is not for http to write', [{ text: 'a=1; Secure', url: 'http://www.shop.test/a/b' }], ''],
  [
    'bis 5.7 nor to write over by a domain above',
    ['a=1; Secure', { text: 'a=2; Domain=shop.test', url: 'http://www.shop.test/a/b' }],
    'a=1',
  ],
  [
    'bis 5.7 a namesake of a path above is left to http',
    ['a=1; Secure; Path=/a', { text: 'a=2; Path=/', url: 'http://www.shop.test/a/b' }],
    'a=1; a=2',
  ],
  ['bis 5.7 a response to another site writes no Lax cookie', [{ text: 'a=1', isCrossSite: true }], ''],
  ['bis 5.7 nor one over it', ['a=1', { text: 'a=2', isCrossSite: true }], 'a=1'],
  ['bis 5.7 but what says None', [{ text: 'a=1; SameSite=None; Secure', isCrossSite: true }], 'a=1'],
];
