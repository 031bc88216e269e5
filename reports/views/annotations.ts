import {
  broken,
  declared,
  enginesOf,
  failing,
  failingUnscored,
  type Problem,
  requirementOf,
  said,
  warned,
} from '../results/problem.ts';
import type { Results } from '../results/results.ts';
import { short } from '../text/prose.ts';
import { sanitize } from '../text/sanitize.ts';
import { list, nameOf } from '../text/wording.ts';

type Severity = 'error' | 'warning' | 'notice';

interface WorkflowAnnotation {
  severity: Severity;
  title: string;
  /** Lines. */
  message: readonly string[];
}

/** GitHub shows as many of a severity for each step, and drops the others without a word. */
const MOST = 10;

/**
 * A run as GitHub’s workflow commands, a line each: printed by a step of a workflow, they become annotations of the job.
 * What of a severity has no room is counted by the last.
 */
export function annotations(results: Results): string[] {
  const all = [
    ...results.harnessErrors.map(
      ({ where, message }): WorkflowAnnotation => ({
        severity: 'error',
        title: `harness error: ${where}`,
        message: ['Ours, not the candidate’s.', message],
      }),
    ),
    ...broken(results).map((one) => problem(one, 'error', results)),
    ...failing(results).map((one) => problem(one, 'error', results)),
    ...declared(results, 'stale').map(
      ({ requirement, engines, reason }): WorkflowAnnotation => ({
        severity: 'error',
        title: `stale deviation: ${requirement} in ${list(engines)}`,
        message: ['Declared by the candidate, and no longer happening; strike it out.', reason],
      }),
    ),
    ...warned(results).map((one) => problem(one, 'warning', results)),
    ...failingUnscored(results).map((one) => {
      const told = problem(one, 'notice', results);
      return { ...told, title: `not scored: ${told.title}` };
    }),
    ...declared(results, 'happening').map(
      ({ requirement, engines, reason }): WorkflowAnnotation => ({
        severity: 'notice',
        title: `deviates as declared: ${requirement} in ${list(engines)}`,
        message: [requirementOf(results, requirement).sentence, reason],
      }),
    ),
  ];
  return (['error', 'warning', 'notice'] as const)
    .flatMap((severity) => bounded(all.filter((one) => one.severity === severity)))
    .map(command);
}

function problem(one: Problem, severity: Severity, results: Results): WorkflowAnnotation {
  const { requirements, finding, reports } = one;
  const { level, sentence } = requirementOf(results, finding.requirement);
  const { message, expected, seen } = finding;
  return {
    severity,
    title: `${finding.verdict}: ${nameOf(one, level)} in ${list(enginesOf(reports))}`,
    message: [
      ...(requirements.length > 1 ? [] : [sentence]),
      ...(message === undefined && expected === undefined ? [said(finding)] : []),
      ...(message === undefined ? [] : [message]),
      ...(expected === undefined ? [] : [`expected  ${expected}`]),
      ...(seen === undefined ? [] : [`seen      ${seen}`]),
      `replay    ${reports[0].replay}`,
    ],
  };
}

function bounded(annotations: readonly WorkflowAnnotation[]): readonly WorkflowAnnotation[] {
  const [first] = annotations;
  if (!first || annotations.length <= MOST) return annotations;
  const omitted = annotations.length - (MOST - 1);
  return [
    ...annotations.slice(0, MOST - 1),
    { severity: first.severity, title: `and ${omitted} more`, message: ['The results file has them all.'] },
  ];
}

/** A workflow command as the runner reads it: what would end its line, its title or its escape is escaped. */
function command({ severity, title, message }: WorkflowAnnotation): string {
  const lines = message.map((line) => data(sanitize(short(line))));
  return `::${severity} title=${data(sanitize(short(title)))
    .replaceAll(':', '%3A')
    .replaceAll(',', '%2C')}::${lines.join('%0A')}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
