import { markdownTable } from '../text/markdown-table.ts';
import { truncate } from '../text/prose.ts';
import { type Block, blocks, bounded, LONGEST_COMMENT } from '../views/blocks.ts';
import { code, codeBlock, prose } from '../views/github-text.ts';
import {
  CHANGE_KINDS,
  type EngineDifference,
  lostRequirements,
  type ResultsDifference,
  type StatusChange,
} from './difference.ts';
import { type ChangeGroup, caveats, changeFacts, changeSign, conclusionOf, describeRun, groupsOf } from './format.ts';

/** Formats a difference as Markdown for a pull request, in at most `longest` characters; what does not fit is counted. */
export function differenceMarkdown(difference: ResultsDifference, longest = LONGEST_COMMENT): string {
  const sign = lostRequirements(difference).size > 0 ? '✗' : '✓';
  const head = [
    `## ${sign} ${prose(conclusionOf(difference))}`,
    '',
    `- before: ${code(truncate(describeRun(difference.before)))}`,
    `- after: ${code(truncate(describeRun(difference.after)))}`,
    ...caveats(difference).map((caveat) => `- ${prose(caveat)}`),
  ].join('\n');
  const sections = difference.engines
    .map((engine) => ({ title: engine.engine, items: groupsOf(engine).flatMap(items) }))
    .filter((section) => section.items.length > 0);
  return bounded([{ text: head, items: 0 }, table(difference.engines), ...sections.flatMap(blocks)], longest);
}

function table(engines: readonly EngineDifference[]): Block {
  const rows = engines.map(({ engine, changes, unchanged }) => [
    engine,
    ...CHANGE_KINDS.map((kind) => `${changes.filter((one) => one.kind === kind).length}`),
    `${unchanged}`,
  ]);
  const columns = ['engine', ...CHANGE_KINDS, 'unchanged'];
  return { text: rows.length === 0 ? '' : markdownTable(columns, rows, 1), items: 0 };
}

function items(group: ChangeGroup): string[] {
  const { kind, from, to, changes } = group;
  const head = `${changeSign(group)} ${kind}, ${from} → ${to}`;
  if (kind === 'regressed') return changes.map((change) => foldedChange(head, change));
  return [`- ${head}: ${changes.map(({ requirement }) => code(requirement)).join(' ')}`];
}

function foldedChange(head: string, change: StatusChange): string {
  return [
    `<details><summary>${head}: ${code(`${change.requirement} ${change.level}`)}</summary>`,
    '',
    ...changeFacts(change).map(({ label, text }) => {
      if (label === 'replay') return `\n${codeBlock(text)}`;
      return `- ${label}: ${label === 'expected' || label === 'seen' ? code(truncate(text)) : prose(truncate(text))}`;
    }),
    '',
    '</details>',
  ].join('\n');
}
