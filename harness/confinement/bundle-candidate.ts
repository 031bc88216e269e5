import type { Candidate } from '../candidate/candidate.ts';
import { decoderSource } from '../candidate/vocabulary.ts';
import { servedCandidate } from '../laboratory/served-candidate.ts';
import { bundledPlatform } from '../simulated/bundled-platform.ts';
import type { CandidateBundle } from './candidate-bundle.ts';

/**
 * Reads and bundles everything that a candidate runs with in a confined process. Pages are watched; `timeout` limits a
 * step in a page, in milliseconds.
 */
export async function bundleCandidate(candidate: Candidate, timeout: number): Promise<CandidateBundle> {
  const [{ recorder, scripts }, platform, decoder] = await Promise.all([
    servedCandidate(candidate),
    bundledPlatform(),
    decoderSource(candidate),
  ]);
  return { candidate, served: { recorder, scripts: [...scripts] }, platform, decoder, timeout, watched: true };
}
