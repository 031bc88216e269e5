import type { History } from './history-file.ts';
import { isConfirmed, judgedVersions, sentencesOf } from './sentences.ts';

/** What was found of one requirement, line by line: where its verdict changed, and how far that can be trusted. */
export function findingLines(history: History, id: string): string[] {
  const { versions, requirements, changes, confirmed } = history;
  const judged = judgedVersions(history);
  const [sentence] = sentencesOf(history).filter((one) => one.id === id);
  const [turn] = requirements.find((one) => one.id === id)?.turns ?? [];
  const skipped = versions.length - judged.length;
  return [
    sentence?.text ?? `${id} ${turn ? `is ${turn.verdict}` : 'was not judged'} in every version that was judged.`,
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
          `unknown   ${skipped} not judged: a change that was undone among them is missed; --all judges each`,
        ]),
  ];
}
