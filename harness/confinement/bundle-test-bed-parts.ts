import type { Candidate } from '../candidate/candidate.ts';
import { decoderSource } from '../candidate/vocabulary.ts';
import { servedCandidate } from '../laboratory/served-candidate.ts';
import { bundledPlatform } from '../simulated/bundled-platform.ts';
import type { TestBedParts } from './test-bed-parts.ts';

/** Reads and bundles what a candidate is run with in a confined process, watched. `patience` is in milliseconds. */
export async function bundleTestBedParts(candidate: Candidate, timeout: number): Promise<TestBedParts> {
  const [{ recorder, scripts }, platform, decoder] = await Promise.all([
    servedCandidate(candidate),
    bundledPlatform(),
    decoderSource(candidate),
  ]);
  return { candidate, served: { recorder, scripts: [...scripts] }, platform, decoder, timeout, watched: true };
}
