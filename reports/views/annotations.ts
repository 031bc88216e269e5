import {
  deviationGroups,
  enginesOf,
  type FindingGroup,
  failureGroups,
  findingFields,
  harnessErrorGroups,
  requirementOf,
  unscoredFailureGroups,
  warningGroups,
} from '../results/finding-groups.ts';
import type { Results } from '../results/results.ts';
import { truncate } from '../text/prose.ts';
import { sanitize } from '../text/sanitize.ts';
import { engineList, groupLabel } from '../text/wording.ts';

type Severity = 'error' | 'warning' | 'notice';

interface WorkflowAnnotation {
  severity: Severity;
  title: string;
  /** Lines. */
  message: readonly string[];
}

/** GitHub shows at most this many of each severity for a step, and silently drops the rest. */
const MOST = 10;

/**
 * Formats a run as GitHub workflow commands, one per line. Printed in a workflow step, they become annotations of the job.
 * If there are too many of a severity, the last one states how many are missing.
 */
export function annotations(results: Results): string[] {
  const all = [
    ...results.harnessErrors.map(
      ({ where, message }): WorkflowAnnotation => ({
        severity: 'error',
        title: `harness error: ${where}`,
        message: ['The harness’s fault, not the candidate’s.', message],
      }),
    ),
    ...harnessErrorGroups(results).map((one) => groupAnnotation(one, 'error', results)),
    ...failureGroups(results).map((one) => groupAnnotation(one, 'error', results)),
    ...deviationGroups(results, 'stale').map(
      ({ requirement, engines, reason }): WorkflowAnnotation => ({
        severity: 'error',
        title: `stale deviation: ${requirement} in ${engineList(engines)}`,
        message: ['It no longer happens; remove it from the candidate file.', reason],
      }),
    ),
    ...warningGroups(results).map((one) => groupAnnotation(one, 'warning', results)),
    ...unscoredFailureGroups(results).map((one) => {
      const annotation = groupAnnotation(one, 'notice', results);
      return { ...annotation, title: `not scored: ${annotation.title}` };
    }),
    ...deviationGroups(results, 'happening').map(
      ({ requirement, engines, reason }): WorkflowAnnotation => ({
        severity: 'notice',
        title: `deviates as declared: ${requirement} in ${engineList(engines)}`,
        message: [requirementOf(results, requirement).sentence, reason],
      }),
    ),
  ];
  return (['error', 'warning', 'notice'] as const)
    .flatMap((severity) => bounded(all.filter((one) => one.severity === severity)))
    .map(command);
}

function groupAnnotation(one: FindingGroup, severity: Severity, results: Results): WorkflowAnnotation {
  const { requirements, finding, reports } = one;
  const { level, sentence } = requirementOf(results, finding.requirement);
  return {
    severity,
    title: `${finding.verdict}: ${groupLabel(one, level)} in ${engineList(enginesOf(reports))}`,
    message: [
      ...(requirements.length > 1 ? [] : [sentence]),
      ...findingFields(finding).map(({ label, text }) => (label === 'message' ? text : label.padEnd(10) + text)),
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
    { severity: first.severity, title: `and ${omitted} more`, message: ['The results file has all of them.'] },
  ];
}

/** Formats a workflow command, with the characters escaped that would end its line, its title or an escape. */
function command({ severity, title, message }: WorkflowAnnotation): string {
  const lines = message.map((line) => data(sanitize(truncate(line))));
  return `::${severity} title=${data(sanitize(truncate(title)))
    .replaceAll(':', '%3A')
    .replaceAll(',', '%2C')}::${lines.join('%0A')}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
