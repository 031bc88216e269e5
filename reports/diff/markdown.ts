import { truncate } from '../text/prose.ts';
import { type Block, blocks, bounded, LONGEST_COMMENT } from '../views/blocks.ts';
import { code, codeBlock, prose } from '../views/github-text.ts';
import { type EngineDifference, KINDS, losses, type ResultsDifference, type StatusChange } from './difference.ts';
import { caveats, conclusionOf, factsOf, type Group, groupsOf, sideOf, signOf } from './format.ts';

/** A difference as Markdown for a pull request. Never longer than `longest`: what has no room is counted. */
export function differenceMarkdown(difference: ResultsDifference, longest = LONGEST_COMMENT): string {
  const sign = losses(difference).size > 0 ? '✗' : '✓';
  const head = [
    `## ${sign} ${prose(conclusionOf(difference))}`,
    '',
    `- before: ${code(truncate(sideOf(difference.before)))}`,
    `- after: ${code(truncate(sideOf(difference.after)))}`,
    ...caveats(difference).map((caveat) => `- ${prose(caveat)}`),
  ].join('\n');
  const sections = difference.engines
    .map((engine) => ({ title: engine.engine, items: groupsOf(engine).flatMap(items) }))
    .filter((section) => section.items.length > 0);
  return bounded([{ text: head, items: 0 }, table(difference.engines), ...sections.flatMap(blocks)], longest);
}

function table(engines: readonly EngineDifference[]): Block {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = engines.map(({ engine, changes, unchanged }) =>
    row([engine, ...KINDS.map((kind) => `${changes.filter((one) => one.kind === kind).length}`), `${unchanged}`]),
  );
  const head = [row(['engine', ...KINDS, 'unchanged']), row(['---', ...KINDS.map(() => '--:'), '--:'])];
  return { text: rows.length === 0 ? '' : [...head, ...rows].join('\n'), items: 0 };
}

function items(group: Group): string[] {
  const { kind, from, to, changes } = group;
  const head = `${signOf(group)} ${kind}, ${from} → ${to}`;
  if (kind === 'regressed') return changes.map((change) => folded(head, change));
  return [`- ${head}: ${changes.map(({ requirement }) => code(requirement)).join(' ')}`];
}

function folded(head: string, change: StatusChange): string {
  return [
    `<details><summary>${head}: ${code(`${change.requirement} ${change.level}`)}</summary>`,
    '',
    ...factsOf(change).map(({ label, text }) => {
      if (label === 'replay') return `\n${codeBlock(text)}`;
      return `- ${label}: ${label === 'expected' || label === 'seen' ? code(truncate(text)) : prose(truncate(text))}`;
    }),
    '',
    '</details>',
  ].join('\n');
}
