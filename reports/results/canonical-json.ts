/**
 * The value as JSON of which there is only one: no spaces, keys in the order of their UTF-16 units, numbers as ECMAScript
 * writes them. For what we say — well-formed texts, and numbers that are safe integers — that is RFC 8785.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : Number(a > b))))
      : item,
  );
}
