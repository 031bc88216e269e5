import { counted, enumerated } from '../specification/words.ts';
import { shortHash } from '../wording.ts';
import type { Change, History } from './history-file.ts';
import { type Remark, type Remarks, remarkOn } from './remarks.ts';
import { isConfirmed, judgedVersions, type Sentence, sentencesOf, unchanged } from './sentences.ts';

/** A history as a page for people. */
export function historyMarkdown(history: History, remarks: Remarks | null): string {
  const sentences = sentencesOf(history);
  return `${[
    `# Since which version? ${history.package}`,
    ...introduction(history, remarks),
    '## By version',
    byVersion(history),
    '## By requirement',
    ...sentences.flatMap((sentence) => aboutRequirement(sentence, history, remarks)),
    ...theRest(history),
  ].join('\n\n')}\n`;
}

function introduction(history: History, remarks: Remarks | null): string[] {
  const { suite, judged, confirmed, versions, unknown, changes } = history;
  const looked = judgedVersions(history);
  const every = looked.length === versions.length;
  const asked = changes.filter((change) => isConfirmed(change) !== null);
  const alike = asked.filter(isConfirmed).length;
  return [
    [
      `${every ? `All ${versions.length}` : `${looked.length} of ${versions.length}`} published versions from ${versions[0]?.version} to ${versions.at(-1)?.version} were judged by ${suite.name} ${suite.version} (\`${shortHash(suite.hash)}\`), requirements of ${suite.revision}, in the simulated engine (${judged.build}) with seed ${judged.seed} and ${Math.max(2, judged.values)} values in each property.`,
      ...(every ? [] : ['Nothing is known of the others: a change that was undone among them does not show.']),
      ...(unknown.length === 0 ? [] : [`The suite does not know ${enumerated(unknown)}.`]),
    ].join(' '),
    confirmed
      ? `Each change was looked at again on both sides in ${confirmed.engine} (${confirmed.build}), by the checks that tell the two apart: of ${counted(asked.length, 'change')} it saw ${alike} alike.`
      : 'No change was looked at again in a real browser.',
    ...(remarks
      ? [`What the package says of itself is from ${remarks.changelog}. Why a verdict changed was found by hand.`]
      : []),
  ];
}

function byVersion({ changes }: History): string {
  const steps = [...new Set(changes.map(({ before, after }) => `${before} → ${after}`))];
  const rows = steps.map((step) => {
    const here = changes.filter(({ before, after }) => `${before} → ${after}` === step);
    const ids = (of: (change: Change) => boolean) =>
      here
        .filter(of)
        .map(({ requirement }) => requirement)
        .join(', ');
    const begins = ids(({ verdicts }) => verdicts.after === 'pass');
    const ceases = ids(({ verdicts }) => verdicts.before === 'pass');
    const other = ids(({ verdicts }) => verdicts.before !== 'pass' && verdicts.after !== 'pass');
    return `| ${step} | ${begins} | ${ceases} | ${other} |`;
  });
  return [
    '| versions | holds from then on | no longer known to hold | other |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function aboutRequirement(
  { id, level, promise, text, changes }: Sentence,
  history: History,
  remarks: Remarks | null,
): string[] {
  return [
    `### ${id}`,
    `**${text}**`,
    `${level}: ${promise}`,
    changes.map((change) => `- ${changeText(change, history, remarkOn(remarks, change))}`).join('\n'),
  ];
}

function changeText(change: Change, { confirmed }: History, remark: Remark | undefined): string {
  const { before, after, verdicts, confirmation, checks } = change;
  const agrees = isConfirmed(change);
  return [
    `${before} → ${after}: ${verdicts.before} → ${verdicts.after}, by ${checksText(checks)}.`,
    ...(agrees === null
      ? []
      : [
          agrees
            ? `So in ${confirmed?.engine}.`
            : `In ${confirmed?.engine}: ${confirmation?.before} → ${confirmation?.after}.`,
        ]),
    ...(remark ? [remark.because, changelogText(remark)] : []),
  ].join(' ');
}

/** More checks than these are counted. */
const CHECKS_NAMED = 3;

function checksText(checks: readonly string[]): string {
  return checks.length > CHECKS_NAMED
    ? counted(checks.length, 'check')
    : enumerated(checks.map((check) => `\`${check}\``));
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
    ...part('Holds in every version', holds),
    ...part('Holds in none', broken),
    ...part('Of which nothing can be said in any', unsaid),
  ];
}
