import type { CheckReport } from '../../evidence/check-report.ts';
import type { EngineName, Finding } from '../../evidence/verdict.ts';
import { STATUSES, statusesBySeverity } from '../page/status.ts';
import { describeFinding, deviationGroups } from '../results/finding-groups.ts';
import type { RequirementResult, Results, Status } from '../results/results.ts';
import { truncate } from '../text/prose.ts';
import { sanitizeDeep } from '../text/sanitize.ts';

/** What a run says beside the specification. Whatever a candidate had a hand in is inert. */
export interface Annotation {
  results: Results;
  /** By requirement; one that the candidate’s line does not promise has none. */
  judged: ReadonlyMap<string, JudgedRequirement>;
}

export interface JudgedRequirement {
  /** What must be seen first first. */
  stands: [EngineStatus, ...EngineStatus[]];
  /** Whether it counts for what the run came to. */
  scored: boolean;
  remarks: AnnotationRemark[];
  /** Why the candidate says that it deviates. */
  declared: { reason: string; engines: EngineName[] }[];
}

export interface EngineStatus {
  status: Status;
  engines: EngineName[];
}

/** Something a check said of a requirement other than that it holds, in whichever engines it said so in the same words. */
export interface AnnotationRemark {
  verdict: Finding['verdict'];
  check: string;
  engines: EngineName[];
  /** Beside what was expected and what was seen. */
  message: string;
  expected: string | undefined;
  seen: string | undefined;
  replay: string;
  /** The report of the first of those engines: what is told of the run is told as it was there. */
  report: CheckReport;
}

export function annotationOf(raw: Results): Annotation {
  const results = sanitizeDeep(raw);
  const deviations = deviationGroups(results, 'happening');
  const judged = results.requirements.flatMap((one): [string, JudgedRequirement][] => {
    const [first, ...others] = standsOf(one);
    if (!first) return [];
    const own = deviations.filter(({ requirement }) => requirement === one.id);
    return [
      [
        one.id,
        {
          stands: [first, ...others],
          scored: one.scored,
          remarks: remarksOf(one, results),
          declared: own.map(({ reason, engines }) => ({ reason, engines: [...engines] })),
        },
      ],
    ];
  });
  return { results, judged: new Map(judged) };
}

function standsOf({ engines }: RequirementResult): EngineStatus[] {
  return statusesBySeverity((status) => engines.some((one) => one.status === status)).map((status) => ({
    status,
    engines: engines.filter((one) => one.status === status).map(({ engine }) => engine),
  }));
}

function remarksOf({ id, engines }: RequirementResult, { reports }: Results): AnnotationRemark[] {
  const remarks = new Map<string, AnnotationRemark>();
  for (const { engine, status } of engines) {
    for (const report of reports.filter((one) => one.engine === engine)) {
      const { check, replay, findings } = report;
      for (const finding of findings.filter((one) => one.requirement === id && isTelling(one, status))) {
        const { verdict, expected, seen } = finding;
        const key = JSON.stringify([check, verdict, describeFinding(finding), expected, seen]);
        const remark = remarks.get(key) ?? {
          verdict,
          check,
          engines: [],
          message: truncate(besides(finding)),
          expected: expected && truncate(expected),
          seen: seen && truncate(seen),
          replay,
          report,
        };
        remarks.set(key, { ...remark, engines: [...remark.engines, engine] });
      }
    }
  }
  return [...remarks.values()];
}

/** What a finding says beside what was expected and what was seen. */
function besides(finding: Finding): string {
  return describeFinding(finding).replace(`: expected ${finding.expected}, saw ${finding.seen}`, '');
}

/** What another check could judge there is neither blocked, nor untestable, nor inapplicable, whatever one of them says. */
function isTelling({ verdict }: Finding, status: Status): boolean {
  if (verdict === 'pass') return false;
  const judges = verdict !== 'blocked' && STATUSES[verdict].tone !== 'none';
  return judges || verdict === status || (verdict === 'blocked' && status === 'deviates');
}
