import { isDeepStrictEqual } from 'node:util';
import type { CheckReport } from '../../evidence/check-report.ts';
import { ENGINES, type EngineName, type Verdict, worst } from '../../evidence/verdict.ts';
import {
  type Deviation,
  deviationFrom,
  FAILING_VERDICTS,
  isExcusable,
  isInconclusive,
} from '../../evidence/verdict-policy.ts';
import { type Requirement, whyUntestable } from '../../spec/requirement.ts';
import { hasRequirement, type RequirementSet } from '../../spec/requirement-set.ts';
import { canonicalJson, compareCodeUnits } from './canonical-json.ts';
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
  /** The published requirement set to score by; `null` for every requirement of the catalogue. */
  pinned: RequirementSet | null;
  /** The catalogue of the run, in reading order. */
  catalogue: readonly Requirement[];
  candidate: JudgedCandidate;
  /** The failures that the candidate declares. */
  deviations: readonly Deviation[];
  run: RunFacts;
  reports: readonly CheckReport[];
  harnessErrors: readonly HarnessError[];
}

/** Assembles the results of a run. Pure, and independent of the order in which checks reported. */
export function assemble(input: RunInput): Results {
  const { suite, catalogue, candidate, run } = input;
  const reports = sorted(input.reports, byEngine, (a, b) => compareCodeUnits(a.check, b.check), canonically);
  const engines = enginesOf(reports);
  const names = ENGINES.filter((engine) => engines.some(({ name }) => name === engine));
  const harnessErrors = sorted(
    [...input.harnessErrors, ...conflicts(engines), ...inconsistencies(reports, input)],
    (a, b) => compareCodeUnits(a.where, b.where),
    canonically,
  );
  const requirements = catalogue.map((requirement) => requirementResult(requirement, names, reports, input));
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

/** Statuses that fail the candidate. */
const FAILING: readonly Status[] = FAILING_VERDICTS;
/** Statuses that are based on a judgement of the candidate. */
const JUDGED: readonly Status[] = [...FAILING, 'deviates', 'warn', 'pass'];

function requirementResult(
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
      const covering = reports
        .filter((report) => report.engine === engine)
        .flatMap((report) =>
          report.findings
            .filter(({ requirement }) => requirement === id)
            .map((finding) => ({
              check: report.check,
              verdict: finding.verdict,
              counts: !isInconclusive(finding, report),
            })),
        );
      const declared = deviationFrom(id, engine, deviations) !== undefined;
      const verdict = whyUntestable(requirement)
        ? 'untestable'
        : worst(covering.filter(({ counts }) => counts).map((one) => one.verdict));
      const checks = covering.map(({ check, verdict }) => ({ check, verdict }));
      return { engine, status: status(verdict, declared), checks };
    }),
  };
}

function status(verdict: Verdict | undefined, declared: boolean): Status {
  if (verdict === undefined) return 'untested';
  return declared && isExcusable(verdict) ? 'deviates' : verdict;
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
 * A deviation is stale only if its requirement is scored and the run is complete: in a partial run, the check that shows
 * the deviation may not have run.
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
  if (harnessErrors.length > 0 || reports.some(hasHarnessError)) return 'harness-error';
  if (FAILING.some((status) => all.has(status)) || deviations.some(({ state }) => state === 'stale')) return 'fails';
  if (all.has('deviates')) return 'deviates';
  return JUDGED.some((status) => all.has(status)) ? 'conforms' : 'nothing judged';
}

function hasHarnessError({ findings }: CheckReport): boolean {
  return findings.some(({ verdict }) => verdict === 'harness-error');
}

function counts(engine: EngineName, requirements: readonly RequirementResult[]): Record<Status, number> {
  const here = requirements.flatMap(({ engines }) => engines.filter((one) => one.engine === engine));
  const count = (status: Status) => here.filter((one) => one.status === status).length;
  return Object.fromEntries(statusSchema.options.map((status) => [status, count(status)])) as Record<Status, number>;
}

function mustCounts(requirements: readonly RequirementResult[]): Results['summary']['must'] {
  const must = requirements.filter(({ level }) => level === 'MUST');
  const hasStatus = ({ engines }: RequirementResult, among: readonly Status[]) =>
    engines.some(({ status }) => among.includes(status));
  return {
    total: must.length,
    judged: must.filter((one) => hasStatus(one, JUDGED)).length,
    failing: must.filter((one) => hasStatus(one, FAILING)).length,
    deviating: must.filter((one) => hasStatus(one, ['deviates']) && !hasStatus(one, FAILING)).length,
  };
}

function enginesOf(reports: readonly CheckReport[]): Results['engines'] {
  const reported = reports.map(({ engine, build, assumptions }) => ({ name: engine, build, assumptions }));
  const first = reported.filter((one, index) => reported.findIndex((other) => isDeepStrictEqual(one, other)) === index);
  return sorted(
    first.map((one) => ({
      ...one,
      assumptions: Object.fromEntries(Object.entries(one.assumptions).sort(([a], [b]) => compareCodeUnits(a, b))),
    })),
    (a, b) => ENGINES.indexOf(a.name) - ENGINES.indexOf(b.name),
    canonically,
  );
}

/** A run uses one build of each engine; results from two builds cannot be combined. */
function conflicts(engines: Results['engines']): HarnessError[] {
  return ENGINES.flatMap((engine) => {
    const variants = engines.filter(({ name }) => name === engine);
    if (variants.length < 2) return [];
    return {
      where: 'run',
      engine,
      message: 'Checks of one run disagree about the build or the assumptions of the engine they ran in.',
      details: variants.map(({ build, assumptions }) => `${build} ${JSON.stringify(assumptions)}`),
    };
  });
}

/** References to unknown requirements, and reports without findings: mistakes in the suite or in the candidate file. */
function inconsistencies(
  reports: readonly CheckReport[],
  { catalogue, candidate, deviations }: Pick<RunInput, 'catalogue' | 'candidate' | 'deviations'>,
): HarnessError[] {
  const unknown = (known: readonly Requirement[], ids: readonly string[]) =>
    [...new Set(ids)].filter((id) => !known.some((one) => one.id === id));
  const promised = catalogue.filter(({ lines }) => lines.includes(candidate.line));
  return [
    ...reports.flatMap(({ check, engine, findings }) => [
      ...unknown(
        catalogue,
        findings.map(({ requirement }) => requirement),
      ).map((id) => ({
        where: check,
        engine,
        message: `The check reports on ${id}, which is not a requirement.`,
        details: [],
      })),
      ...(findings.length === 0
        ? [{ where: check, engine, message: 'The check reported no finding.', details: [] }]
        : []),
    ]),
    ...unknown(
      promised,
      deviations.map(({ requirement }) => requirement),
    ).map((id) => ({
      where: 'candidate',
      engine: null,
      message: `The candidate declares a deviation from ${id}, which is not a requirement of ${candidate.line}.`,
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

function byEngine(a: { engine: EngineName }, b: { engine: EngineName }): number {
  return ENGINES.indexOf(a.engine) - ENGINES.indexOf(b.engine);
}

/** The last tie-breaker: different values never compare as equal. */
function canonically(a: unknown, b: unknown): number {
  return compareCodeUnits(canonicalJson(a), canonicalJson(b));
}
