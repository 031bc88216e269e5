import type { CheckReport } from '../spec/check-report.ts';
import type { EngineName, Finding } from '../spec/verdict.ts';
import type { DeviationState, Results, Standing } from './results.ts';

/** One finding, wherever and by however many checks it was made. */
export interface Problem {
  finding: Finding;
  /** Those that hold it. The first is the one to show again. */
  reports: [CheckReport, ...CheckReport[]];
}

/** The findings of a kind, in the catalogue’s order, what is said twice said once. */
export function problems(results: Results, wanted: (finding: Finding, standing: Standing) => boolean): Problem[] {
  const found = new Map<string, Problem>();
  for (const { id, engines } of results.requirements) {
    for (const { engine, standing } of engines) {
      for (const report of results.reports.filter((one) => one.engine === engine)) {
        for (const finding of report.findings.filter((one) => one.requirement === id && wanted(one, standing))) {
          const key = JSON.stringify([id, finding.verdict, said(finding)]);
          const problem = found.get(key);
          if (problem) problem.reports.push(report);
          else found.set(key, { finding, reports: [report] });
        }
      }
    }
  }
  return [...found.values()];
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
