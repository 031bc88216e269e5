import { z } from 'zod';
import type { Vocabulary } from '../../spec/oracle/identity-codec.ts';
import { ownDecoder } from '../adapter/own-decoder.ts';
import { type Candidate, candidateSchema } from '../candidate/candidate.ts';
import type { Engine, EngineOptions } from '../engine/engine.ts';
import { Laboratory } from '../laboratory/laboratory.ts';
import { platformScript } from '../simulated/bundled-platform.ts';
import { startSimulated } from '../simulated/engine.ts';

/** All that a candidate runs with in the simulated engine, read and bundled by who may read and bundle. */
export const testBedPartsSchema = z.strictObject({
  candidate: candidateSchema,
  served: z.strictObject({
    recorder: z.string(),
    scripts: z.array(z.strictObject({ path: z.string(), source: z.string() })),
  }),
  /** The platform’s source. */
  platform: z.string(),
  /** Source of the module that decodes a codec of the candidate’s own. */
  decoder: z.string().nullable(),
  /** How long a step in a page may take, in milliseconds. */
  timeout: z.number().positive(),
  /** Whether a page that keeps its thread for that long is stopped; if not, the process is ended by who asked it. */
  watched: z.boolean(),
  /** Virtual time at which sites start, in milliseconds since 1970; the time it then is, unless given. */
  beginning: z.number().optional(),
});
export type TestBedParts = z.infer<typeof testBedPartsSchema>;

/** A candidate in a confined process, with what it is reached by. */
export interface ConfinedParts {
  candidate: Candidate;
  vocabulary: Vocabulary;
  laboratory: Laboratory;
  /** Starts the engine; `patience` in milliseconds, the candidate’s unless given. */
  launch(options: EngineOptions, timeout?: number): Promise<Engine>;
}

export async function confinedParts(parts: TestBedParts): Promise<ConfinedParts> {
  const { candidate, served, decoder, beginning } = parts;
  const laboratory = new Laboratory(candidate, served, { beginning });
  const platform = platformScript(parts.platform);
  const vocabulary =
    decoder === null ? candidate.profile : { ...candidate.profile, decodeCustom: await ownDecoder(decoder) };
  const { watched } = parts;
  const launch: ConfinedParts['launch'] = (options, timeout = parts.timeout) =>
    startSimulated(laboratory, options, { timeout, watched, platform });
  return { candidate, vocabulary, laboratory, launch };
}
