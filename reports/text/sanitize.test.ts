import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sanitize, sanitizeDeep, sanitizedJson } from './sanitize.ts';

const anyText = fc.string({ unit: 'binary' });

test('what a terminal would obey is shown', () => {
  expect(sanitize('\x1b[2J\x1b]0;owned\x07')).toBe('\\x1b[2J\\x1b]0;owned\\x07');
  expect(sanitize('\x9b31m')).toBe('\\x9b31m');
  expect(sanitize('one\r\ntwo\tthree')).toBe('one\\r\\ntwo\\tthree');
});

test('what a reader would not see is shown', () => {
  expect(sanitize('user\u202Ecod.exe')).toBe('user\\u{202e}cod.exe');
  expect(sanitize('a\u200Bb\u2028c\u{E0041}d\uD800')).toBe('a\\u{200b}b\\u{2028}c\\u{e0041}d\\u{d800}');
});

test('what a build server would obey is shown', () => {
  expect(sanitize('::set-output name=outcome::conforms')).toBe('\\x3a:set-output name=outcome::conforms');
  expect(sanitize('so: ::error::x a::b')).toBe('so: \\x3a:error::x a::b');
  expect(sanitize('x##[group]y ##vso[task.complete]')).toBe('x##\\x5bgroup]y ##vso\\x5btask.complete]');
  expect(sanitizedJson([' ::error::', '##[add-mask]'])).toBe('[\n  " \\u003a:error::",\n  "##\\u005badd-mask]"\n]');
});

test('what is only text stays as it is', () => {
  for (const text of ['', 'amp_abcdef=…', 'Zoë 李 🦊', 'a\\x1b']) expect(sanitize(text)).toBe(text);
});

test('nothing a terminal obeys is left, in whatever shape it came', () => {
  fc.assert(
    fc.property(fc.object({ key: anyText, values: [anyText] }), (value) => {
      expect(JSON.stringify(sanitizeDeep(value))).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
  );
});

test('inert JSON reads back as the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const text = sanitizedJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
  );
});
