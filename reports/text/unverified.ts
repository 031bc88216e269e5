import type { EngineName, Finding, Verdict } from '../../evidence/verdict.ts';
import { enginesOf, problems, said } from '../results/problem.ts';
import type { Results, Status } from '../results/results.ts';

/** Requirements of which nothing is known in the same engines for the same reason. */
export interface Unverified {
  status: Status;
  engines: ReadonlySet<EngineName>;
  reason: string;
  ids: readonly string[];
}

const LEFT: readonly Verdict[] = ['blocked', 'untestable', 'inapplicable'];

/** What a run left unverified. Who reads of what holds must see this too. */
export function unverified(results: Results): Unverified[] {
  const groups = new Map<string, Unverified & { ids: string[] }>();
  const note = (status: Status, engines: ReadonlySet<EngineName>, reason: string, id: string) => {
    const key = JSON.stringify([status, [...engines], reason]);
    const group = groups.get(key) ?? { status, engines, reason, ids: [] };
    groups.set(key, group);
    if (!group.ids.includes(id)) group.ids.push(id);
  };
  for (const { finding, reports } of problems(results, isLeft))
    note(finding.verdict, enginesOf(reports), said(finding), finding.requirement);
  for (const { id, engines, untestable, scored } of results.requirements) {
    if (!scored) continue;
    const where = (status: Status) =>
      new Set(engines.filter((one) => one.status === status).map(({ engine }) => engine));
    if (untestable !== null) note('untestable', where('untestable'), untestable, id);
    const untested = where('untested');
    if (untested.size > 0) note('untested', untested, 'No check spoke of it in this run.', id);
  }
  return [...groups.values()];
}

function isLeft({ verdict }: Finding, status: Status): boolean {
  return verdict === status && LEFT.includes(verdict);
}
