/**
 * What a terminal might execute or a reader not see: control and format characters (bidi overrides, zero-width characters),
 * line and paragraph separators, private-use characters, lone surrogates, and noncharacters, some of which XML cannot
 * contain. Also what a build server executes in a job’s output: `::` at the possible start of a line, and `##[`, `##vso[`
 * and similar anywhere. The lookbehinds come after the character they qualify, so that they do not run at every position.
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

/** Returns the text with every active character made visible: an escape becomes `\x1b`. The result is one line. */
export function sanitize(text: string): string {
  return text.replace(ACTIVE, visible);
}

/** Returns the value with every string and key in it sanitised. */
export function sanitizeDeep<T>(value: T): T;
export function sanitizeDeep(value: unknown): unknown {
  if (typeof value === 'string') return sanitize(value);
  if (Array.isArray(value)) return value.map((item) => sanitizeDeep(item));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [sanitize(key), sanitizeDeep(item)]));
  return value;
}

/** Returns JSON that parses to the same value, lone surrogates included, and is safe to print on a terminal. */
export function sanitizedJson(value: unknown): string {
  // Outside its strings, JSON contains only one of these characters: the line feed.
  return JSON.stringify(value, null, 2).replace(ACTIVE, (character) =>
    character === '\n' ? character : utf16(character),
  );
}

function utf16(character: string): string {
  return Array.from({ length: character.length }, (_, unit) => `\\u${hex(character.charCodeAt(unit), 4)}`).join('');
}
