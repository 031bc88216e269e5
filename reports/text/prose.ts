/** Characters of one text that are shown; the results file holds the rest. */
const LONGEST = 600;

/** Breaks at spaces. A word longer than a line stays whole. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

export function short(text: string): string {
  const characters = [...text];
  if (characters.length <= LONGEST) return text;
  return `${characters.slice(0, LONGEST).join('')} … and ${characters.length - LONGEST} characters more`;
}

/** More seeds than these are counted: each property has one of its own, and the results file has them all. */
const SEEDS_SHOWN = 3;

/** The seeds of a run, as a reader needs them: a failing property says its own. */
export function seedsOf(seeds: readonly number[]): string {
  if (seeds.length > SEEDS_SHOWN) return `${seeds.length} seeds`;
  return seeds.length === 1 ? `seed ${seeds.join()}` : `seeds ${seeds.join(' ')}`;
}
