import type { CheckReport } from '../../evidence/check-report.ts';
import { failureGroups, warningGroups } from '../results/finding-groups.ts';
import type { Results } from '../results/results.ts';

/** The replays next to a report, by check: the address, and the engine in which the failure was recorded. */
export type ReplayLinks = ReadonlyMap<string, { address: string; engine: string }>;

/** Each replay contains the candidate and a browser, so their number is limited; a command creates any other one. */
const MAX_REPLAYS = 20;

/** Selects one report to replay for each failing check: that of the first engine. */
export function selectReplays(results: Results): CheckReport[] {
  const found = [...failureGroups(results), ...warningGroups(results)].map(({ reports }) =>
    reports.filter(isReplayable),
  );
  const selected = new Map<string, CheckReport>();
  // Every problem gets its first report before any problem gets a second one.
  for (const report of [...found.flatMap(([first]) => first ?? []), ...found.flat()])
    if (!selected.has(report.check)) selected.set(report.check, report);
  return [...selected.values()].slice(0, MAX_REPLAYS);
}

/** The check’s id becomes a file name. */
function isReplayable({ recording, check }: CheckReport): boolean {
  return recording !== undefined && /^[\w-]+$/.test(check);
}
