import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Candidate, candidateSchema } from '../harness/candidate/candidate.ts';
import { bundledRecorder } from '../harness/recorder/bundled-recorder.ts';
import { bundledPlayer } from '../harness/replay/bundled-player.ts';
import type { ReplayParts } from '../reports/replay/parts.ts';

/** Returns the parts of a replay of a candidate that a run’s tests attached, or `null` if its scripts are not on this machine. */
export async function replayPartsOf(attached: unknown): Promise<ReplayParts | null> {
  const { data: candidate } = candidateSchema.safeParse(attached);
  return candidate?.scripts.every((script) => existsSync(script)) ? replayParts(candidate) : null;
}

/** Returns what a page needs to replay a candidate’s failures. */
export async function replayParts({ scripts, adapter, profile, capabilities }: Candidate): Promise<ReplayParts> {
  return {
    player: await bundledPlayer(),
    recorder: await bundledRecorder(adapter),
    scripts: scripts.map((script) => ({ name: path.basename(script), source: readFileSync(script, 'utf8') })),
    profile,
    capabilities,
  };
}
