import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sanitize, sanitizeDeep, sanitizedJson } from './sanitize.ts';

const anyText = fc.string({ unit: 'binary' });

test('characters that a terminal would execute are made visible', () => {
  expect(sanitize('\x1b[2J\x1b]0;owned\x07')).toBe('\\x1b[2J\\x1b]0;owned\\x07');
  expect(sanitize('\x9b31m')).toBe('\\x9b31m');
  expect(sanitize('one\r\ntwo\tthree')).toBe('one\\r\\ntwo\\tthree');
});

test('invisible characters are made visible', () => {
  expect(sanitize('user\u202Ecod.exe')).toBe('user\\u{202e}cod.exe');
  expect(sanitize('a\u200Bb\u2028c\u{E0041}d\uD800')).toBe('a\\u{200b}b\\u{2028}c\\u{e0041}d\\u{d800}');
});

test('workflow commands are made visible', () => {
  expect(sanitize('::set-output name=outcome::conforms')).toBe('\\x3a:set-output name=outcome::conforms');
  expect(sanitize('so: ::error::x a::b')).toBe('so: \\x3a:error::x a::b');
  expect(sanitize('x##[group]y ##vso[task.complete]')).toBe('x##\\x5bgroup]y ##vso\\x5btask.complete]');
  expect(sanitizedJson([' ::error::', '##[add-mask]'])).toBe('[\n  " \\u003a:error::",\n  "##\\u005badd-mask]"\n]');
});

test('ordinary text is unchanged', () => {
  for (const text of ['', 'amp_abcdef=…', 'Zoë 李 🦊', 'a\\x1b']) expect(sanitize(text)).toBe(text);
});

test('no active character is left in any value', () => {
  fc.assert(
    fc.property(fc.object({ key: anyText, values: [anyText] }), (value) => {
      expect(JSON.stringify(sanitizeDeep(value))).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
  );
});

test('sanitised JSON parses to the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const text = sanitizedJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
  );
});
