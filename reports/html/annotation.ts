import type { CheckReport } from '../../evidence/check-report.ts';
import type { EngineName, Finding } from '../../evidence/verdict.ts';
import { STATUS_DISPLAY, statusesBySeverity } from '../page/status.ts';
import { describeFinding, deviationGroups } from '../results/finding-groups.ts';
import type { RequirementResult, Results, Status } from '../results/results.ts';
import { truncate } from '../text/prose.ts';
import { sanitizeDeep } from '../text/sanitize.ts';

/** What a run adds to the specification. Every text that a candidate could influence is sanitised. */
export interface Annotation {
  results: Results;
  /** By requirement id, without requirements that do not apply to the candidate’s release line. */
  judged: ReadonlyMap<string, JudgedRequirement>;
}

export interface JudgedRequirement {
  /** The most serious first. */
  statuses: [EngineStatus, ...EngineStatus[]];
  /** Whether it counts towards the outcome of the run. */
  scored: boolean;
  findings: ReportedFinding[];
  /** The deviations that the candidate declares and that were observed. */
  deviations: { reason: string; engines: EngineName[] }[];
}

export interface EngineStatus {
  status: Status;
  engines: EngineName[];
}

/** A check’s finding other than a pass, in all engines that reported it in the same words. */
export interface ReportedFinding {
  verdict: Finding['verdict'];
  check: string;
  engines: EngineName[];
  /** Without the expected and seen values. */
  message: string;
  expected: string | undefined;
  seen: string | undefined;
  replay: string;
  /** The report from the first of the engines. */
  report: CheckReport;
}

export function annotationOf(raw: Results): Annotation {
  const results = sanitizeDeep(raw);
  const deviations = deviationGroups(results, 'happening');
  const judged = results.requirements.flatMap((one): [string, JudgedRequirement][] => {
    const [first, ...others] = statusesOf(one);
    if (!first) return [];
    const own = deviations.filter(({ requirement }) => requirement === one.id);
    return [
      [
        one.id,
        {
          statuses: [first, ...others],
          scored: one.scored,
          findings: findingsOf(one, results),
          deviations: own.map(({ reason, engines }) => ({ reason, engines: [...engines] })),
        },
      ],
    ];
  });
  return { results, judged: new Map(judged) };
}

function statusesOf({ engines }: RequirementResult): EngineStatus[] {
  return statusesBySeverity((status) => engines.some((one) => one.status === status)).map((status) => ({
    status,
    engines: engines.filter((one) => one.status === status).map(({ engine }) => engine),
  }));
}

function findingsOf({ id, engines }: RequirementResult, { reports }: Results): ReportedFinding[] {
  const reported = new Map<string, ReportedFinding>();
  for (const { engine, status } of engines) {
    for (const report of reports.filter((one) => one.engine === engine)) {
      const { check, replay, findings } = report;
      for (const finding of findings.filter((one) => one.requirement === id && isReported(one, status))) {
        const { verdict, expected, seen } = finding;
        const key = JSON.stringify([check, verdict, describeFinding(finding), expected, seen]);
        const known = reported.get(key) ?? {
          verdict,
          check,
          engines: [],
          message: truncate(messageOf(finding)),
          expected: expected && truncate(expected),
          seen: seen && truncate(seen),
          replay,
          report,
        };
        reported.set(key, { ...known, engines: [...known.engines, engine] });
      }
    }
  }
  return [...reported.values()];
}

/** A finding’s message without the expected and seen values, which the page shows separately. */
function messageOf(finding: Finding): string {
  return describeFinding(finding).replace(`: expected ${finding.expected}, saw ${finding.seen}`, '');
}

/**
 * Whether a finding is worth reporting for a requirement of this status: a check that could not judge it is not, if
 * another check could.
 */
function isReported({ verdict }: Finding, status: Status): boolean {
  if (verdict === 'pass') return false;
  const judges = verdict !== 'blocked' && STATUS_DISPLAY[verdict].tone !== 'none';
  return judges || verdict === status || (verdict === 'blocked' && status === 'deviates');
}
