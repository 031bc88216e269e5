import { UsageError } from '../../evidence/fault.ts';
import { ENGINES, type EngineName } from '../../evidence/verdict.ts';
import { nearest } from '../../harness/candidate-file/nearest.ts';
import type { Invocation } from '../invocation.ts';

/** More choices than this are not listed in a message. */
const MOST_LISTED = 12;

/** Returns a word if it is one of the choices. Otherwise throws UsageError with the one that was probably meant. */
export function choice<Word extends string>(
  word: string,
  words: readonly Word[],
  what: string,
  invocation: Invocation,
): Word {
  const chosen = words.find((one) => one === word);
  if (chosen !== undefined) return chosen;
  const isListed = words.length <= MOST_LISTED;
  const meant = nearest(word, words) ?? (isListed ? words[0] : undefined);
  throw new UsageError({
    expected: isListed ? `${what}: ${words.join(', ')}` : what,
    seen: word,
    next: meant === undefined ? invocation.help() : invocation.instead(word, meant),
  });
}

/** Returns the engine that a word names. Throws UsageError. */
export function engineNamed(word: string, invocation: Invocation): EngineName {
  return choice(word, ENGINES, 'an engine', invocation);
}
