import { truncate, wrap } from '../../reports/text/prose.ts';
import { sanitize } from '../../reports/text/sanitize.ts';
import type { GuideDifference, RegisteredSentence } from './compare.ts';
import type { GuideSentence } from './sentences.ts';

/** The width, in columns, at which sentences of the guide are wrapped. */
const WIDTH = 100;

/** Formats a difference. `citing` has the ids of requirements and errata that cite a sentence, by its hash. */
export function guideDifferenceLines(
  { added, gone, changed, moved }: GuideDifference,
  citing: ReadonlyMap<string, readonly string[]>,
): string[] {
  const loss = ({ hash }: RegisteredSentence) => `cited by ${citing.get(hash)?.join(', ') ?? 'nothing'}`;
  return [
    ...part(
      'new',
      added.map((one) => [`${one.hash}  ${place(one)}`, one]),
    ),
    ...part(
      'gone',
      gone.map((one) => [`${one.hash}  ${place(one)}  ${loss(one)}`]),
    ),
    ...part(
      'changed',
      changed.map(({ before, after }) => [`${before.hash} → ${after.hash}  ${place(after)}  ${loss(before)}`, after]),
    ),
    ...part(
      'moved',
      moved.map(({ before, after }) => [`${after.hash}  ${place(before)} → ${place(after)}`, after]),
    ),
  ];
}

function part(name: string, entries: readonly (readonly [string, GuideSentence?])[]): string[] {
  if (entries.length === 0) return [];
  return [
    `${name}: ${entries.length}`,
    ...entries.flatMap(([head, sentence]) => [
      `  ${head}`,
      ...(sentence ? wrap(truncate(sanitize(sentence.text)), WIDTH - 4).map((line) => `    ${line}`) : []),
    ]),
    '',
  ];
}

function place({ section }: RegisteredSentence): string {
  return `“${sanitize(section)}”`;
}
