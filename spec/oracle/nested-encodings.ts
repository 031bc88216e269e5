import { utf8OfBase64 } from './identity-cookie.ts';

/** A text that stands in another, and what that one is wrapped in, the innermost first. */
export interface DecodedText {
  text: string;
  encodings: ('uri' | 'base64')[];
}

const MAX_DEPTH = 3;

/** A text as it is, and as it reads once percent-encoding and Base64 are taken off, in whatever order; the barest last. */
export function decodings(text: string, depth = MAX_DEPTH): DecodedText[] {
  const inner: ['uri' | 'base64', string | null][] = [
    ['uri', decodedUri(text)],
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

/** How a text holds a word: bare, or below what wraps it; `null` where it does not. */
export function findInDecodings(text: string, word: string): DecodedText | null {
  return decodings(text).find((found) => found.text.includes(word)) ?? null;
}

function decodedUri(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
