import { BadInput } from '../diagnostic.ts';
import { shellWord } from './shell-word.ts';

export interface Explanation {
  expected: string;
  seen: string;
  next: string;
}

/** A diagnostic in the three lines a person needs: what was expected, what was seen, which command to run next. */
export function explained({ expected, seen, next }: Explanation): BadInput {
  return new BadInput(`Expected: ${expected}\nSeen:     ${seen}\nNext:     ${next}`);
}

/** The command that judges a candidate, quoted for a shell where it must be. */
export function judge(specifier: string): string {
  return `SDK=${shellWord(specifier)} npx playwright test`;
}
