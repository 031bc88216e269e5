import { execFileSync } from 'node:child_process';

const ROUNDS = 5;
const WARM_UP = 700;
const MEASURE = 1500;

/** The actions to compare, by name. Costs are relative to the first. */
export type Actions = Readonly<Record<string, () => Promise<unknown>>>;

/** The median cost of one call of each action, in milliseconds of processor time. */
export type Costs = ReadonlyMap<string, number>;

/**
 * Measures actions alternately within one run, so that other load on the machine slows all of them alike. Each
 * measurement is a process of its own (the calling script started again with `args` and the action’s name), so that no
 * action collects another’s garbage. Returns the costs, or `null` in the process of a measurement.
 */
export async function compareCosts(actions: Actions, args: readonly string[] = []): Promise<Costs | null> {
  const [, self = '', ...given] = process.argv;
  const action = actions[given[args.length] ?? ''];
  if (action) {
    await cost(action, WARM_UP);
    console.log(await cost(action, MEASURE));
    return null;
  }
  const names = Object.keys(actions);
  const rounds = Array.from({ length: ROUNDS }, () =>
    names.map((name) =>
      Number(execFileSync(process.execPath, [...process.execArgv, self, ...args, name], { encoding: 'utf8' })),
    ),
  );
  return new Map(names.map((name, index) => [name, median(rounds.map((round) => round[index] ?? Number.NaN))]));
}

/** Prints each cost, how often one core does the action in a second, and the ratio to the first cost. */
export function printCosts(costs: Costs, unit: string): void {
  const [own = Number.NaN] = costs.values();
  for (const [name, milliseconds] of costs) {
    const perSecond = `${(1000 / milliseconds).toFixed(0)} ${unit}/s`.padStart(16);
    const ratio = `${(milliseconds / own).toFixed(1)} x`.padStart(8);
    console.log(`${name.padEnd(48)} ${milliseconds.toFixed(2).padStart(8)} ms ${perSecond} ${ratio}`);
  }
}

/** The processor time of one call in milliseconds, averaged over repeated calls for about `milliseconds`. */
async function cost(action: () => Promise<unknown>, milliseconds: number): Promise<number> {
  const start = performance.now();
  const before = process.cpuUsage();
  let done = 0;
  for (; performance.now() - start < milliseconds; done++) await action();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / done;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}
