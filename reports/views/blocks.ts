/** A part of a Markdown document that is shown completely or not at all. */
export interface Block {
  text: string;
  /** How many items are missing if the block is left out. */
  items: number;
}

/** A heading with independent items. */
export interface Section {
  title: string;
  items: readonly string[];
}

export function blocks({ title, items }: Section): Block[] {
  const [first = '', ...rest] = items;
  return [`### ${title}\n\n${first}`, ...rest].map((text) => ({ text, items: 1 }));
}

/** Joins as many blocks as fit into `longest` characters, and states how many items are missing. */
export function bounded(parts: readonly Block[], longest: number): string {
  const whole = parts.filter(({ text }) => text !== '');
  const kept: Block[] = [];
  let room = longest - ROOM_FOR_NOTE;
  for (const part of whole) {
    room -= part.text.length + SEPARATOR.length;
    if (room < 0) break;
    kept.push(part);
  }
  const omitted = whole.slice(kept.length).reduce((sum, { items }) => sum + items, 0);
  const end = omitted === 0 ? [] : [`… and ${omitted} more, in the results file.`];
  return `${[...kept.map(({ text }) => text), ...end].join(SEPARATOR)}\n`;
}

const SEPARATOR = '\n\n';
/** Characters for the note that items are missing. */
const ROOM_FOR_NOTE = 100;

/** Characters of a comment. GitHub rejects one of more than 65 536; the rest is for whoever posts it. */
export const LONGEST_COMMENT = 60_000;
/** Characters of a job summary. GitHub rejects one over 1 MiB, and a character can take four bytes. */
export const LONGEST_JOB_SUMMARY = 250_000;
