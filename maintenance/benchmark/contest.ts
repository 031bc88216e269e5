import { execFileSync } from 'node:child_process';

const ROUNDS = 5;
const WARM_UP = 700;
const TURN = 1500;

/** What a contestant does again and again, by what it is called; the first is what the others are compared to. */
export type Contestants = Readonly<Record<string, () => Promise<unknown>>>;

/** What a contestant takes for one of what it does, in milliseconds of processor time: the median of its turns. */
export type Costs = ReadonlyMap<string, number>;

/**
 * Has contestants take turns within one run, so that whatever else the machine does slows all of them. Each turn is a
 * process of its own, the script that calls this started again with `args` and the contestant’s name, so that nobody
 * collects another’s garbage. Returns the costs where it was called first, and `null` in the process of a turn.
 */
export async function contest(contestants: Contestants, args: readonly string[] = []): Promise<Costs | null> {
  const [, self = '', ...given] = process.argv;
  const act = contestants[given[args.length] ?? ''];
  if (act) {
    await cost(act, WARM_UP);
    console.log(await cost(act, TURN));
    return null;
  }
  const names = Object.keys(contestants);
  const turns = Array.from({ length: ROUNDS }, () =>
    names.map((name) =>
      Number(execFileSync(process.execPath, [...process.execArgv, self, ...args, name], { encoding: 'utf8' })),
    ),
  );
  return new Map(names.map((name, index) => [name, median(turns.map((round) => round[index] ?? Number.NaN))]));
}

/** Prints costs, what one core does of it in a second, and how they compare to the first. */
export function printCosts(costs: Costs, unit: string): void {
  const [own = Number.NaN] = costs.values();
  for (const [name, milliseconds] of costs) {
    const perSecond = `${(1000 / milliseconds).toFixed(0)} ${unit}/s`.padStart(16);
    const ratio = `${(milliseconds / own).toFixed(1)} x`.padStart(8);
    console.log(`${name.padEnd(48)} ${milliseconds.toFixed(2).padStart(8)} ms ${perSecond} ${ratio}`);
  }
}

/** Milliseconds of processor time that something takes, done over and over for a while. */
async function cost(act: () => Promise<unknown>, milliseconds: number): Promise<number> {
  const start = performance.now();
  const before = process.cpuUsage();
  let done = 0;
  for (; performance.now() - start < milliseconds; done++) await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / done;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}
