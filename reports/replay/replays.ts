import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Results } from '../results.ts';
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
  return new Map(
    chosen.map((report) => {
      const { check, engine } = report;
      const address = `replay/${check}.html`;
      writeFileSync(join(directory, address), replayHtml(results, report, parts));
      return [check, { address, engine }];
    }),
  );
}
