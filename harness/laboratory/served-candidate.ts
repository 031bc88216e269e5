import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Candidate } from '../candidate/candidate.ts';
import { bundledRecorder } from '../recorder/bundled-recorder.ts';
import { CANDIDATE_PATH } from './exchange.ts';
import type { ServedCandidate } from './laboratory.ts';

/** Reads a candidate’s scripts, and bundles its adapter with the recorder. */
export async function servedCandidate({ scripts, adapter }: Candidate): Promise<ServedCandidate> {
  return {
    recorder: await bundledRecorder(adapter),
    scripts: await Promise.all(
      scripts.map(async (file, index) => ({
        path: `${CANDIDATE_PATH}${index}/${encodeURIComponent(path.basename(file))}`,
        source: await readFile(file, 'utf8'),
      })),
    ),
  };
}
