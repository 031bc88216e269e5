import type { EngineName, Finding, Verdict } from '../../evidence/verdict.ts';
import { describeFinding, enginesOf, findingGroups } from '../results/finding-groups.ts';
import { UNTESTED_REASON } from '../results/requirement-in-engine.ts';
import type { Results, Status } from '../results/results.ts';

/** Requirements that were not verified, in the same engines and for the same reason. */
export interface UnverifiedGroup {
  status: Status;
  engines: ReadonlySet<EngineName>;
  reason: string;
  ids: readonly string[];
}

const UNVERIFIED_VERDICTS: readonly Verdict[] = ['blocked', 'untestable', 'inapplicable'];

/** The scored requirements that a run left unverified. Every view that reports what holds must show them too. */
export function unverifiedGroups(results: Results): UnverifiedGroup[] {
  const groups = new Map<string, UnverifiedGroup & { ids: string[] }>();
  const add = (status: Status, engines: ReadonlySet<EngineName>, reason: string, id: string) => {
    const key = JSON.stringify([status, [...engines], reason]);
    const group = groups.get(key) ?? { status, engines, reason, ids: [] };
    groups.set(key, group);
    if (!group.ids.includes(id)) group.ids.push(id);
  };
  for (const { finding, reports } of findingGroups(results, isUnverified))
    add(finding.verdict, enginesOf(reports), describeFinding(finding), finding.requirement);
  for (const { id, engines, untestable, scored } of results.requirements) {
    if (!scored) continue;
    const where = (status: Status) =>
      new Set(engines.filter((one) => one.status === status).map(({ engine }) => engine));
    if (untestable !== null) add('untestable', where('untestable'), untestable, id);
    const untested = where('untested');
    if (untested.size > 0) add('untested', untested, UNTESTED_REASON, id);
  }
  return [...groups.values()];
}

function isUnverified({ verdict }: Finding, status: Status): boolean {
  return verdict === status && UNVERIFIED_VERDICTS.includes(verdict);
}
