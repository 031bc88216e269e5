import type { CheckReport } from '../../evidence/check-report.ts';
import type { EngineName, Finding } from '../../evidence/verdict.ts';
import type { RequirementResult, Results, Status } from './results.ts';

/** One requirement in one engine, with the finding its standing rests on. */
export interface RequirementVerdict {
  requirement: RequirementResult;
  engine: EngineName;
  status: Status;
  /** Absent where no check spoke of it. Of several the first scenario’s: its words are chosen. */
  finding: Finding | undefined;
  /** Whose finding it is. */
  report: CheckReport | undefined;
  /** Why the candidate is known to fail it; `undefined` where it does not deviate. */
  declared: string | undefined;
  /** Why the candidate was known to fail it where it no longer does: that fails the run. */
  stale: string | undefined;
  /** Every check that spoke of it. */
  reports: readonly CheckReport[];
}

/** Every requirement in every engine of a run, in the catalogue’s order. */
export function requirementVerdicts(results: Results): RequirementVerdict[] {
  const spoken = new Map<string, { report: CheckReport; finding: Finding }[]>();
  const key = (engine: EngineName, id: string) => `${engine} ${id}`;
  for (const report of [...results.reports].sort(scenariosFirst))
    for (const finding of report.findings) {
      const at = key(report.engine, finding.requirement);
      const found = spoken.get(at) ?? [];
      spoken.set(at, found);
      found.push({ report, finding });
    }
  return results.requirements.flatMap((requirement) =>
    requirement.engines.map(({ engine, status }): RequirementVerdict => {
      const found = spoken.get(key(engine, requirement.id)) ?? [];
      const { finding, report } = found.find((one) => rests(status, one.finding)) ?? {};
      const deviation = results.deviations.find((one) => one.requirement === requirement.id && one.engine === engine);
      const declared = status === 'deviates' ? deviation?.reason : undefined;
      const stale = deviation?.state === 'stale' ? deviation.reason : undefined;
      const all = found.map((one) => one.report);
      return { requirement, engine, status, finding, report, declared, stale, reports: all };
    }),
  );
}

function rests(status: Status, { verdict }: Finding): boolean {
  return status === 'deviates' ? verdict === 'fail' || verdict === 'blocked' : verdict === status;
}

function scenariosFirst(a: CheckReport, b: CheckReport): number {
  return Number(a.kind === 'property') - Number(b.kind === 'property');
}

/** Why a requirement stands where it does, in a sentence; `undefined` where it holds. */
export function reasonOf({ requirement, status, finding, declared }: RequirementVerdict): string | undefined {
  if (status === 'pass') return undefined;
  if (declared !== undefined) return declared;
  if (status === 'untested') return 'No check spoke of it in this run.';
  if (status === 'untestable' && finding === undefined)
    return requirement.untestable ?? 'The specification says why no check can show it.';
  return finding?.message ?? (finding?.expected === undefined ? 'No check said why.' : undefined);
}
