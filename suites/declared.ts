import type { Candidate } from '../harness/candidate/candidate.ts';
import type { CheckReport } from '../spec/check-report.ts';
import type { Finding, Verdict } from '../spec/verdict.ts';

const UNWELCOME: readonly Verdict[] = ['fail', 'crash', 'timeout', 'blocked', 'harness-error'];

/**
 * The findings that make a check’s test fail in its runner: all that are unwelcome, but for failures that the candidate
 * has declared and explained. Whether a declaration is stale only the whole run can tell, so the reporter does.
 */
export function unexplained(report: CheckReport, { deviations }: Candidate): Finding[] {
  return report.findings.filter(
    ({ requirement, verdict }) =>
      UNWELCOME.includes(verdict) &&
      !(
        verdict !== 'harness-error' &&
        deviations.some((one) => one.requirement === requirement && one.engines.includes(report.engine))
      ),
  );
}

/** The same as one message: what a runner shows of a failing test, with the command that shows it again. */
export function failureMessage(findings: readonly Finding[], { engine, replay }: CheckReport): string {
  const lines = findings.map(({ requirement, verdict, message }) => `${requirement} ${verdict}: ${message ?? ''}`);
  return [...lines, `in ${engine}; again with: ${replay}`].join('\n');
}
