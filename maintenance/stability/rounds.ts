import type { CheckReport } from '../../evidence/check-report.ts';
import type { EngineName, Finding } from '../../evidence/verdict.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import { chosenChecks } from '../../suites/checks/checks.ts';
import { createCheckRunner } from '../../suites/confined/create-check-runner.ts';
import { type Conditions, oneByOne } from './conditions.ts';
import { underLoad } from './load.ts';
import { inPlace } from './place.ts';

/** Whom it is about, and what is asked of them. */
export interface RoundRequest {
  candidate: Candidate;
  engine: EngineName;
  seed: number;
  values: number;
}

/** What was found, by check and then by requirement. */
export type RoundVerdict = ReadonlyMap<string, ReadonlyMap<string, Finding>>;

/** A verdict that is not what it was in the first round. */
export interface VerdictChange {
  check: string;
  requirement: string;
  before: string;
  after: string;
  /** What was said in the run. */
  message: string;
}

/** What each run under these conditions finds. */
export async function runUnder(conditions: Conditions, requested: RoundRequest): Promise<RoundVerdict[]> {
  const { orders, processes, load, zone, locale } = conditions;
  // Each process goes on to its share of the next run as soon as it is done with that of the one before.
  const shares = Array.from({ length: processes }, (_, share) =>
    orders.map((order) => order.filter((_, i) => i % processes === share)),
  );
  const judge = async (share: readonly (readonly string[])[]) => {
    const reports = await judged(share.flat(), conditions, requested);
    return share.map((checks) => reports.splice(0, checks.length));
  };
  const shared = await underLoad(load, () =>
    inPlace(zone, locale, () => Promise.all(shares.filter((share) => share.flat().length > 0).map(judge))),
  );
  return orders.map((_, run) => foundIn(shared.flatMap((runs) => runs[run] ?? [])));
}

function foundIn(reports: readonly CheckReport[]): RoundVerdict {
  return new Map(reports.map(({ check, findings }) => [check, new Map(findings.map((one) => [one.requirement, one]))]));
}

async function judged(
  checks: readonly string[],
  { beginning }: Conditions,
  { candidate, engine, seed, values }: RoundRequest,
): Promise<CheckReport[]> {
  const judge = await createCheckRunner(engine, candidate, { beginning: beginning ?? undefined });
  try {
    const reports: CheckReport[] = [];
    for (const check of chosenChecks(checks)) reports.push(await judge.run(check, { seed, values, shrinks: 0 }));
    return reports;
  } finally {
    await judge.close();
  }
}

/** Every verdict of a run that is not what it was in the first, a requirement that is judged in one only included. */
export function changesOf(first: RoundVerdict, run: RoundVerdict): VerdictChange[] {
  return [...first].flatMap(([check, before]) => {
    const after = run.get(check) ?? new Map<string, Finding>();
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((requirement) => {
      const verdicts = [before, after].map((found) => found.get(requirement)?.verdict ?? 'not judged');
      const [was = '', is = ''] = verdicts;
      const message = after.get(requirement)?.message ?? '';
      return was === is ? [] : [{ check, requirement, before: was, after: is, message }];
    });
  });
}

/** By what a change is told from others of its run. */
export function promiseOf({ check, requirement }: VerdictChange): string {
  return `${check} ${requirement}`;
}

/** Which conditions of a round change these verdicts each by itself: by {@link promiseOf}, the conditions’ names. */
export async function blame(
  changes: readonly VerdictChange[],
  first: RoundVerdict,
  conditions: Conditions,
  requested: RoundRequest,
): Promise<Map<string, string[]>> {
  const blamed = new Map<string, string[]>();
  const checks = [...new Set(changes.map(({ check }) => check))];
  const before = new Map([...first].filter(([check]) => checks.includes(check)));
  for (const [name, alone] of oneByOne(checks, conditions)) {
    const [run = new Map()] = await runUnder(alone, requested);
    for (const promise of changesOf(before, run).map(promiseOf)) {
      blamed.set(promise, [...(blamed.get(promise) ?? []), name]);
    }
  }
  return blamed;
}
