import { sanitize } from '../text/sanitize.ts';

// In Markdown on GitHub, untrusted text could become markup, a link, a mention that notifies someone, a reference that
// appears in another thread, or a commit link. GitHub creates none of these inside `code`, and character references are not
// Markdown, so both are used together.

/** A word without meaning to Markdown or GitHub: letters or a short number, but not hex digits as in a commit. */
const PLAIN = /^(?![0-9a-f]{7})(?:\p{L}[\p{L}\p{M}’-]*[.,;:!?]?|\d{1,6},?|[·–—…])$/u;

/** Characters that can start Markdown, mathematics or an automatic link. */
const SIGNIFICANT = /[!"#$%&*/:;<>?@[\\\]^_`{|}~]|(?<=www)\./gi;

/** Formats any text as `code`, on one line. */
export function code(text: string): string {
  return `<code>${references(text)}</code>`;
}

/** Formats any text as a code block, which can be copied. */
export function codeBlock(text: string): string {
  return `<pre><code>${references(text)}</code></pre>`;
}

/** Formats a sentence on one line, with every word in `code` that could be more than a word. */
export function prose(text: string): string {
  return sanitize(text)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => (PLAIN.test(word) ? word : code(word)))
    .join(' ');
}

function references(text: string): string {
  return sanitize(text).replace(SIGNIFICANT, (character) => `&#${character.charCodeAt(0)};`);
}
