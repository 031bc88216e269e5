import { short, wrap } from '../text/prose.ts';
import { sanitizeDeep } from '../text/sanitize.ts';
import type { EngineDifference, ResultsDifference } from './difference.ts';
import { caveats, conclusionOf, describeRun, factsOf, groupsOf, signOf } from './format.ts';

const WIDTH = 100;

/** A difference as lines for a terminal: who is compared, every change by engine, and what it came to. */
export function differenceLines(difference: ResultsDifference): string[] {
  const inert = sanitizeDeep(difference);
  return [
    ...wrapped('before  ', short(describeRun(inert.before))),
    ...wrapped('after   ', short(describeRun(inert.after))),
    ...caveats(inert).flatMap((caveat) => wrapped('        ', caveat)),
    ...inert.engines.flatMap((engine) => ['', ...engineLines(engine)]),
    '',
    conclusionOf(inert),
  ];
}

function engineLines(difference: EngineDifference): string[] {
  const { engine, builds, unchanged } = difference;
  const known =
    builds.before === builds.after ? builds.after : `${builds.before ?? 'absent'} → ${builds.after ?? 'absent'}`;
  return [
    `${engine}  ${known}`,
    ...groupsOf(difference).flatMap((group) => {
      const { kind, from, to, changes } = group;
      const head = `  ${signOf(group)} ${kind}, ${from} → ${to}`;
      if (kind !== 'regressed')
        return [`${head}:`, ...wrapped('      ', changes.map(({ requirement }) => requirement).join(' '))];
      return changes.flatMap((change) => [
        `${head}: ${change.requirement} ${change.level}`,
        ...factsOf(change).flatMap(({ label, text }) =>
          // Commands are never broken, so that they can be copied.
          label === 'replay' ? [`      replay    ${text}`] : wrapped(`      ${label.padEnd(10)}`, short(text)),
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
