import type { History as Published } from '../history/history-file.ts';
import { verdictsOf } from '../history/verdict-changes.ts';
import { sanitizeDeep } from '../text/sanitize.ts';
import { type VersionHistory, versionRangesOf } from './matrix.ts';

/** Returns the statuses of a requirement across the published versions of packages, from their history files. */
export function publishedHistories(published: readonly Published[], id: string): VersionHistory[] {
  return sanitizeDeep([...published]).flatMap((history) => {
    const { turns } = history.requirements.find((one) => one.id === id) ?? {};
    if (!turns) return [];
    const versions = verdictsOf(history, turns).map(({ version, verdict }) => ({
      version: { version, hash: '' },
      status: verdict,
    }));
    return [{ name: history.package, engines: [history.judged.engine], ranges: versionRangesOf(versions) }];
  });
}
