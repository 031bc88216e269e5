import { counted, enumerated } from '../specification/words.ts';
import { shortHash } from '../text/wording.ts';
import type { History, VersionChange } from './history-file.ts';
import { type Remark, type Remarks, remarkOn } from './remarks.ts';
import { isConfirmed, judgedVersions, sentencesOf, unchanged } from './sentences.ts';

/** A history as a page for people. */
export function historyMarkdown(history: History, remarks: Remarks | null): string {
  return `${[
    `# Since which version? ${history.package}`,
    ...introduction(history, remarks),
    '## What can be said',
    sentencesOf(history)
      .map(({ level, promise, text }) => `- **${text}** ${level}: ${promise}`)
      .join('\n'),
    ...theRest(history),
    '## What changed, and why',
    ...whatChanged(history, remarks),
  ].join('\n\n')}\n`;
}

function introduction(history: History, remarks: Remarks | null): string[] {
  const { suite, judged, confirmed, versions, unknown, changes } = history;
  const looked = judgedVersions(history);
  const every = looked.length === versions.length;
  const requested = changes.filter((change) => isConfirmed(change) !== null);
  const alike = requested.filter(isConfirmed).length;
  return [
    [
      `${every ? `All ${versions.length}` : `${looked.length} of ${versions.length}`} published versions from ${versions[0]?.version} to ${versions.at(-1)?.version} were judged by ${suite.name} ${suite.version} (\`${shortHash(suite.hash)}\`), requirements of ${suite.revision}, in ${judged.build}, with seed ${judged.seed} and ${Math.max(2, judged.values)} values in each property.`,
      ...(every ? [] : ['Nothing is known of the others: a change that was undone among them does not show.']),
      ...(unknown.length === 0 ? [] : [`The suite does not know ${enumerated(unknown)}.`]),
    ].join(' '),
    confirmed
      ? `Each change was looked at again on both sides in ${confirmed.engine} (${confirmed.build}), by the checks that tell the two apart: of ${counted(requested.length, 'change')} it saw ${alike} alike.`
      : 'No change was looked at again in a real browser.',
    ...(remarks
      ? [`What the package says of itself is from ${remarks.changelog}. Why a verdict changed was found by hand.`]
      : []),
  ];
}

/** Version after version, what changed for one reason stands together. */
function whatChanged(history: History, remarks: Remarks | null): string[] {
  const steps = grouped(history.changes, ({ before, after }) => `### ${before} → ${after}`);
  const loose = judgedVersions(history).filter(({ afterGap }) => afterGap);
  return [...steps].flatMap(([heading, changes]) => {
    const causes = grouped(changes, (change) => remarkOn(remarks, change));
    const isLoose = loose.some(({ version }) => version === changes[0]?.after);
    return [
      heading,
      ...(isLoose ? ['Between these two nobody judged.'] : []),
      ...[...causes].map(([remark, own]) => causeText(own, remark, history)),
    ];
  });
}

function causeText(changes: readonly VersionChange[], remark: Remark | undefined, history: History): string {
  const turns = grouped(changes, ({ verdicts }) => `${verdicts.before} → ${verdicts.after}`);
  const lines = [...turns].map(([turn, own]) => `- ${turn}: ${own.map(({ requirement }) => requirement).join(', ')}`);
  return [
    ...(remark ? [`${remark.because} ${changelogText(remark)}`, ''] : []),
    ...lines,
    ...disagreements(changes, history),
  ].join('\n');
}

function grouped<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function disagreements(changes: readonly VersionChange[], { confirmed }: History): string[] {
  return changes
    .filter((change) => isConfirmed(change) === false)
    .map(
      ({ requirement, confirmation, checks }) =>
        `- in ${confirmed?.engine} ${requirement} by ${enumerated(checks)}: ${confirmation?.before} → ${confirmation?.after}`,
    );
}

function changelogText({ changelog }: Remark): string {
  if (changelog.says === 'silent')
    return changelog.note ? `The changelog is silent: ${changelog.note}` : 'The changelog is silent.';
  return `The changelog ${changelog.says} (${changelog.where}): ${changelog.note}`;
}

function theRest(history: History): string[] {
  const { holds, broken, unsaid } = unchanged(history);
  const part = (title: string, ids: readonly string[]) => (ids.length === 0 ? [] : [`## ${title}`, ids.join(', ')]);
  return [
    ...part('Holds in every version that was judged', holds),
    ...part('Holds in none of them', broken),
    ...part('Of which nothing can be said in any of them', unsaid),
  ];
}
