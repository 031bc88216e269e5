import { reasonOf } from '../results/requirement-verdict.ts';
import type { Results } from '../results/results.ts';
import { labelOf, list, requirementsOf, shortHash } from '../text/wording.ts';
import {
  CHANGE_KINDS,
  type ChangeKind,
  type EngineDifference,
  isLoss,
  losses,
  type ResultsDifference,
  type StatusChange,
} from './difference.ts';

// How a difference is worded, in the terminal and in Markdown alike. None of it is inert yet.

/** More requirements than these are counted in a line that says what it came to; which they are stands above it. */
const MOST_NAMED = 6;

/** What it came to, in one line: what was lost, by name. */
export function conclusionOf(difference: ResultsDifference): string {
  const lost = [...losses(difference)];
  const named = lost.slice(0, MOST_NAMED).map(([id, engines]) => `${id} in ${list(new Set(engines))}`);
  const more = lost.length > MOST_NAMED ? [`${lost.length - MOST_NAMED} more`] : [];
  if (lost.length > 0) return `lost: ${[...named, ...more].join(', ')}`;
  const changed = difference.engines.some(({ changes }) => changes.length > 0);
  return changed ? 'nothing lost' : 'no difference';
}

/** Who was judged, and by what. */
export function describeRun({ candidate, suite }: Results): string {
  return [
    labelOf(candidate),
    candidate.specifier,
    shortHash(candidate.hash),
    `${suite.name} ${suite.version}${suite.hash === null ? '' : ` ${shortHash(suite.hash)}`}`,
    requirementsOf(suite),
  ].join(' · ');
}

/** What a reader must know before comparing: each a sentence. */
export function caveats({ before, after, added, retired, engines }: ResultsDifference): string[] {
  const lines = [before.candidate.line, after.candidate.line];
  const sameRevision = before.suite.revision === after.suite.revision;
  const says = (ids: readonly string[], otherLine: string, otherRevision: string) =>
    ids.length === 0 ? [] : [`${sameRevision ? otherLine : otherRevision}: ${ids.join(' ')}`];
  return [
    ...(before.candidate.hash === after.candidate.hash ? ['The same candidate, byte for byte.'] : []),
    ...(before.candidate.line === after.candidate.line ? [] : [`Behaviour lines: ${lines.join(' before, ')} after.`]),
    ...(before.suite.hash === after.suite.hash && before.suite.hash !== null
      ? []
      : ['Judged by different suites, as far as is known: a change can be the suite’s.']),
    ...says(added, `Promised of ${lines[1]} only`, `Added by the requirements of ${after.suite.revision}`),
    ...says(retired, `Promised of ${lines[0]} only`, `Retired by the requirements of ${after.suite.revision}`),
    ...engines.flatMap(({ engine, builds }) => {
      if (builds.before === null) return [`${engine} is in the later run only.`];
      if (builds.after === null)
        return [`${engine} is in the earlier run only: what passed there is no longer covered.`];
      return [];
    }),
    ...[before, after].flatMap((results, index) => {
      const which = index === 0 ? 'earlier' : 'later';
      if (results.summary.outcome === 'harness-error') return [`In the ${which} run something of ours broke.`];
      return results.summary.complete ? [] : [`The ${which} run is a part of one.`];
    }),
  ];
}

/** Changes of a kind that read alike: from one standing to another. */
export interface ChangeGroup {
  kind: ChangeKind;
  from: string;
  to: string;
  changes: readonly StatusChange[];
}

/** The changes in an engine, what is lost first. */
export function groupsOf({ changes }: EngineDifference): ChangeGroup[] {
  return CHANGE_KINDS.flatMap((kind) => {
    const groups = new Map<string, ChangeGroup & { changes: StatusChange[] }>();
    for (const one of changes.filter((change) => change.kind === kind)) {
      const from = one.before?.status ?? 'absent';
      const to = one.after?.status ?? 'absent';
      const group = groups.get(`${from} ${to}`) ?? { kind, from, to, changes: [] };
      groups.set(`${from} ${to}`, group);
      group.changes.push(one);
    }
    return [...groups.values()];
  });
}

export function signOf({ changes, kind }: ChangeGroup): string {
  if (changes.some(isLoss)) return '✗';
  return kind === 'improved' ? '✓' : '·';
}

/** What a change that is told in full says of the later run. */
export function factsOf({ sentence, after }: StatusChange): { label: string; text: string }[] {
  const said = after && reasonOf(after);
  const { expected, seen } = after?.finding ?? {};
  return [
    { label: 'requires', text: sentence },
    { label: 'message', text: said },
    { label: 'expected', text: expected },
    { label: 'seen', text: seen },
    { label: 'replay', text: after?.report?.replay },
  ].flatMap(({ label, text }) => (text == null ? [] : [{ label, text }]));
}
