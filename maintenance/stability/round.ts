import type { CheckReport } from '../../evidence/check-report.ts';
import type { EngineName, Finding } from '../../evidence/verdict.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import { chosenChecks } from '../../suites/checks/checks.ts';
import { startCheckRunner } from '../../suites/confined/start-check-runner.ts';
import { type Conditions, isolatedConditions } from './conditions.ts';
import { underLoad } from './load.ts';
import { inZoneAndLocale } from './zone-and-locale.ts';

/** The candidate, and how it is judged. */
export interface RoundRequest {
  candidate: Candidate;
  engine: EngineName;
  seed: number;
  values: number;
}

/** The findings of a run, by check and then by requirement. */
export type RunFindings = ReadonlyMap<string, ReadonlyMap<string, Finding>>;

/** A verdict that differs from the first round’s. */
export interface VerdictChange {
  check: string;
  requirement: string;
  before: string;
  after: string;
  /** The message of the changed finding. */
  message: string;
}

/** The findings of each run under these conditions. */
export async function runRound(conditions: Conditions, requested: RoundRequest): Promise<RunFindings[]> {
  const { orders, processes, load, zone, locale } = conditions;
  // A process starts its share of the next run as soon as it has finished its share of the previous one.
  const shares = Array.from({ length: processes }, (_, share) =>
    orders.map((order) => order.filter((_, i) => i % processes === share)),
  );
  const judge = async (share: readonly (readonly string[])[]) => {
    const reports = await judged(share.flat(), conditions, requested);
    return share.map((checks) => reports.splice(0, checks.length));
  };
  const shared = await underLoad(load, () =>
    inZoneAndLocale(zone, locale, () => Promise.all(shares.filter((share) => share.flat().length > 0).map(judge))),
  );
  return orders.map((_, run) => byCheck(shared.flatMap((runs) => runs[run] ?? [])));
}

function byCheck(reports: readonly CheckReport[]): RunFindings {
  return new Map(reports.map(({ check, findings }) => [check, new Map(findings.map((one) => [one.requirement, one]))]));
}

async function judged(
  checks: readonly string[],
  { startTime }: Conditions,
  { candidate, engine, seed, values }: RoundRequest,
): Promise<CheckReport[]> {
  const runner = await startCheckRunner(engine, candidate, { startTime: startTime ?? undefined });
  try {
    const reports: CheckReport[] = [];
    for (const check of chosenChecks(checks)) reports.push(await runner.run(check, { seed, values, shrinks: 0 }));
    return reports;
  } finally {
    await runner.close();
  }
}

/** The verdicts of a run that differ from the first run’s, including those of requirements that only one run judged. */
export function changesOf(first: RunFindings, run: RunFindings): VerdictChange[] {
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

/** Identifies a change within its run. */
export function changeKey({ check, requirement }: VerdictChange): string {
  return `${check} ${requirement}`;
}

/** Finds the conditions of a round that change these verdicts on their own. Returns their names by {@link changeKey}. */
export async function findCauses(
  changes: readonly VerdictChange[],
  first: RunFindings,
  conditions: Conditions,
  requested: RoundRequest,
): Promise<Map<string, string[]>> {
  const blamed = new Map<string, string[]>();
  const checks = [...new Set(changes.map(({ check }) => check))];
  const before = new Map([...first].filter(([check]) => checks.includes(check)));
  for (const [name, alone] of isolatedConditions(checks, conditions)) {
    const [run = new Map()] = await runRound(alone, requested);
    for (const key of changesOf(before, run).map(changeKey)) {
      blamed.set(key, [...(blamed.get(key) ?? []), name]);
    }
  }
  return blamed;
}
