import { counted, enumerated } from '../text/phrases.ts';
import { abbreviatedHash } from '../text/wording.ts';
import type { History, VersionChange } from './history-file.ts';
import { type Remark, type Remarks, remarkOn } from './remarks.ts';
import { isConfirmed, judgedVersions, unchangedRequirements, versionSentences } from './sentences.ts';

/** Formats a history as a Markdown page. */
export function historyMarkdown(history: History, remarks: Remarks | null): string {
  return `${[
    `# Since which version? ${history.package}`,
    ...introduction(history, remarks),
    '## Since when each requirement holds',
    versionSentences(history)
      .map(({ level, promise, text }) => `- **${text}** ${level}: ${promise}`)
      .join('\n'),
    ...unchangedSections(history),
    '## What changed, and why',
    ...whatChanged(history, remarks),
  ].join('\n\n')}\n`;
}

function introduction(history: History, remarks: Remarks | null): string[] {
  const { suite, judged, confirmed, versions, unknown, changes } = history;
  const judgedOnes = judgedVersions(history);
  const every = judgedOnes.length === versions.length;
  const compared = changes.filter((change) => isConfirmed(change) !== null);
  const same = compared.filter(isConfirmed).length;
  return [
    [
      `${every ? `All ${versions.length}` : `${judgedOnes.length} of ${versions.length}`} published versions from ${versions[0]?.version} to ${versions.at(-1)?.version} were judged by ${suite.name} ${suite.version} (\`${abbreviatedHash(suite.hash)}\`), requirements of ${suite.revision}, in ${judged.build}, with seed ${judged.seed} and ${Math.max(2, judged.values)} values in each property.`,
      ...(every ? [] : ['The others are unknown: a change that was reverted in between is missed.']),
      ...(unknown.length === 0 ? [] : [`The suite does not cover ${enumerated(unknown)}.`]),
    ].join(' '),
    confirmed
      ? `Each change was confirmed in ${confirmed.engine} (${confirmed.build}): the checks whose verdicts differ judged both versions again. It agrees on ${same} of ${counted(compared.length, 'change')}.`
      : 'No change was confirmed in a real browser.',
    ...(remarks ? [`The changelog is ${remarks.changelog}. The causes of the changes were found by hand.`] : []),
  ];
}

/** The changes by version, grouped by cause. */
function whatChanged(history: History, remarks: Remarks | null): string[] {
  const steps = grouped(history.changes, ({ before, after }) => `### ${before} → ${after}`);
  const loose = judgedVersions(history).filter(({ afterGap }) => afterGap);
  return [...steps].flatMap(([heading, changes]) => {
    const causes = grouped(changes, (change) => remarkOn(remarks, change));
    const isLoose = loose.some(({ version }) => version === changes[0]?.after);
    return [
      heading,
      ...(isLoose ? ['No version between these two was judged.'] : []),
      ...[...causes].map(([remark, own]) => causeText(own, remark, history)),
    ];
  });
}

function causeText(changes: readonly VersionChange[], remark: Remark | undefined, history: History): string {
  const pairs = grouped(changes, ({ verdicts }) => `${verdicts.before} → ${verdicts.after}`);
  const lines = [...pairs].map(([pair, own]) => `- ${pair}: ${own.map(({ requirement }) => requirement).join(', ')}`);
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

function unchangedSections(history: History): string[] {
  const { holds, broken, unverified } = unchangedRequirements(history);
  const part = (title: string, ids: readonly string[]) => (ids.length === 0 ? [] : [`## ${title}`, ids.join(', ')]);
  return [
    ...part('Requirements that hold in every judged version', holds),
    ...part('Requirements that hold in none of them', broken),
    ...part('Requirements that are unverified in all of them', unverified),
  ];
}
