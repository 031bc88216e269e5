import { splitOnce } from '../split-once.ts';

/** The name and value of a cookie, split at the first `=`. A text without `=` is the value of a cookie without a name. */
export function cookiePair(text: string): [name: string, value: string] {
  const [before, after] = splitOnce(text, '=');
  return after === null ? ['', before] : [before, after];
}

/** The name and value of each cookie that `document.cookie` lists. */
export function cookiePairs(text: string): [name: string, value: string][] {
  return text === '' ? [] : text.split('; ').map(cookiePair);
}
