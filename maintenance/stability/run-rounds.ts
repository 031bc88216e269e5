import { type Conditions, formatConditions, plainConditions } from './conditions.ts';
import {
  changeKey,
  changesOf,
  findCauses,
  type RoundRequest,
  type RunFindings,
  runRound,
  type VerdictChange,
} from './round.ts';

/** The outcome of several rounds. */
export interface RoundsOutcome {
  checks: number;
  /** How often each check ran, including the first round. */
  runs: number;
  /** Verdicts compared with those of the first round. */
  compared: number;
  /** Changed verdicts with the number of the round, one for each run in which a verdict changed. */
  changes: readonly (VerdictChange & { round: number })[];
  /** One line a round. */
  rounds: readonly string[];
}

/** Receives progress while rounds run. */
interface ProgressListener {
  print(line: string): void;
  /** Called after each round with the outcome so far: a run takes hours and may be interrupted. */
  record?(outcome: RoundsOutcome): void;
}

/** Runs the plain round and then the others, and reports each as it ends. */
export async function runRounds(
  ids: readonly string[],
  requested: RoundRequest,
  rounds: readonly Conditions[],
  { print, record }: ProgressListener,
): Promise<RoundsOutcome> {
  const started = performance.now();
  const [first = new Map()] = await runRound(plainConditions(ids), requested);
  const lines = [formatConditions(plainConditions(ids))];
  print(`✓ round 0: ${lines[0]}, ${secondsSince(started)}`);
  const changes: (VerdictChange & { round: number })[] = [];
  let runs = 1;
  const outcome = (): RoundsOutcome => ({
    checks: ids.length,
    runs,
    compared: verdictsIn(first) * (runs - 1),
    changes,
    rounds: lines,
  });
  for (const [index, conditions] of rounds.entries()) {
    const round = index + 1;
    const begun = performance.now();
    const changed = (await runRound(conditions, requested)).flatMap((run) => changesOf(first, run));
    lines.push(formatConditions(conditions));
    runs += conditions.orders.length;
    print(
      `${changed.length === 0 ? '✓' : '✗'} round ${round}: ${formatConditions(conditions)}, ${secondsSince(begun)}`,
    );
    if (changed.length > 0) {
      const blamed = await findCauses(changed, first, conditions, requested);
      const distinct = new Map(changed.map((change) => [`${changeKey(change)} ${change.after}`, change]));
      for (const change of distinct.values()) {
        const { length } = changed.filter((one) => changeKey(one) === changeKey(change) && one.after === change.after);
        const times = conditions.orders.length === 1 ? '' : ` in ${length} of ${conditions.orders.length} runs`;
        for (const line of formatChange(change, times, blamed.get(changeKey(change)) ?? [])) print(`    ${line}`);
      }
      changes.push(...changed.map((change) => ({ ...change, round })));
    }
    record?.(outcome());
  }
  return outcome();
}

function formatChange(
  { check, requirement, before, after, message }: VerdictChange,
  times: string,
  blamed: readonly string[],
): string[] {
  const by =
    blamed.length === 0
      ? 'caused by no single condition'
      : `caused by ${blamed.join(' and by ')}${blamed.length > 1 ? ', each on its own' : ''}`;
  return [`${check} ${requirement}: ${before} → ${after}${times}, ${by}`, ...(message === '' ? [] : [`  ${message}`])];
}

function verdictsIn(found: RunFindings): number {
  return [...found.values()].reduce((sum, { size }) => sum + size, 0);
}

function secondsSince(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(0)} s`;
}
