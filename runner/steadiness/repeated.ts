import { type Conditions, plain, told } from './conditions.ts';
import { type Asked, blame, type Change, changesOf, type Found, judgedUnder } from './rounds.ts';

/** What came of some rounds. */
export interface Outcome {
  checks: number;
  /** How often each check was run, the first round included. */
  runs: number;
  /** Verdicts compared with those of the first round. */
  compared: number;
  /** With the number of the round. */
  changes: readonly (Change & { round: number })[];
  /** One line a round. */
  rounds: readonly string[];
}

/** Runs the plain round and then others, and tells of each as it ends. */
export async function repeated(
  ids: readonly string[],
  asked: Asked,
  rounds: readonly Conditions[],
  say: (line: string) => void,
): Promise<Outcome> {
  const started = performance.now();
  const first = await judgedUnder(plain(ids), asked);
  const lines = [told(plain(ids))];
  say(`✓ round 0: ${lines[0]}, ${secondsSince(started)}`);
  const changes: (Change & { round: number })[] = [];
  for (const [index, conditions] of rounds.entries()) {
    const round = index + 1;
    const begun = performance.now();
    const changed = changesOf(first, await judgedUnder(conditions, asked));
    lines.push(told(conditions));
    say(`${changed.length === 0 ? '✓' : '✗'} round ${round}: ${told(conditions)}, ${secondsSince(begun)}`);
    if (changed.length === 0) continue;
    const blamed = await blame(changed, first, conditions, asked);
    for (const change of changed) {
      for (const line of shown(change, blamed.get(`${change.check} ${change.requirement}`) ?? [])) say(`    ${line}`);
      changes.push({ ...change, round });
    }
  }
  return {
    checks: ids.length,
    runs: rounds.length + 1,
    compared: verdictsIn(first) * rounds.length,
    changes,
    rounds: lines,
  };
}

function shown({ check, requirement, before, after, message }: Change, blamed: readonly string[]): string[] {
  const by =
    blamed.length === 0
      ? 'by none of the conditions alone'
      : `by ${blamed.join(' and by ')}, ${blamed.length > 1 ? 'each ' : ''}alone`;
  return [`${check} ${requirement}: ${before} → ${after}, ${by}`, ...(message === '' ? [] : [`  ${message}`])];
}

function verdictsIn(found: Found): number {
  return [...found.values()].reduce((sum, { size }) => sum + size, 0);
}

function secondsSince(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(0)} s`;
}
