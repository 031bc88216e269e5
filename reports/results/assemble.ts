import { isDeepStrictEqual } from 'node:util';
import type { CheckReport } from '../../evidence/check-report.ts';
import { ENGINES, type EngineName, type Verdict, worst } from '../../evidence/verdict.ts';
import { type Requirement, whyUntestable } from '../../spec/requirement.ts';
import { hasRequirement, type RequirementSet } from '../../spec/requirement-set.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Deviation } from './deviation.ts';
import {
  type DeviationState,
  type HarnessError,
  type JudgedCandidate,
  type Outcome,
  RESULTS_VERSION,
  type RequirementResult,
  type Results,
  type RunFacts,
  type Status,
  statusSchema,
} from './results.ts';

export interface RunInput {
  suite: Omit<Results['suite'], 'pinned'>;
  /** The published revision to score by; `null` for every requirement of the catalogue. */
  pinned: RequirementSet | null;
  /** The catalogue the run was made with, in the order a person reads it. */
  catalogue: readonly Requirement[];
  candidate: JudgedCandidate;
  /** What the candidate declares to fail. */
  deviations: readonly Deviation[];
  run: RunFacts;
  reports: readonly CheckReport[];
  harnessErrors: readonly HarnessError[];
}

/** Puts what a run gave into the results file’s form. Pure; the order in which things were reported leaves no trace. */
export function assemble(input: RunInput): Results {
  const { suite, catalogue, candidate, run } = input;
  const reports = sorted(input.reports, byEngine, (a, b) => compare(a.check, b.check), canonically);
  const engines = enginesOf(reports);
  const names = ENGINES.filter((engine) => engines.some(({ name }) => name === engine));
  const harnessErrors = sorted(
    [...input.harnessErrors, ...conflicts(engines), ...strays(reports, input)],
    (a, b) => compare(a.where, b.where),
    canonically,
  );
  const requirements = catalogue.map((requirement) => statuses(requirement, names, reports, input));
  const scored = requirements.filter((one) => one.scored);
  const complete = names.length > 0 && scored.every((one) => one.engines.every(({ status }) => status !== 'untested'));
  const deviations = deviationStates(input, requirements, complete);
  return {
    schema: RESULTS_VERSION,
    suite: { ...suite, pinned: input.pinned?.revision ?? null },
    candidate,
    run: { ...run, seeds: [...new Set(reports.flatMap(({ seed }) => seed ?? []))].sort((a, b) => a - b) },
    engines,
    summary: {
      outcome: outcome(scored, deviations, harnessErrors, reports),
      complete,
      engines: names.map((engine) => ({ engine, counts: counts(engine, scored) })),
      must: mustCounts(scored),
    },
    requirements,
    deviations,
    harnessErrors,
    reports,
  };
}

/** Standings in which a candidate fails without having declared it. One that blocks a check has not shown that it conforms. */
const FAILING: readonly Status[] = ['crash', 'timeout', 'fail', 'blocked'];
/** Standings that rest on a judgement of the candidate. */
const JUDGED: readonly Status[] = [...FAILING, 'deviates', 'warn', 'pass'];

function statuses(
  requirement: Requirement,
  engines: readonly EngineName[],
  reports: readonly CheckReport[],
  { candidate, deviations, pinned }: RunInput,
): RequirementResult {
  const { id, level, sentence, source } = requirement;
  return {
    id,
    level,
    sentence,
    section: source.section,
    untestable: whyUntestable(requirement),
    scored: pinned === null || hasRequirement(pinned, id, candidate.line),
    engines: engines.map((engine) => {
      const checks = reports
        .filter((report) => report.engine === engine)
        .flatMap(({ check, findings }) =>
          findings.filter(({ requirement }) => requirement === id).map(({ verdict }) => ({ check, verdict })),
        );
      const declared = deviations.some((one) => one.requirement === id && one.engines.includes(engine));
      const verdict = whyUntestable(requirement) ? 'untestable' : worst(checks.map((one) => one.verdict));
      return { engine, status: status(verdict, declared), checks };
    }),
  };
}

/**
 * A declared deviation excuses a `fail`, and what is blocked by one, and nothing worse: a candidate that crashes did not
 * do what was declared.
 */
function status(verdict: Verdict | undefined, declared: boolean): Status {
  if (verdict === undefined) return 'untested';
  return declared && (verdict === 'fail' || verdict === 'blocked') ? 'deviates' : verdict;
}

function deviationStates(
  { deviations }: RunInput,
  requirements: readonly RequirementResult[],
  complete: boolean,
): Results['deviations'] {
  const states = deviations.flatMap(({ requirement, engines, reason }) =>
    engines.map((engine) => {
      const found = requirements.find(({ id }) => id === requirement);
      const status = found?.engines.find((one) => one.engine === engine)?.status;
      return { requirement, engine, reason, state: deviationState(status, complete && found?.scored === true) };
    }),
  );
  const order = requirements.map(({ id }) => id);
  return sorted(states, (a, b) => order.indexOf(a.requirement) - order.indexOf(b.requirement), byEngine, canonically);
}

/**
 * Stale is said of what is scored in a complete run only: in a part of one, the check that shows the deviation may be among
 * the others.
 */
function deviationState(status: Status | undefined, complete: boolean): DeviationState['state'] {
  if (status === 'pass') return complete ? 'stale' : 'not observed';
  return status === 'deviates' || status === 'warn' ? 'happening' : 'not observed';
}

function outcome(
  requirements: readonly RequirementResult[],
  deviations: readonly DeviationState[],
  harnessErrors: readonly HarnessError[],
  reports: readonly CheckReport[],
): Outcome {
  const all = new Set(requirements.flatMap(({ engines }) => engines.map(({ status }) => status)));
  if (harnessErrors.length > 0 || reports.some(speaksOfUs)) return 'harness-error';
  if (FAILING.some((status) => all.has(status)) || deviations.some(({ state }) => state === 'stale')) return 'fails';
  if (all.has('deviates')) return 'deviates';
  return JUDGED.some((status) => all.has(status)) ? 'conforms' : 'nothing judged';
}

function speaksOfUs({ findings }: CheckReport): boolean {
  return findings.some(({ verdict }) => verdict === 'harness-error');
}

function counts(engine: EngineName, requirements: readonly RequirementResult[]): Record<Status, number> {
  const here = requirements.flatMap(({ engines }) => engines.filter((one) => one.engine === engine));
  const count = (status: Status) => here.filter((one) => one.status === status).length;
  return Object.fromEntries(statusSchema.options.map((status) => [status, count(status)])) as Record<Status, number>;
}

function mustCounts(requirements: readonly RequirementResult[]): Results['summary']['must'] {
  const must = requirements.filter(({ level }) => level === 'MUST');
  const stands = ({ engines }: RequirementResult, among: readonly Status[]) =>
    engines.some(({ status }) => among.includes(status));
  return {
    total: must.length,
    judged: must.filter((one) => stands(one, JUDGED)).length,
    failing: must.filter((one) => stands(one, FAILING)).length,
    deviating: must.filter((one) => stands(one, ['deviates']) && !stands(one, FAILING)).length,
  };
}

function enginesOf(reports: readonly CheckReport[]): Results['engines'] {
  const said = reports.map(({ engine, build, assumptions }) => ({ name: engine, build, assumptions }));
  const first = said.filter((one, index) => said.findIndex((other) => isDeepStrictEqual(one, other)) === index);
  return sorted(
    first.map((one) => ({ ...one, assumptions: Object.fromEntries(Object.entries(one.assumptions).sort(byKey)) })),
    (a, b) => ENGINES.indexOf(a.name) - ENGINES.indexOf(b.name),
    canonically,
  );
}

/** One run judges in one build of an engine; results from two would be nobody’s. */
function conflicts(engines: Results['engines']): HarnessError[] {
  return ENGINES.flatMap((engine) => {
    const said = engines.filter(({ name }) => name === engine);
    if (said.length < 2) return [];
    return {
      where: 'run',
      engine,
      message: 'Checks of one run disagree about the engine they ran in: its build, or what was established about it.',
      details: said.map(({ build, assumptions }) => `${build} ${JSON.stringify(assumptions)}`),
    };
  });
}

/** What names a requirement that there is not, or reports nothing: a mistake of the suite or of the candidate file. */
function strays(
  reports: readonly CheckReport[],
  { catalogue, candidate, deviations }: Pick<RunInput, 'catalogue' | 'candidate' | 'deviations'>,
): HarnessError[] {
  const beyond = (known: readonly Requirement[], ids: readonly string[]) =>
    [...new Set(ids)].filter((id) => !known.some((one) => one.id === id));
  const promised = catalogue.filter(({ lines }) => lines.includes(candidate.line));
  return [
    ...reports.flatMap(({ check, engine, findings }) => [
      ...beyond(
        catalogue,
        findings.map(({ requirement }) => requirement),
      ).map((id) => ({
        where: check,
        engine,
        message: `The check speaks of ${id}, which is no requirement.`,
        details: [],
      })),
      ...(findings.length === 0 ? [{ where: check, engine, message: 'The check found nothing.', details: [] }] : []),
    ]),
    ...beyond(
      promised,
      deviations.map(({ requirement }) => requirement),
    ).map((id) => ({
      where: 'candidate',
      engine: null,
      message: `The candidate declares a deviation from ${id}, which is no requirement of ${candidate.line}.`,
      details: [],
    })),
  ];
}

type Order<T> = (a: T, b: T) => number;

function sorted<T>(items: readonly T[], ...orders: Order<T>[]): T[] {
  return [...items].sort((a, b) => {
    for (const order of orders) {
      const result = order(a, b);
      if (result !== 0) return result;
    }
    return 0;
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function byEngine(a: { engine: EngineName }, b: { engine: EngineName }): number {
  return ENGINES.indexOf(a.engine) - ENGINES.indexOf(b.engine);
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return compare(a, b);
}

/** The order of last resort, so that no two different things ever compare as equal. */
function canonically(a: unknown, b: unknown): number {
  return compare(canonicalJson(a), canonicalJson(b));
}
