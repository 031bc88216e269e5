import { ENGINES, type EngineName, type Verdict } from '../../evidence/verdict.ts';
import type { Results } from '../../reports/results/results.ts';
import type { TracedCheck } from '../../reports/specification/traceability.ts';
import type { CheckKind } from '../../spec/requirement.ts';

/** The verdict of one check on one requirement in one engine. */
export interface CheckVerdict extends TracedCheck {
  verdict: Verdict;
}

/** What coverage is measured from. */
export interface CoveredRun {
  engines: EngineName[];
  checks: { check: string; kind: CheckKind }[];
  verdicts: CheckVerdict[];
}

/** Verdicts that rest on what the candidate did. The others say nothing about it. */
const JUDGING: readonly Verdict[] = ['crash', 'timeout', 'fail', 'warn', 'pass'];

export function isJudgement({ verdict }: CheckVerdict): boolean {
  return JUDGING.includes(verdict);
}

/** Combines several results files into one run. */
export function coveredRun(results: readonly Results[]): CoveredRun {
  const reports = results.flatMap((one) => one.reports);
  return {
    engines: ENGINES.filter((name) => reports.some(({ engine }) => engine === name)),
    checks: [...new Map(reports.map(({ check, kind }) => [check, { check, kind }])).values()],
    verdicts: reports.flatMap(({ check, kind, engine, findings }) =>
      findings.map(({ requirement, verdict }) => ({ requirement, check, kind, engine, verdict })),
    ),
  };
}
