import type { CheckReport } from '../../evidence/check-report.ts';
import type { EngineName, Finding, Verdict } from '../../evidence/verdict.ts';
import type { Candidate, Deviation } from '../../harness/candidate/candidate.ts';

const UNWELCOME: readonly Verdict[] = ['fail', 'crash', 'timeout', 'blocked', 'harness-error'];

/** The declared deviations that show in a report: its test passes, and says that it deviates and why. */
export function declared({ findings, engine }: CheckReport, candidate: Candidate): Deviation[] {
  return candidate.deviations.filter((one) =>
    findings.some((finding) => deviationOf(finding, engine, candidate) === one),
  );
}

/** The declared deviation that a finding in an engine shows, where it is one. */
export function deviationOf(finding: Finding, engine: EngineName, { deviations }: Candidate): Deviation | undefined {
  if (!isExcusable(finding)) return undefined;
  return deviations.find((one) => one.requirement === finding.requirement && one.engines.includes(engine));
}

/**
 * The findings that make a check’s test fail in its runner: all that are unwelcome, but for failures that the candidate
 * has declared and explained, and what such a failure kept from being judged. Whether a declaration is stale only the whole run can tell, so the reporter does.
 */
export function unexplained(report: CheckReport, candidate: Candidate): Finding[] {
  const explained = declared(report, candidate).map(({ requirement }) => requirement);
  return report.findings.filter(
    (finding) =>
      UNWELCOME.includes(finding.verdict) &&
      !(isExcusable(finding) && explained.includes(finding.requirement)) &&
      !(finding.verdict === 'blocked' && (explained.length > 0 || heldThroughout(report))),
  );
}

/**
 * A property passes something only where it held for every value. What it then blocks, none of its values came to judge:
 * with few values that happens, and another check speaks of it.
 */
function heldThroughout({ kind, findings }: CheckReport): boolean {
  return kind === 'property' && findings.some(({ verdict }) => verdict === 'pass');
}

/** A declaration excuses a failure, and what is blocked by one; a crash did not do what was declared. */
function isExcusable({ verdict }: Finding): boolean {
  return verdict === 'fail' || verdict === 'blocked';
}

/** The same as one message: what a runner shows of a failing test, with the command that shows it again. */
export function failureMessage(findings: readonly Finding[], { engine, replay }: CheckReport): string {
  const lines = findings.map(({ requirement, verdict, message }) => `${requirement} ${verdict}: ${message ?? ''}`);
  return [...lines, `in ${engine}; again with: ${replay}`].join('\n');
}
