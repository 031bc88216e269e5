/** Splits a text at the first separator. Without a separator the whole text comes before it, and `null` after. */
export function splitOnce(text: string, separator: string): [before: string, after: string | null] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + separator.length)];
}
