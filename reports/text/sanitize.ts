/**
 * What a terminal might obey, or a reader not see: control characters, format characters (bidi overrides, zero-width
 * ones), line and paragraph separators, private use, halves of surrogate pairs, and what Unicode keeps from being a
 * character, of which XML cannot hold some. And what a build server obeys in what a job prints: `::` where a line could
 * begin, or `##[`, `##vso[` and their like anywhere. What stands before is looked at last: first, it would be looked at
 * before every character of a long word.
 */
const ACTIVE =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]|:(?<=(?:^|\s):)(?=:)|\[(?<=##\w*\[)/gu;

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return NAMED[character] ?? (code < 0x100 ? `\\x${hex(code, 2)}` : `\\u{${hex(code, 4)}}`);
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}

/** The text with everything that would be obeyed shown instead: an escape becomes `\x1b`. Always one line. */
export function sanitize(text: string): string {
  return text.replace(ACTIVE, visible);
}

/** The value with every text in it inert. */
export function sanitizeDeep<T>(value: T): T;
export function sanitizeDeep(value: unknown): unknown {
  if (typeof value === 'string') return sanitize(value);
  if (Array.isArray(value)) return value.map((item) => sanitizeDeep(item));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [sanitize(key), sanitizeDeep(item)]));
  return value;
}

/** JSON that reads back as the same value and that a terminal may be shown. Lone halves of pairs stay lone. */
export function sanitizedJson(value: unknown): string {
  // What JSON text holds of these outside its strings is the line feed, so only that one is left.
  return JSON.stringify(value, null, 2).replace(ACTIVE, (character) =>
    character === '\n' ? character : utf16(character),
  );
}

function utf16(character: string): string {
  return Array.from({ length: character.length }, (_, unit) => `\\u${hex(character.charCodeAt(unit), 4)}`).join('');
}
