import type { Vocabulary } from '../../spec/oracle/identity-codec.ts';
import { adapterDecoder } from '../adapter/adapter-decoder.ts';
import type { Candidate } from '../candidate/candidate.ts';
import type { Engine, EngineOptions } from '../engine/engine.ts';
import { Laboratory } from '../laboratory/laboratory.ts';
import { platformScript } from '../simulated/bundled-platform.ts';
import { startSimulated } from '../simulated/engine.ts';
import type { CandidateBundle } from './candidate-bundle.ts';

/** A candidate unpacked in a confined process, ready to run in the simulated engine. */
export interface ConfinedCandidate {
  candidate: Candidate;
  vocabulary: Vocabulary;
  laboratory: Laboratory;
  /** Starts the simulated engine. `timeout` limits a step in a page, in milliseconds; the bundle’s by default. */
  launch(options: EngineOptions, timeout?: number): Promise<Engine>;
}

/** Unpacks a bundle. Reads no file and starts no process. */
export async function unpackCandidate(bundle: CandidateBundle): Promise<ConfinedCandidate> {
  const { candidate, served, decoder, startTime, watched } = bundle;
  const laboratory = new Laboratory(candidate, served, { startTime });
  const platform = platformScript(bundle.platform);
  const vocabulary =
    decoder === null ? candidate.profile : { ...candidate.profile, decodeCustom: await adapterDecoder(decoder) };
  const launch: ConfinedCandidate['launch'] = (options, timeout = bundle.timeout) =>
    startSimulated(laboratory, options, { timeout, watched, platform });
  return { candidate, vocabulary, laboratory, launch };
}
