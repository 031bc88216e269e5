import type { CheckReport } from '../../evidence/check-report.ts';
import type { EngineName, Finding, Verdict } from '../../evidence/verdict.ts';
import {
  type Deviation,
  deviationFrom,
  FAILING_VERDICTS,
  isExcusable,
  isInconclusive,
} from '../../evidence/verdict-policy.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';

/** Verdicts that fail a check’s test in its runner. */
const UNWELCOME: readonly Verdict[] = [...FAILING_VERDICTS, 'harness-error'];

/** The declared deviations that a report shows: its test passes and names them, with their reasons. */
export function shownDeviations({ findings, engine }: CheckReport, candidate: Candidate): Deviation[] {
  return candidate.deviations.filter((deviation) =>
    findings.some((finding) => deviationShownBy(finding, engine, candidate) === deviation),
  );
}

/** The declared deviation that a finding in an engine shows, if any. */
export function deviationShownBy(
  { requirement, verdict }: Finding,
  engine: EngineName,
  { deviations }: Candidate,
): Deviation | undefined {
  return isExcusable(verdict) ? deviationFrom(requirement, engine, deviations) : undefined;
}

/**
 * The findings that make a check’s test fail in its runner: all unwelcome ones except failures that the candidate
 * declares, requirements that such a failure blocked, and inconclusive ones. Only the whole run can tell whether a declaration is stale,
 * so the reporter decides that.
 */
export function unexplainedFindings(report: CheckReport, candidate: Candidate): Finding[] {
  const explained = shownDeviations(report, candidate).map(({ requirement }) => requirement);
  return report.findings.filter(
    ({ verdict, requirement }) =>
      UNWELCOME.includes(verdict) &&
      !(isExcusable(verdict) && explained.includes(requirement)) &&
      !(verdict === 'blocked' && explained.length > 0) &&
      !isInconclusive({ verdict }, report),
  );
}

/** Formats findings as one message for a failing test, with the command that reproduces them. */
export function failureMessage(findings: readonly Finding[], { engine, replay }: CheckReport): string {
  const lines = findings.map(({ requirement, verdict, message }) => `${requirement} ${verdict}: ${message ?? ''}`);
  return [...lines, `in ${engine}; reproduce with: ${replay}`].join('\n');
}
