import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Candidate, candidateSchema } from '../harness/candidate/candidate.ts';
import { bundledRecorder } from '../harness/recorder/bundled-recorder.ts';
import { bundledPlayer } from '../harness/replay/bundled-player.ts';
import type { ReplayParts } from '../reports/replay/parts.ts';

/** What a candidate’s failures are replayed with, by the candidate that a run’s tests handed over; `null` where its scripts are elsewhere. */
export async function replayPartsOf(handedOver: unknown): Promise<ReplayParts | null> {
  const { data: candidate } = candidateSchema.safeParse(handedOver);
  return candidate?.scripts.every((script) => existsSync(script)) ? replayParts(candidate) : null;
}

export async function replayParts({ scripts, adapter, profile, capabilities }: Candidate): Promise<ReplayParts> {
  return {
    player: await bundledPlayer(),
    recorder: await bundledRecorder(adapter),
    scripts: scripts.map((script) => ({ name: path.basename(script), source: readFileSync(script, 'utf8') })),
    profile,
    capabilities,
  };
}
