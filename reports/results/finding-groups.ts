import type { CheckReport } from '../../evidence/check-report.ts';
import type { EngineName, Finding } from '../../evidence/verdict.ts';
import type { DeviationState, RequirementResult, Results, Status } from './results.ts';

/**
 * The findings with one verdict on one requirement, across engines and checks. A crash or timeout with one message is a
 * single group, however many requirements it affects.
 */
export interface FindingGroup {
  requirements: [string, ...string[]];
  /** The finding to show. */
  finding: Finding;
  /** The reports with a finding of the group. The first contains `finding` and is the one to replay. */
  reports: [CheckReport, ...CheckReport[]];
  /** How many findings have another message: error texts differ by engine, and values by property run. */
  otherMessages: number;
}

type FindingFilter = (finding: Finding, status: Status) => boolean;

/** Groups the findings on scored requirements that pass the filter, in the catalogue’s order. */
export function findingGroups(results: Results, wanted: FindingFilter): FindingGroup[] {
  return groupFindings(
    results.requirements.filter(({ scored }) => scored),
    results,
    wanted,
  );
}

function groupFindings(
  requirements: readonly RequirementResult[],
  results: Results,
  wanted: FindingFilter,
): FindingGroup[] {
  const found = new Map<string, FindingGroup>();
  for (const { id, engines } of requirements) {
    for (const { engine, status } of engines) {
      for (const report of scenariosFirst(results.reports.filter((one) => one.engine === engine))) {
        for (const finding of report.findings.filter((one) => one.requirement === id && wanted(one, status))) {
          const { verdict } = finding;
          const isShared = verdict === 'crash' || verdict === 'timeout';
          const key = JSON.stringify([verdict, isShared ? describeFinding(finding) : id]);
          const group = found.get(key);
          if (!group) found.set(key, { requirements: [id], finding, reports: [report], otherMessages: 0 });
          else {
            if (!group.requirements.includes(id)) group.requirements.push(id);
            group.reports.push(report);
            if (describeFinding(finding) !== describeFinding(group.finding)) group.otherMessages++;
          }
        }
      }
    }
  }
  return [...found.values()];
}

/** Undeclared failures of scored requirements. */
export function failureGroups(results: Results): FindingGroup[] {
  return findingGroups(results, isFailure);
}

/** Undeclared failures of requirements that are not scored. */
export function unscoredFailureGroups(results: Results): FindingGroup[] {
  return groupFindings(
    results.requirements.filter(({ scored }) => !scored),
    results,
    isFailure,
  );
}

function isFailure({ verdict }: Finding, status: Status): boolean {
  // A requirement is blocked only if no check could judge it.
  return verdict === 'blocked'
    ? status === 'blocked'
    : ['crash', 'timeout', 'fail'].includes(verdict) && status !== 'deviates';
}

/** SHOULD requirements that do not hold, except those the candidate declared. */
export function warningGroups(results: Results): FindingGroup[] {
  const happening = deviationGroups(results, 'happening').map(({ requirement }) => requirement);
  return findingGroups(results, ({ verdict, requirement }) => verdict === 'warn' && !happening.includes(requirement));
}

/** Findings for which the harness is at fault. */
export function harnessErrorGroups(results: Results): FindingGroup[] {
  return findingGroups(results, ({ verdict }) => verdict === 'harness-error');
}

/** Scenarios before properties: the steps of a scenario were chosen to be read. */
export function scenariosFirst(reports: readonly CheckReport[]): CheckReport[] {
  return [...reports].sort((a, b) => Number(a.kind === 'property') - Number(b.kind === 'property'));
}

/** The engines that the reports are from. */
export function enginesOf(reports: readonly CheckReport[]): Set<EngineName> {
  return new Set(reports.map(({ engine }) => engine));
}

/** A declared deviation with one reason, across engines. */
export interface DeviationGroup {
  requirement: string;
  reason: string;
  engines: Set<EngineName>;
}

/** Groups the declared deviations in a state by requirement and reason. */
export function deviationGroups(results: Results, state: DeviationState['state']): DeviationGroup[] {
  const found = new Map<string, DeviationGroup>();
  for (const { requirement, reason, engine } of results.deviations.filter((one) => one.state === state)) {
    const key = JSON.stringify([requirement, reason]);
    const one = found.get(key) ?? { requirement, reason, engines: new Set() };
    found.set(key, one);
    one.engines.add(engine);
  }
  return [...found.values()];
}

/** The finding’s message, or a sentence with what was expected and seen. */
export function describeFinding({ message, expected, seen }: Finding): string {
  return message ?? `Expected ${expected ?? 'what the requirement says'}; seen ${seen ?? 'something else'}.`;
}

/** The labelled texts of a finding. One without a message and an expectation gets a generic message. */
export function findingFields(finding: Finding): { label: 'message' | 'expected' | 'seen'; text: string }[] {
  const { expected, seen } = finding;
  const message = finding.message ?? (expected === undefined ? describeFinding(finding) : undefined);
  return [
    { label: 'message' as const, text: message },
    { label: 'expected' as const, text: expected },
    { label: 'seen' as const, text: seen },
  ].flatMap(({ label, text }) => (text === undefined ? [] : [{ label, text }]));
}

/** Level and sentence of the requirement with this id. */
export function requirementOf({ requirements }: Results, id: string): { level: string; sentence: string } {
  return (
    requirements.find((one) => one.id === id) ?? {
      level: 'no level',
      sentence: 'Not a requirement of this candidate’s release line.',
    }
  );
}
