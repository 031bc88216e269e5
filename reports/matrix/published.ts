import type { History as Published } from '../history/history-file.ts';
import { verdictsByVersion } from '../history/verdict-changes.ts';
import { sanitizeDeep } from '../text/sanitize.ts';
import { stretchesOf, type VersionHistory } from './matrix.ts';

/** How a requirement stood in the published versions of packages, as their history files have it. */
export function publishedHistories(published: readonly Published[], id: string): VersionHistory[] {
  return sanitizeDeep([...published]).flatMap((history) => {
    const { verdictChanges } = history.requirements.find((one) => one.id === id) ?? {};
    if (!verdictChanges) return [];
    const stood = verdictsByVersion(history, verdictChanges).map(({ version, verdict }) => ({
      version: { version, hash: '' },
      status: verdict,
    }));
    return [{ name: history.package, engines: [history.judged.engine], stretches: stretchesOf(stood) }];
  });
}
