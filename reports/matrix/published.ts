import type { History as Published } from '../history/history-file.ts';
import { verdictsByVersion } from '../history/verdict-changes.ts';
import { sanitizeDeep } from '../text/sanitize.ts';
import { type VersionHistory, versionRangesOf } from './matrix.ts';

/** Returns the statuses of a requirement across the published versions of packages, from their history files. */
export function publishedHistories(published: readonly Published[], id: string): VersionHistory[] {
  return sanitizeDeep([...published]).flatMap((history) => {
    const { verdictChanges } = history.requirements.find((one) => one.id === id) ?? {};
    if (!verdictChanges) return [];
    const versions = verdictsByVersion(history, verdictChanges).map(({ version, verdict }) => ({
      version: { version, hash: '' },
      status: verdict,
    }));
    return [{ name: history.package, engines: [history.judged.engine], ranges: versionRangesOf(versions) }];
  });
}
