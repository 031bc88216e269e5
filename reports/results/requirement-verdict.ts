import type { CheckReport } from '../../evidence/check-report.ts';
import type { EngineName, Finding } from '../../evidence/verdict.ts';
import type { RequirementStanding, Results, Standing } from './results.ts';

/** One requirement in one engine, with the finding its standing rests on. */
export interface Judgement {
  requirement: RequirementStanding;
  engine: EngineName;
  standing: Standing;
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
export function judgements(results: Results): Judgement[] {
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
    requirement.engines.map(({ engine, standing }): Judgement => {
      const found = spoken.get(key(engine, requirement.id)) ?? [];
      const { finding, report } = found.find((one) => rests(standing, one.finding)) ?? {};
      const deviation = results.deviations.find((one) => one.requirement === requirement.id && one.engine === engine);
      const declared = standing === 'deviates' ? deviation?.reason : undefined;
      const stale = deviation?.state === 'stale' ? deviation.reason : undefined;
      const all = found.map((one) => one.report);
      return { requirement, engine, standing, finding, report, declared, stale, reports: all };
    }),
  );
}

function rests(standing: Standing, { verdict }: Finding): boolean {
  return standing === 'deviates' ? verdict === 'fail' || verdict === 'blocked' : verdict === standing;
}

function scenariosFirst(a: CheckReport, b: CheckReport): number {
  return Number(a.kind === 'property') - Number(b.kind === 'property');
}

/** Why a requirement stands where it does, in a sentence; `undefined` where it holds. */
export function reasonOf({ requirement, standing, finding, declared }: Judgement): string | undefined {
  if (standing === 'pass') return undefined;
  if (declared !== undefined) return declared;
  if (standing === 'untested') return 'No check spoke of it in this run.';
  if (standing === 'untestable' && finding === undefined)
    return requirement.untestable ?? 'The specification says why no check can show it.';
  return finding?.message ?? (finding?.expected === undefined ? 'No check said why.' : undefined);
}
