import { ENGINES, type EngineName } from '../../evidence/verdict.ts';
import { type RequirementVerdict, requirementVerdicts } from '../results/requirement-verdict.ts';
import type { Results, Status } from '../results/results.ts';

/**
 * How a requirement’s standing in one engine changed from one run to another.
 * - `improved`, `regressed`: it was judged in both, and holds more, or less, than before.
 * - `newly covered`, `no longer covered`: it was judged in one only.
 * - `changed otherwise`: it holds as little as before and stands elsewhere: a failure became a crash, or is declared now.
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
  /** `null` where the run does not have the requirement or the engine. */
  before: RequirementVerdict | null;
  after: RequirementVerdict | null;
}

export interface EngineDifference {
  engine: EngineName;
  /** `null` where the run was not in the engine. */
  builds: { before: string | null; after: string | null };
  changes: readonly StatusChange[];
  /** How many requirements stand where they did. */
  unchanged: number;
}

export interface ResultsDifference {
  before: Results;
  after: Results;
  engines: readonly EngineDifference[];
  /** Requirements that only one of them has because it is of another revision, or of another behaviour line. */
  added: readonly string[];
  retired: readonly string[];
}

/**
 * What changed from one run to another, requirement by requirement, in the engines of either, or in those given. Of
 * requirements that another revision or another behaviour line has nothing can have changed: they are told apart.
 */
export function difference(
  before: Results,
  after: Results,
  engines: readonly EngineName[] = ENGINES,
): ResultsDifference {
  const ids = ({ requirements }: Results) => new Set(requirements.map(({ id }) => id));
  const [had, has] = [ids(before), ids(after)];
  const sameSet = before.suite.revision === after.suite.revision && before.candidate.line === after.candidate.line;
  const added = sameSet ? [] : [...has].filter((id) => !had.has(id));
  const retired = sameSet ? [] : [...had].filter((id) => !has.has(id));
  const buildIn = ({ engines: all }: Results, engine: EngineName) =>
    all.find(({ name }) => name === engine)?.build ?? null;
  const compared = [...new Set([...has, ...had])].filter((id) => !added.includes(id) && !retired.includes(id));
  const [old, now] = [verdictsByKey(before), verdictsByKey(after)];
  return {
    before,
    after,
    added,
    retired,
    engines: engines.flatMap((engine): EngineDifference[] => {
      const builds = { before: buildIn(before, engine), after: buildIn(after, engine) };
      if (builds.before === null && builds.after === null) return [];
      const changes = compared.flatMap((id) =>
        change(old.get(`${engine} ${id}`) ?? null, now.get(`${engine} ${id}`) ?? null),
      );
      return [{ engine, builds, changes, unchanged: compared.length - changes.length }];
    }),
  };
}

function verdictsByKey(results: Results): Map<string, RequirementVerdict> {
  return new Map(requirementVerdicts(results).map((one) => [`${one.engine} ${one.requirement.id}`, one]));
}

function change(before: RequirementVerdict | null, after: RequirementVerdict | null): StatusChange[] {
  const requirement = (after ?? before)?.requirement;
  const kind = kindOf(before?.status, after?.status);
  if (!requirement || kind === null) return [];
  const { id, level, sentence } = requirement;
  return [{ kind, requirement: id, level, sentence, before, after }];
}

/** How much of a requirement holds where it was judged. Declaring a failure mends nothing. */
const HOLDS: Readonly<Partial<Record<Status, number>>> = {
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
  const held = before && HOLDS[before];
  const holds = after && HOLDS[after];
  // Where nothing was known, an absence adds nothing.
  if (held === undefined && holds === undefined) return before && after ? 'changed otherwise' : null;
  if (held === undefined) return 'newly covered';
  if (holds === undefined) return 'no longer covered';
  if (holds === held) return 'changed otherwise';
  return holds > held ? 'improved' : 'regressed';
}

/**
 * Whether a change is a reason to refuse what comes after: it regressed, or it passed and is no longer covered. Who stops
 * looking has not shown that it still holds; an engine left out on purpose is to be left out of the comparison.
 */
export function isLoss({ kind, before }: StatusChange): boolean {
  return kind === 'regressed' || (kind === 'no longer covered' && before?.status === 'pass');
}

/** What a difference comes to, each requirement with the engines it is lost in; no list is empty. */
export function losses({ engines }: ResultsDifference): Map<string, EngineName[]> {
  const lost = new Map<string, EngineName[]>();
  for (const { engine, changes } of engines)
    for (const { requirement } of changes.filter(isLoss))
      lost.set(requirement, [...(lost.get(requirement) ?? []), engine]);
  return lost;
}
