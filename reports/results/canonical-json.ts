/**
 * The canonical JSON of a value: no spaces, keys sorted by UTF-16 code units, numbers as ECMAScript writes them. For
 * well-formed strings and safe integers, which is all that results contain, this is RFC 8785.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => compareCodeUnits(a, b)))
      : item,
  );
}

/** Orders strings by UTF-16 code units, whatever the locale. */
export function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
