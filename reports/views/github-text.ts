import { sanitize } from '../text/sanitize.ts';

// Where GitHub shows Markdown, a text of somebody else’s could be markup, a link, a mention that notifies a stranger, a
// reference that shows up in another thread, or a commit. Inside `code` GitHub makes none of these, and what is written as
// a character reference is no Markdown; so both together are used.

/** A word in which neither Markdown nor GitHub sees anything: letters, or a short number. No hex digits that a commit could have. */
const PLAIN = /^(?![0-9a-f]{7})(?:\p{L}[\p{L}\p{M}’-]*[.,;:!?]?|\d{1,6},?|[·–—…])$/u;

/** What Markdown, mathematics, or GitHub’s search for links could begin with. */
const SIGNIFICANT = /[!"#$%&*/:;<>?@[\\\]^_`{|}~]|(?<=www)\./gi;

/** Any text as it is, in `code`. One line. */
export function code(text: string): string {
  return `<code>${references(text)}</code>`;
}

/** The same as a block of its own, that can be copied. */
export function codeBlock(text: string): string {
  return `<pre><code>${references(text)}</code></pre>`;
}

/** A sentence: its plain words as they are, and whatever could be more than a word in `code`. One line. */
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
