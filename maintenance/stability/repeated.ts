import { type Conditions, plain, told } from './conditions.ts';
import { type Asked, blame, type Change, changesOf, type Found, judgedUnder, promiseOf } from './rounds.ts';

/** What came of some rounds. */
export interface Outcome {
  checks: number;
  /** How often each check was run, the first round included. */
  runs: number;
  /** Verdicts compared with those of the first round. */
  compared: number;
  /** With the number of the round, one for each run in which it shows. */
  changes: readonly (Change & { round: number })[];
  /** One line a round. */
  rounds: readonly string[];
}

/** What is told of some rounds while they go on. */
interface Telling {
  say(line: string): void;
  /** After each round, what it has come to by then: such a run takes hours, and may be ended before its time. */
  keep?(outcome: Outcome): void;
}

/** Runs the plain round and then others, and tells of each as it ends. */
export async function repeated(
  ids: readonly string[],
  asked: Asked,
  rounds: readonly Conditions[],
  { say, keep }: Telling,
): Promise<Outcome> {
  const started = performance.now();
  const [first = new Map()] = await judgedUnder(plain(ids), asked);
  const lines = [told(plain(ids))];
  say(`✓ round 0: ${lines[0]}, ${secondsSince(started)}`);
  const changes: (Change & { round: number })[] = [];
  let runs = 1;
  const outcome = (): Outcome => ({
    checks: ids.length,
    runs,
    compared: verdictsIn(first) * (runs - 1),
    changes,
    rounds: lines,
  });
  for (const [index, conditions] of rounds.entries()) {
    const round = index + 1;
    const begun = performance.now();
    const changed = (await judgedUnder(conditions, asked)).flatMap((run) => changesOf(first, run));
    lines.push(told(conditions));
    runs += conditions.orders.length;
    say(`${changed.length === 0 ? '✓' : '✗'} round ${round}: ${told(conditions)}, ${secondsSince(begun)}`);
    if (changed.length > 0) {
      const blamed = await blame(changed, first, conditions, asked);
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
  { check, requirement, before, after, message }: Change,
  times: string,
  blamed: readonly string[],
): string[] {
  const by =
    blamed.length === 0
      ? 'by none of the conditions alone'
      : `by ${blamed.join(' and by ')}, ${blamed.length > 1 ? 'each ' : ''}alone`;
  return [`${check} ${requirement}: ${before} → ${after}${times}, ${by}`, ...(message === '' ? [] : [`  ${message}`])];
}

function verdictsIn(found: Found): number {
  return [...found.values()].reduce((sum, { size }) => sum + size, 0);
}

function secondsSince(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(0)} s`;
}
