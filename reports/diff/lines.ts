import { truncate, wrap } from '../text/prose.ts';
import { sanitizeDeep } from '../text/sanitize.ts';
import type { EngineDifference, ResultsDifference } from './difference.ts';
import { caveats, changeFacts, changeSign, conclusionOf, describeRun, groupsOf } from './format.ts';

const WIDTH = 100;

/** Formats a difference for a terminal: the two runs, every change by engine, and the conclusion. */
export function differenceLines(difference: ResultsDifference): string[] {
  const sanitized = sanitizeDeep(difference);
  return [
    ...wrapped('before  ', truncate(describeRun(sanitized.before))),
    ...wrapped('after   ', truncate(describeRun(sanitized.after))),
    ...caveats(sanitized).flatMap((caveat) => wrapped('        ', caveat)),
    ...sanitized.engines.flatMap((engine) => ['', ...engineLines(engine)]),
    '',
    conclusionOf(sanitized),
  ];
}

function engineLines(difference: EngineDifference): string[] {
  const { engine, builds, unchanged } = difference;
  const build =
    builds.before === builds.after ? builds.after : `${builds.before ?? 'absent'} → ${builds.after ?? 'absent'}`;
  return [
    `${engine}  ${build}`,
    ...groupsOf(difference).flatMap((group) => {
      const { kind, from, to, changes } = group;
      const head = `  ${changeSign(group)} ${kind}, ${from} → ${to}`;
      if (kind !== 'regressed')
        return [`${head}:`, ...wrapped('      ', changes.map(({ requirement }) => requirement).join(' '))];
      return changes.flatMap((change) => [
        `${head}: ${change.requirement} ${change.level}`,
        ...changeFacts(change).flatMap(({ label, text }) =>
          // Commands are not wrapped, so that they can be copied.
          label === 'replay' ? [`      replay    ${text}`] : wrapped(`      ${label.padEnd(10)}`, truncate(text)),
        ),
      ]);
    }),
    `  = unchanged: ${unchanged}`,
  ];
}

function wrapped(label: string, text: string): string[] {
  return wrap(text, WIDTH - label.length).map(
    (line, index) => `${index === 0 ? label : ' '.repeat(label.length)}${line}`,
  );
}
