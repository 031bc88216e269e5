import { reasonOf } from '../results/requirement-in-engine.ts';
import type { Results } from '../results/results.ts';
import { abbreviatedHash, candidateLabel, engineList, revisionLabel } from '../text/wording.ts';
import {
  CHANGE_KINDS,
  type ChangeKind,
  type EngineDifference,
  isLoss,
  lostRequirements,
  type ResultsDifference,
  type StatusChange,
} from './difference.ts';

// The wording of a difference, shared by the terminal and Markdown. Each view must still sanitise it.

/** The conclusion names at most this many requirements and counts the others, which are listed above it. */
const MOST_NAMED = 6;

/** The conclusion in one line, with the lost requirements by name. */
export function conclusionOf(difference: ResultsDifference): string {
  const lost = [...lostRequirements(difference)];
  const named = lost.slice(0, MOST_NAMED).map(([id, engines]) => `${id} in ${engineList(new Set(engines))}`);
  const more = lost.length > MOST_NAMED ? [`${lost.length - MOST_NAMED} more`] : [];
  if (lost.length > 0) return `lost: ${[...named, ...more].join(', ')}`;
  const changed = difference.engines.some(({ changes }) => changes.length > 0);
  return changed ? 'nothing lost' : 'no difference';
}

/** Describes the candidate and the suite of a run. */
export function describeRun({ candidate, suite }: Results): string {
  return [
    candidateLabel(candidate),
    candidate.specifier,
    abbreviatedHash(candidate.hash),
    `${suite.name} ${suite.version}${suite.hash === null ? '' : ` ${abbreviatedHash(suite.hash)}`}`,
    revisionLabel(suite),
  ].join(' · ');
}

/** The facts that limit the comparison, each as one sentence. */
export function caveats({ before, after, added, retired, engines }: ResultsDifference): string[] {
  const lines = [before.candidate.line, after.candidate.line];
  const sameRevision = before.suite.revision === after.suite.revision;
  const listed = (ids: readonly string[], otherLine: string, otherRevision: string) =>
    ids.length === 0 ? [] : [`${sameRevision ? otherLine : otherRevision}: ${ids.join(' ')}`];
  return [
    ...(before.candidate.hash === after.candidate.hash ? ['Both runs judged the same candidate, byte for byte.'] : []),
    ...(before.candidate.line === after.candidate.line ? [] : [`Release line ${lines[0]} before, ${lines[1]} after.`]),
    ...(before.suite.hash === after.suite.hash && before.suite.hash !== null
      ? []
      : ['The suites may differ, so a change can be due to the suite.']),
    ...listed(added, `Only in release line ${lines[1]}`, `Added in the requirements of ${after.suite.revision}`),
    ...listed(retired, `Only in release line ${lines[0]}`, `Retired in the requirements of ${after.suite.revision}`),
    ...engines.flatMap(({ engine, builds }) => {
      if (builds.before === null) return [`Only the later run used ${engine}.`];
      if (builds.after === null)
        return [`Only the earlier run used ${engine}: what passed there is no longer covered.`];
      return [];
    }),
    ...[before, after].flatMap((results, index) => {
      const which = index === 0 ? 'earlier' : 'later';
      if (results.summary.outcome === 'harness-error') return [`The ${which} run has a harness error.`];
      return results.summary.complete ? [] : [`The ${which} run is partial.`];
    }),
  ];
}

/** Changes of one kind between the same two statuses. */
export interface ChangeGroup {
  kind: ChangeKind;
  from: string;
  to: string;
  changes: readonly StatusChange[];
}

/** Groups the changes in an engine, losses first. */
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

export function changeSign({ changes, kind }: ChangeGroup): string {
  if (changes.some(isLoss)) return '✗';
  return kind === 'improved' ? '✓' : '·';
}

/** The facts about the later run that a detailed change shows. */
export function changeFacts({ sentence, after }: StatusChange): { label: string; text: string }[] {
  const message = after && reasonOf(after);
  const { expected, seen } = after?.finding ?? {};
  return [
    { label: 'requires', text: sentence },
    { label: 'message', text: message },
    { label: 'expected', text: expected },
    { label: 'seen', text: seen },
    { label: 'replay', text: after?.report?.replay },
  ].flatMap(({ label, text }) => (text == null ? [] : [{ label, text }]));
}
