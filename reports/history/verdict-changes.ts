import type { Verdict } from '../../evidence/verdict.ts';
import type { History, VersionVerdict } from './history-file.ts';

/** The first of the judged versions, and each one whose verdict differs from the previous one’s. */
export function verdictChangesOf(judged: readonly VersionVerdict[]): VersionVerdict[] {
  return judged.filter(({ verdict }, index) => verdict !== judged[index - 1]?.verdict);
}

/** The verdict in each version; `null` if the version was not judged, even between two with the same verdict. */
export function verdictsByVersion(
  { versions }: Pick<History, 'versions'>,
  verdictChanges: readonly VersionVerdict[],
): (VersionVerdict | { version: string; verdict: null })[] {
  const changes = new Map(verdictChanges.map(({ version, verdict }) => [version, verdict]));
  let verdict: Verdict | undefined;
  return versions.map(({ version, hash }) => {
    verdict = changes.get(version) ?? verdict;
    return { version, verdict: hash === null ? null : (verdict ?? null) };
  });
}
