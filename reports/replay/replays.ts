import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckReport } from '../../evidence/check-report.ts';
import type { Results } from '../results/results.ts';
import { chosenReplays, type Replays } from './chosen.ts';
import { replayHtml } from './html.tsx';
import type { ReplayParts } from './parts.ts';

/** Writes the replays of a run’s failures into a folder beside its report. */
export function writeReplays(results: Results, directory: string, parts: ReplayParts | null): Replays {
  // Those of an earlier run would be taken for this one’s.
  rmSync(join(directory, 'replay'), { recursive: true, force: true });
  const chosen = parts ? chosenReplays(results) : [];
  if (!parts || chosen.length === 0) return new Map();
  mkdirSync(join(directory, 'replay'), { recursive: true });
  for (const report of chosen) writeFileSync(join(directory, addressOf(report)), replayHtml(results, report, parts));
  return replaysBeside(results, directory);
}

/** The replays that were written into a folder when these results were. */
export function replaysBeside(results: Results, directory: string): Replays {
  const written = chosenReplays(results).filter((report) => existsSync(join(directory, addressOf(report))));
  return new Map(written.map((report) => [report.check, { address: addressOf(report), engine: report.engine }]));
}

function addressOf({ check }: CheckReport): string {
  return `replay/${check}.html`;
}
