import type { CheckReport } from '../../evidence/check-report.ts';
import { failureGroups, warningGroups } from '../results/finding-groups.ts';
import type { Results } from '../results/results.ts';

/** Replays that stand beside a report, by the check: where, and in which engine the failure was seen. */
export type Replays = ReadonlyMap<string, { address: string; engine: string }>;

/** Each holds the candidate and a browser: more of them than anybody opens are left to the command that makes one. */
const MOST = 20;

/** Which failures get a replay of their own: of each check the first engine’s. */
export function chosenReplays(results: Results): CheckReport[] {
  const found = [...failureGroups(results), ...warningGroups(results)].map(({ reports }) =>
    reports.filter(isReplayable),
  );
  const chosen = new Map<string, CheckReport>();
  // Of each problem the check to read first, before any problem has two.
  for (const report of [...found.flatMap(([first]) => first ?? []), ...found.flat()])
    if (!chosen.has(report.check)) chosen.set(report.check, report);
  return [...chosen.values()].slice(0, MOST);
}

/** A check’s id names a file. */
function isReplayable({ recording, check }: CheckReport): boolean {
  return recording !== undefined && /^[\w-]+$/.test(check);
}
