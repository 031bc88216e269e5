import { UsageError } from '../evidence/fault.ts';
import { nearest } from '../harness/candidate-file/nearest.ts';
import type { Invocation } from './invocation.ts';

/** More words are not read. */
const MOST_WORDS = 12;

/** One of several words that can be chosen. Throws UsageError with the one that was probably meant. */
export function choice<Word extends string>(
  word: string,
  words: readonly Word[],
  what: string,
  invocation: Invocation,
): Word {
  const chosen = words.find((one) => one === word);
  if (chosen !== undefined) return chosen;
  const right = nearest(word, words) ?? (words.length > MOST_WORDS ? undefined : words[0]);
  throw new UsageError({
    expected: words.length > MOST_WORDS ? what : `${what}: ${words.join(', ')}`,
    seen: word,
    next: right === undefined ? invocation.help() : invocation.instead(word, right),
  });
}
