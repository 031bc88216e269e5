import type { CheckReport } from '../../evidence/check-report.ts';
import type { EngineName, Finding } from '../../evidence/verdict.ts';
import { STANDINGS, standings } from '../page/status.ts';
import { declared, said } from '../results/problem.ts';
import type { RequirementStanding, Results, Standing } from '../results/results.ts';
import { short } from '../text/prose.ts';
import { inertDeep } from '../text/sanitize.ts';

/** What a run says beside the specification. Whatever a candidate had a hand in is inert. */
export interface Annotation {
  results: Results;
  /** By requirement; one that the candidate’s line does not promise has none. */
  judged: ReadonlyMap<string, JudgedRequirement>;
}

export interface JudgedRequirement {
  /** What must be seen first first. */
  stands: [Stand, ...Stand[]];
  /** Whether it counts for what the run came to. */
  scored: boolean;
  remarks: Remark[];
  /** Why the candidate says that it deviates. */
  declared: { reason: string; engines: EngineName[] }[];
}

export interface Stand {
  standing: Standing;
  engines: EngineName[];
}

/** Something a check said of a requirement other than that it holds, in whichever engines it said so in the same words. */
export interface Remark {
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
  const results = inertDeep(raw);
  const deviations = declared(results, 'happening');
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

function standsOf({ engines }: RequirementStanding): Stand[] {
  return standings((standing) => engines.some((one) => one.standing === standing)).map((standing) => ({
    standing,
    engines: engines.filter((one) => one.standing === standing).map(({ engine }) => engine),
  }));
}

function remarksOf({ id, engines }: RequirementStanding, { reports }: Results): Remark[] {
  const remarks = new Map<string, Remark>();
  for (const { engine, standing } of engines) {
    for (const report of reports.filter((one) => one.engine === engine)) {
      const { check, replay, findings } = report;
      for (const finding of findings.filter((one) => one.requirement === id && isTelling(one, standing))) {
        const { verdict, expected, seen } = finding;
        const key = JSON.stringify([check, verdict, said(finding), expected, seen]);
        const remark = remarks.get(key) ?? {
          verdict,
          check,
          engines: [],
          message: short(besides(finding)),
          expected: expected && short(expected),
          seen: seen && short(seen),
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
  return said(finding).replace(`: expected ${finding.expected}, saw ${finding.seen}`, '');
}

/** What another check could judge there is neither blocked, nor untestable, nor inapplicable, whatever one of them says. */
function isTelling({ verdict }: Finding, standing: Standing): boolean {
  if (verdict === 'pass') return false;
  const judges = verdict !== 'blocked' && STANDINGS[verdict].tone !== 'none';
  return judges || verdict === standing || (verdict === 'blocked' && standing === 'deviates');
}
