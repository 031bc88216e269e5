/** A part of a Markdown document that is shown whole or not at all. */
export interface Block {
  text: string;
  /** How many things are not told where the block has no room. */
  tells: number;
}

/** A heading with what stands under it, each item to be read alone. */
export interface Section {
  title: string;
  items: readonly string[];
}

export function blocks({ title, items }: Section): Block[] {
  const [first = '', ...rest] = items;
  return [`### ${title}\n\n${first}`, ...rest].map((text) => ({ text, tells: 1 }));
}

/** As many of the first blocks as `longest` characters have room for, and how much the others would have told. */
export function bounded(parts: readonly Block[], longest: number): string {
  const whole = parts.filter(({ text }) => text !== '');
  const kept: Block[] = [];
  let room = longest - ROOM_TO_SAY_SO;
  for (const part of whole) {
    room -= part.text.length + SEPARATOR.length;
    if (room < 0) break;
    kept.push(part);
  }
  const omitted = whole.slice(kept.length).reduce((sum, { tells }) => sum + tells, 0);
  const end = omitted === 0 ? [] : [`… and ${omitted} more, which the results file has.`];
  return `${[...kept.map(({ text }) => text), ...end].join(SEPARATOR)}\n`;
}

const SEPARATOR = '\n\n';
const ROOM_TO_SAY_SO = 100;

/** Characters of a comment: GitHub refuses one of more than 65 536, and who posts it may want to say something too. */
export const LONGEST_COMMENT = 60_000;
/** GitHub refuses the summary of a job’s step over 1 MiB. A character can take four bytes. */
export const LONGEST_JOB_SUMMARY = 250_000;
