import { counted } from '../text/phrases.ts';
import type { History } from './history-file.ts';
import { isConfirmed, judgedVersions, versionSentences } from './sentences.ts';

/** The history of one requirement as lines: where its verdict changed, and how certain that is. */
export function findingLines(history: History, id: string): string[] {
  const { versions, requirements, changes, confirmed } = history;
  const judged = judgedVersions(history);
  const [sentence] = versionSentences(history).filter((one) => one.id === id);
  const [first] = requirements.find((one) => one.id === id)?.verdictChanges ?? [];
  const skipped = versions.length - judged.length;
  return [
    sentence?.text ?? `${id} ${first ? `is ${first.verdict} in every version that was judged` : 'was not judged'}.`,
    ...changes.map((change) => {
      const { before, after, verdicts, confirmation } = change;
      const agrees = isConfirmed(change);
      const seen = agrees ? 'the same' : `${confirmation?.before} → ${confirmation?.after}`;
      return `${before} → ${after}  ${verdicts.before} → ${verdicts.after}${agrees === null ? '' : `; in ${confirmed?.engine} ${seen}`}`;
    }),
    ...(skipped === 0
      ? [`judged    all ${judged.length} versions`]
      : [
          `judged    ${judged.length} of ${versions.length} versions: ${judged.map(({ version }) => version).join(' ')}`,
          `unknown   ${counted(skipped, 'version')} not judged: a change that was reverted in between is missed; --all judges each`,
        ]),
  ];
}
