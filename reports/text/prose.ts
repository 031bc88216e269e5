import { counted } from './phrases.ts';

/** Longest text that is shown, in characters; the results file has all of it. */
const LONGEST = 600;

/** Breaks a text into lines at spaces. A word longer than a line is not broken. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Shortens a text, stating how many characters are missing. */
export function truncate(text: string): string {
  const characters = [...text];
  if (characters.length <= LONGEST) return text;
  return `${characters.slice(0, LONGEST).join('')} … and ${characters.length - LONGEST} more characters`;
}

/** How many seeds are listed. The results file has all of them: one for each property. */
const SEEDS_SHOWN = 3;

/** The seeds of a run, or their number if there are many. A failing property is reported with its own. */
export function seedList(seeds: readonly number[]): string {
  if (seeds.length > SEEDS_SHOWN) return counted(seeds.length, 'seed');
  return seeds.length === 1 ? `seed ${seeds.join()}` : `seeds ${seeds.join(' ')}`;
}
