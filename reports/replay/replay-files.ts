import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckReport } from '../../evidence/check-report.ts';
import type { Results } from '../results/results.ts';
import { replayHtml } from './html.tsx';
import type { ReplayParts } from './parts.ts';
import { type ReplayLinks, selectReplays } from './select-replays.ts';

/** Writes the replays of a run’s failures into a folder next to its report. */
export function writeReplays(results: Results, directory: string, parts: ReplayParts | null): ReplayLinks {
  // Otherwise replays of an earlier run would be taken for this run’s.
  rmSync(join(directory, 'replay'), { recursive: true, force: true });
  const selected = parts ? selectReplays(results) : [];
  if (!parts || selected.length === 0) return new Map();
  mkdirSync(join(directory, 'replay'), { recursive: true });
  for (const report of selected) writeFileSync(join(directory, addressOf(report)), replayHtml(results, report, parts));
  return findReplays(results, directory);
}

/** Returns the replays that exist for these results. */
export function findReplays(results: Results, directory: string): ReplayLinks {
  const written = selectReplays(results).filter((report) => existsSync(join(directory, addressOf(report))));
  return new Map(written.map((report) => [report.check, { address: addressOf(report), engine: report.engine }]));
}

function addressOf({ check }: CheckReport): string {
  return `replay/${check}.html`;
}
