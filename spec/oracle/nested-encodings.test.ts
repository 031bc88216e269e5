import { expect, test } from 'vitest';
import { base64OfUtf8 } from './identity-cookie.ts';
import { findInDecodings } from './nested-encodings.ts';

test('a word is found in plain text and below its encodings, which are listed in the order of application', () => {
  const json = JSON.stringify({ device: 'a b' });
  expect(findInDecodings(json, 'a b')).toEqual({ text: json, encodings: [] });
  expect(findInDecodings(encodeURIComponent(json), 'a b')).toEqual({ text: json, encodings: ['uri'] });
  expect(findInDecodings(base64OfUtf8(encodeURIComponent(json)), 'a b')).toEqual({
    text: json,
    encodings: ['uri', 'base64'],
  });
  expect(findInDecodings(encodeURIComponent(base64OfUtf8(json)), 'a b')?.encodings.at(-1)).toBe('uri');
});

test('a word that no decoding contains is not found', () => {
  expect(findInDecodings('%E0%A4%A', 'a')).toBeNull();
  expect(findInDecodings('', 'a')).toBeNull();
  expect(findInDecodings(base64OfUtf8('something else'), 'a b')).toBeNull();
});
