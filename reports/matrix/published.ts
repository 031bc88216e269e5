import type { History as Published } from '../history/history-file.ts';
import { verdictsOf } from '../history/verdict-changes.ts';
import { sanitizeDeep } from '../text/sanitize.ts';
import { stretchesOf, type VersionHistory } from './matrix.ts';

/** How a requirement stood in the published versions of packages, as their history files have it. */
export function publishedHistories(published: readonly Published[], id: string): VersionHistory[] {
  return sanitizeDeep([...published]).flatMap((history) => {
    const { turns } = history.requirements.find((one) => one.id === id) ?? {};
    if (!turns) return [];
    const stood = verdictsOf(history, turns).map(({ version, verdict }) => ({
      version: { version, hash: '' },
      status: verdict,
    }));
    return [{ name: history.package, engines: [history.judged.engine], stretches: stretchesOf(stood) }];
  });
}
