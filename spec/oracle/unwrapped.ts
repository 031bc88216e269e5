import { utf8OfBase64 } from './identity-cookie.ts';

/** A text that stands in another, and what that one is wrapped in, the innermost first. */
export interface Unwrapped {
  text: string;
  wrappings: ('uri' | 'base64')[];
}

const DEPTH = 3;

/** A text as it is, and as it reads once percent-encoding and Base64 are taken off, in whatever order; the barest last. */
export function unwrapped(text: string, depth = DEPTH): Unwrapped[] {
  const inner: ['uri' | 'base64', string | null][] = [
    ['uri', decodedUri(text)],
    ['base64', utf8OfBase64(text)],
  ];
  return [
    { text, wrappings: [] },
    ...inner.flatMap(([wrapping, within]) =>
      within === null || within === text || depth === 1
        ? []
        : unwrapped(within, depth - 1).map((found) => ({ ...found, wrappings: [...found.wrappings, wrapping] })),
    ),
  ];
}

/** How a text holds a word: bare, or below what wraps it; `null` where it does not. */
export function holding(text: string, word: string): Unwrapped | null {
  return unwrapped(text).find((found) => found.text.includes(word)) ?? null;
}

function decodedUri(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
