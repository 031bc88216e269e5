import { closestMatch } from 'leven';

/** The word that a misspelt one was meant to be; `undefined` where none is near. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const lower = new Map(words.map((known) => [known.toLowerCase(), known]));
  const maxDistance = Math.max(2, Math.floor(word.length / 3));
  return lower.get(closestMatch(word.toLowerCase(), [...lower.keys()], { maxDistance }) ?? '');
}
