import { expect, test } from 'vitest';
import { base64OfUtf8 } from './identity-cookie.ts';
import { holding } from './unwrapped.ts';

test('a word is found bare, and below what wraps it, the innermost first', () => {
  const json = JSON.stringify({ device: 'a b' });
  expect(holding(json, 'a b')).toEqual({ text: json, wrappings: [] });
  expect(holding(encodeURIComponent(json), 'a b')).toEqual({ text: json, wrappings: ['uri'] });
  expect(holding(base64OfUtf8(encodeURIComponent(json)), 'a b')).toEqual({ text: json, wrappings: ['uri', 'base64'] });
  expect(holding(encodeURIComponent(base64OfUtf8(json)), 'a b')?.wrappings.at(-1)).toBe('uri');
});

test('what does not hold it holds it in no wrapping', () => {
  expect(holding('%E0%A4%A', 'a')).toBeNull();
  expect(holding('', 'a')).toBeNull();
  expect(holding(base64OfUtf8('something else'), 'a b')).toBeNull();
});
