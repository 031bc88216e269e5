import { orNull } from '../or-null.ts';
import { utf8OfBase64 } from './identity-cookie.ts';

/** A decoded text, and the encodings that produce the original from it, in the order in which they were applied. */
export interface DecodedText {
  text: string;
  encodings: ('uri' | 'base64')[];
}

const MAX_DEPTH = 3;

/** Returns a text itself and every result of removing percent-encoding and Base64 from it, in any order, up to a depth. */
export function decodings(text: string, depth = MAX_DEPTH): DecodedText[] {
  const inner: ['uri' | 'base64', string | null][] = [
    ['uri', orNull(() => decodeURIComponent(text))],
    ['base64', utf8OfBase64(text)],
  ];
  return [
    { text, encodings: [] },
    ...inner.flatMap(([encoding, within]) =>
      within === null || within === text || depth === 1
        ? []
        : decodings(within, depth - 1).map((found) => ({ ...found, encodings: [...found.encodings, encoding] })),
    ),
  ];
}

/** Returns the first decoding of a text that contains a word, or `null` if none does. */
export function findInDecodings(text: string, word: string): DecodedText | null {
  return decodings(text).find((found) => found.text.includes(word)) ?? null;
}
