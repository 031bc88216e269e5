import type { Verdict } from '../../evidence/verdict.ts';
import type { History, Turn } from './history-file.ts';

/** What was judged, version after version, as the versions in which the verdict is another than in the one before. */
export function turnsOf(judged: readonly Turn[]): Turn[] {
  return judged.filter(({ verdict }, index) => verdict !== judged[index - 1]?.verdict);
}

/**
 * How a requirement stands in each version: its verdict where it was judged, `null` where it was not. What stands between
 * two alike is no more known than the rest.
 */
export function verdictsOf(
  { versions }: Pick<History, 'versions'>,
  turns: readonly Turn[],
): (Turn | { version: string; verdict: null })[] {
  const begins = new Map(turns.map(({ version, verdict }) => [version, verdict]));
  let verdict: Verdict | undefined;
  return versions.map(({ version, hash }) => {
    verdict = begins.get(version) ?? verdict;
    return { version, verdict: hash === null ? null : (verdict ?? null) };
  });
}
