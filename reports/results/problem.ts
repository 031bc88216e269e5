import type { CheckReport } from '../../evidence/check-report.ts';
import type { EngineName, Finding } from '../../evidence/verdict.ts';
import type { DeviationState, RequirementResult, Results, Status } from './results.ts';

/**
 * What is wrong with one requirement, in whichever engines and by however many checks it was found. A candidate that
 * crashes or never rests is one problem, however many requirements could not be judged for it.
 */
export interface Problem {
  requirements: [string, ...string[]];
  /** The one to read first. */
  finding: Finding;
  /** Those that found it. The first holds `finding` and is the one to show again. */
  reports: [CheckReport, ...CheckReport[]];
  /** How many findings say it in other words: an engine has its own error texts, a property its own values. */
  otherWords: number;
}

type Wanted = (finding: Finding, status: Status) => boolean;

/** The findings of a kind of what is scored, in the catalogue’s order, each problem once. */
export function problems(results: Results, wanted: Wanted): Problem[] {
  return problemsWith(
    results.requirements.filter(({ scored }) => scored),
    results,
    wanted,
  );
}

function problemsWith(requirements: readonly RequirementResult[], results: Results, wanted: Wanted): Problem[] {
  const found = new Map<string, Problem>();
  for (const { id, engines } of requirements) {
    for (const { engine, status } of engines) {
      for (const report of scenariosFirst(results.reports.filter((one) => one.engine === engine))) {
        for (const finding of report.findings.filter((one) => one.requirement === id && wanted(one, status))) {
          const { verdict } = finding;
          const key = JSON.stringify([verdict, verdict === 'crash' || verdict === 'timeout' ? said(finding) : id]);
          const problem = found.get(key);
          if (!problem) found.set(key, { requirements: [id], finding, reports: [report], otherWords: 0 });
          else {
            if (!problem.requirements.includes(id)) problem.requirements.push(id);
            problem.reports.push(report);
            if (said(finding) !== said(problem.finding)) problem.otherWords++;
          }
        }
      }
    }
  }
  return [...found.values()];
}

/** What fails undeclared. */
export function failing(results: Results): Problem[] {
  return problems(results, fails);
}

/** What would fail if the run were scored by every requirement there is. */
export function failingUnscored(results: Results): Problem[] {
  return problemsWith(
    results.requirements.filter(({ scored }) => !scored),
    results,
    fails,
  );
}

function fails({ verdict }: Finding, status: Status): boolean {
  // What another check could judge is not blocked, whatever one of them ran into.
  return verdict === 'blocked'
    ? status === 'blocked'
    : ['crash', 'timeout', 'fail'].includes(verdict) && status !== 'deviates';
}

/** What should hold and does not, unless the candidate declared it. */
export function warned(results: Results): Problem[] {
  const happening = declared(results, 'happening').map(({ requirement }) => requirement);
  return problems(results, ({ verdict, requirement }) => verdict === 'warn' && !happening.includes(requirement));
}

/** Where a check broke by a fault of ours. */
export function broken(results: Results): Problem[] {
  return problems(results, ({ verdict }) => verdict === 'harness-error');
}

/** A scenario’s words are chosen, a property’s are whatever values came: the former are read first. */
function scenariosFirst(reports: readonly CheckReport[]): CheckReport[] {
  return [...reports.filter(({ kind }) => kind === 'scenario'), ...reports.filter(({ kind }) => kind === 'property')];
}

/** Where reports were made. */
export function enginesOf(reports: readonly CheckReport[]): Set<EngineName> {
  return new Set(reports.map(({ engine }) => engine));
}

/** A declared deviation, in the engines that have it in common. */
export interface Declared {
  requirement: string;
  reason: string;
  engines: Set<EngineName>;
}

/** Declared deviations in a state, with the engines of one reason together. */
export function declared(results: Results, state: DeviationState['state']): Declared[] {
  const found = new Map<string, Declared>();
  for (const { requirement, reason, engine } of results.deviations.filter((one) => one.state === state)) {
    const key = JSON.stringify([requirement, reason]);
    const one = found.get(key) ?? { requirement, reason, engines: new Set() };
    found.set(key, one);
    one.engines.add(engine);
  }
  return [...found.values()];
}

/** What a finding says, however it says it. */
export function said({ message, expected, seen }: Finding): string {
  return message ?? `Expected ${expected ?? 'what the requirement says'}; seen ${seen ?? 'something else'}.`;
}

/** The requirement with this id, as the results have it. */
export function requirementOf({ requirements }: Results, id: string): { level: string; sentence: string } {
  return requirements.find((one) => one.id === id) ?? { level: 'no level', sentence: 'Not of this candidate’s line.' };
}
