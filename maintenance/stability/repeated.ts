import { type Conditions, formatConditions, plain } from './conditions.ts';
import {
  blame,
  changesOf,
  promiseOf,
  type RoundRequest,
  type RoundVerdict,
  runUnder,
  type VerdictChange,
} from './rounds.ts';

/** What came of some rounds. */
export interface RepeatOutcome {
  checks: number;
  /** How often each check was run, the first round included. */
  runs: number;
  /** Verdicts compared with those of the first round. */
  compared: number;
  /** With the number of the round, one for each run in which it shows. */
  changes: readonly (VerdictChange & { round: number })[];
  /** One line a round. */
  rounds: readonly string[];
}

/** What is told of some rounds while they go on. */
interface RepeatSummary {
  say(line: string): void;
  /** After each round, what it has come to by then: such a run takes hours, and may be ended before its time. */
  keep?(outcome: RepeatOutcome): void;
}

/** Runs the plain round and then others, and tells of each as it ends. */
export async function repeated(
  ids: readonly string[],
  requested: RoundRequest,
  rounds: readonly Conditions[],
  { say, keep }: RepeatSummary,
): Promise<RepeatOutcome> {
  const started = performance.now();
  const [first = new Map()] = await runUnder(plain(ids), requested);
  const lines = [formatConditions(plain(ids))];
  say(`✓ round 0: ${lines[0]}, ${secondsSince(started)}`);
  const changes: (VerdictChange & { round: number })[] = [];
  let runs = 1;
  const outcome = (): RepeatOutcome => ({
    checks: ids.length,
    runs,
    compared: verdictsIn(first) * (runs - 1),
    changes,
    rounds: lines,
  });
  for (const [index, conditions] of rounds.entries()) {
    const round = index + 1;
    const begun = performance.now();
    const changed = (await runUnder(conditions, requested)).flatMap((run) => changesOf(first, run));
    lines.push(formatConditions(conditions));
    runs += conditions.orders.length;
    say(`${changed.length === 0 ? '✓' : '✗'} round ${round}: ${formatConditions(conditions)}, ${secondsSince(begun)}`);
    if (changed.length > 0) {
      const blamed = await blame(changed, first, conditions, requested);
      const alike = new Map(changed.map((change) => [`${promiseOf(change)} ${change.after}`, change]));
      for (const change of alike.values()) {
        const { length } = changed.filter((one) => promiseOf(one) === promiseOf(change) && one.after === change.after);
        const times = conditions.orders.length === 1 ? '' : ` in ${length} of ${conditions.orders.length} runs`;
        for (const line of shown(change, times, blamed.get(promiseOf(change)) ?? [])) say(`    ${line}`);
      }
      changes.push(...changed.map((change) => ({ ...change, round })));
    }
    keep?.(outcome());
  }
  return outcome();
}

function shown(
  { check, requirement, before, after, message }: VerdictChange,
  times: string,
  blamed: readonly string[],
): string[] {
  const by =
    blamed.length === 0
      ? 'by none of the conditions alone'
      : `by ${blamed.join(' and by ')}, ${blamed.length > 1 ? 'each ' : ''}alone`;
  return [`${check} ${requirement}: ${before} → ${after}${times}, ${by}`, ...(message === '' ? [] : [`  ${message}`])];
}

function verdictsIn(found: RoundVerdict): number {
  return [...found.values()].reduce((sum, { size }) => sum + size, 0);
}

function secondsSince(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(0)} s`;
}
