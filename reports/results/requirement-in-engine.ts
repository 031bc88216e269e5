import type { CheckReport } from '../../evidence/check-report.ts';
import type { EngineName, Finding } from '../../evidence/verdict.ts';
import { isExcusable } from '../../evidence/verdict-policy.ts';
import { scenariosFirst } from './finding-groups.ts';
import type { RequirementResult, Results, Status } from './results.ts';

/** The reason for the status `untested`. */
export const UNTESTED_REASON = 'No check covered it in this run.';

/** One requirement in one engine, with the finding that decides its status. */
export interface RequirementInEngine {
  requirement: RequirementResult;
  engine: EngineName;
  status: Status;
  /** Absent if no check covered it. Of several, the first scenario’s. */
  finding: Finding | undefined;
  /** The report that contains `finding`. */
  report: CheckReport | undefined;
  /** The declared reason of a deviation; `undefined` if it does not deviate. */
  declared: string | undefined;
  /** The declared reason of a deviation that no longer happens, which fails the run. */
  stale: string | undefined;
  /** The reports of all checks that covered it. */
  reports: readonly CheckReport[];
}

/** Every requirement in every engine of a run, in the catalogue’s order. */
export function requirementsInEngines(results: Results): RequirementInEngine[] {
  const findings = new Map<string, { report: CheckReport; finding: Finding }[]>();
  const key = (engine: EngineName, id: string) => `${engine} ${id}`;
  for (const report of scenariosFirst(results.reports))
    for (const finding of report.findings) {
      const at = key(report.engine, finding.requirement);
      const found = findings.get(at) ?? [];
      findings.set(at, found);
      found.push({ report, finding });
    }
  return results.requirements.flatMap((requirement) =>
    requirement.engines.map(({ engine, status }): RequirementInEngine => {
      const found = findings.get(key(engine, requirement.id)) ?? [];
      const { finding, report } = found.find((one) => isDecisive(status, one.finding)) ?? {};
      const deviation = results.deviations.find((one) => one.requirement === requirement.id && one.engine === engine);
      const declared = status === 'deviates' ? deviation?.reason : undefined;
      const stale = deviation?.state === 'stale' ? deviation.reason : undefined;
      const all = found.map((one) => one.report);
      return { requirement, engine, status, finding, report, declared, stale, reports: all };
    }),
  );
}

function isDecisive(status: Status, { verdict }: Finding): boolean {
  if (status === 'deviates') return isExcusable(verdict);
  // Only an inconclusive finding leaves a requirement untested.
  return status === 'untested' || verdict === status;
}

/** The reason for a requirement’s status, as a sentence; `undefined` if it holds, or if expected and seen say it all. */
export function reasonOf({ requirement, status, finding, declared }: RequirementInEngine): string | undefined {
  if (status === 'pass') return undefined;
  if (declared !== undefined) return declared;
  if (status === 'untested') return finding?.message ?? UNTESTED_REASON;
  if (status === 'untestable' && finding === undefined)
    return requirement.untestable ?? 'The specification says why no check can verify it.';
  return finding?.message ?? (finding?.expected === undefined ? 'No check gave a reason.' : undefined);
}
