import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandText } from '../../evidence/command-text.ts';
import { UsageError } from '../../evidence/fault.ts';
import type { Conclusion } from '../../reports/conclusion.ts';
import { findSeededDefect } from './find-seeded-defects.ts';
import { SEEDED_DEFECTS } from './seeded-defects.ts';

const FIGURES = path.resolve(import.meta.dirname, 'seeded-defects.json');

/** The share of the defects that must be found. */
const REQUIRED_SHARE = 0.95;

export interface SeededDefectsOptions {
  /** Words from the names of the defects to search for; all defects if empty. */
  words: readonly string[];
  seed: number;
  /** The maximum time to search for one defect. */
  seconds: number;
  /** Prints a line as soon as it is known. */
  print: (line: string) => void;
}

/**
 * Plays stories to find defects that are seeded in a copy of a published bundle. The exit code is 1 if fewer than 19 of
 * 20 are found. A search for all defects is recorded in `seeded-defects.json`. Throws UsageError.
 */
export async function seededDefects({ words, seed, seconds, print }: SeededDefectsOptions): Promise<Conclusion> {
  const chosen = SEEDED_DEFECTS.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  if (chosen.length === 0)
    throw new UsageError({
      expected: 'a word from the name of a seeded defect',
      seen: words,
      next: commandText('seeded-defects'),
    });
  const figures: Record<string, object> = {};
  let found = 0;
  for (const defect of chosen) {
    const search = await findSeededDefect(defect, { seed, limit: seconds * 1000 });
    const { requirement, story, stories, message } = search;
    const isFound = requirement !== null && defect.breaks.includes(requirement);
    if (isFound) found++;
    print(`${isFound ? '✓' : '✗'} ${defect.name}`);
    print(
      `  ${requirement ?? ''} ${stories} stories, ${search.seconds.toFixed(0)} s, ${story.length} steps, at least ${defect.fewest} needed`,
    );
    for (const step of story.length > 0 ? story : [message]) print(`    ${step}`);
    figures[defect.name] = { requirement, fewest: defect.fewest, story };
  }
  if (chosen.length === SEEDED_DEFECTS.length) writeFileSync(FIGURES, `${JSON.stringify(figures, null, 2)}\n`);
  return { lines: ['', `${found} of ${chosen.length} found`], code: found >= chosen.length * REQUIRED_SHARE ? 0 : 1 };
}
