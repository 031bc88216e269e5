import { closestMatch } from 'leven';

/** Returns the known word that a misspelt one is nearest to; `undefined` if none is near. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const lower = new Map(words.map((correct) => [correct.toLowerCase(), correct]));
  const maxDistance = Math.max(2, Math.floor(word.length / 3));
  return lower.get(closestMatch(word.toLowerCase(), [...lower.keys()], { maxDistance }) ?? '');
}
