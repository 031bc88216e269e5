import { ENGINES, type EngineName } from '../../evidence/verdict.ts';
import { type RequirementInEngine, requirementsInEngines } from '../results/requirement-in-engine.ts';
import type { Results, Status } from '../results/results.ts';

/**
 * How the status of a requirement in one engine changed from one run to another.
 * - `improved`, `regressed`: it was judged in both runs, with a better or a worse status.
 * - `newly covered`, `no longer covered`: it was judged in one run only.
 * - `changed otherwise`: its status changed but is no better or worse: a failure became a crash, or was declared.
 */
export const CHANGE_KINDS = [
  'regressed',
  'no longer covered',
  'improved',
  'newly covered',
  'changed otherwise',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface StatusChange {
  kind: ChangeKind;
  requirement: string;
  level: string;
  sentence: string;
  /** `null` if the run does not have the requirement or the engine. */
  before: RequirementInEngine | null;
  after: RequirementInEngine | null;
}

export interface EngineDifference {
  engine: EngineName;
  /** `null` if the run did not use the engine. */
  builds: { before: string | null; after: string | null };
  changes: readonly StatusChange[];
  /** The number of requirements whose status did not change. */
  unchanged: number;
}

export interface ResultsDifference {
  before: Results;
  after: Results;
  engines: readonly EngineDifference[];
  /** Requirements that only one run has because it has another revision or another release line. */
  added: readonly string[];
  retired: readonly string[];
}

/**
 * Compares two runs, requirement by requirement, in the given engines (by default all that either run used). Requirements
 * that only one run has, because of its revision or release line, are not changes but `added` or `retired`.
 */
export function resultsDifference(
  before: Results,
  after: Results,
  engines: readonly EngineName[] = ENGINES,
): ResultsDifference {
  const ids = ({ requirements }: Results) => new Set(requirements.map(({ id }) => id));
  const [idsBefore, idsAfter] = [ids(before), ids(after)];
  const sameSet = before.suite.revision === after.suite.revision && before.candidate.line === after.candidate.line;
  const added = sameSet ? [] : [...idsAfter].filter((id) => !idsBefore.has(id));
  const retired = sameSet ? [] : [...idsBefore].filter((id) => !idsAfter.has(id));
  const buildIn = ({ engines: all }: Results, engine: EngineName) =>
    all.find(({ name }) => name === engine)?.build ?? null;
  const compared = [...new Set([...idsAfter, ...idsBefore])].filter(
    (id) => !added.includes(id) && !retired.includes(id),
  );
  const [verdictsBefore, verdictsAfter] = [verdictsByKey(before), verdictsByKey(after)];
  return {
    before,
    after,
    added,
    retired,
    engines: engines.flatMap((engine): EngineDifference[] => {
      const builds = { before: buildIn(before, engine), after: buildIn(after, engine) };
      if (builds.before === null && builds.after === null) return [];
      const changes = compared.flatMap((id) =>
        change(verdictsBefore.get(`${engine} ${id}`) ?? null, verdictsAfter.get(`${engine} ${id}`) ?? null),
      );
      return [{ engine, builds, changes, unchanged: compared.length - changes.length }];
    }),
  };
}

function verdictsByKey(results: Results): Map<string, RequirementInEngine> {
  return new Map(requirementsInEngines(results).map((one) => [`${one.engine} ${one.requirement.id}`, one]));
}

function change(before: RequirementInEngine | null, after: RequirementInEngine | null): StatusChange[] {
  const requirement = (after ?? before)?.requirement;
  const kind = kindOf(before?.status, after?.status);
  if (!requirement || kind === null) return [];
  const { id, level, sentence } = requirement;
  return [{ kind, requirement: id, level, sentence, before, after }];
}

/** Ranks the statuses that judge a requirement. A declared failure ranks like an undeclared one. */
const RANKS: Readonly<Partial<Record<Status, number>>> = {
  pass: 2,
  warn: 1,
  deviates: 0,
  blocked: 0,
  fail: 0,
  timeout: 0,
  crash: 0,
};

function kindOf(before: Status | undefined, after: Status | undefined): ChangeKind | null {
  if (before === after) return null;
  const rankBefore = before && RANKS[before];
  const rankAfter = after && RANKS[after];
  // Neither run judged the requirement, so its absence from one of them is no change.
  if (rankBefore === undefined && rankAfter === undefined) return before && after ? 'changed otherwise' : null;
  if (rankBefore === undefined) return 'newly covered';
  if (rankAfter === undefined) return 'no longer covered';
  if (rankAfter === rankBefore) return 'changed otherwise';
  return rankAfter > rankBefore ? 'improved' : 'regressed';
}

/**
 * Whether a change is a loss: the requirement regressed, or it passed and is no longer covered. A requirement that is no
 * longer tested may no longer hold; to drop an engine on purpose, exclude it from the comparison.
 */
export function isLoss({ kind, before }: StatusChange): boolean {
  return kind === 'regressed' || (kind === 'no longer covered' && before?.status === 'pass');
}

/** Returns the lost requirements, each with the engines that lost it, of which there is at least one. */
export function lostRequirements({ engines }: ResultsDifference): Map<string, EngineName[]> {
  const lost = new Map<string, EngineName[]>();
  for (const { engine, changes } of engines)
    for (const { requirement } of changes.filter(isLoss))
      lost.set(requirement, [...(lost.get(requirement) ?? []), engine]);
  return lost;
}
