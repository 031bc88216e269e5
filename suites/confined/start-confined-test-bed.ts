import type { CandidateBundle } from '../../harness/confinement/candidate-bundle.ts';
import { unpackCandidate } from '../../harness/confinement/confined-candidate.ts';
import { testAssumptions } from '../../harness/engine/assumptions.ts';
import { TIMEOUTS } from '../../harness/session/timeouts.ts';
import { LocalTestBed } from '../check/local-test-bed.ts';

/**
 * Starts the simulated engine in a confined process and tests the assumptions about it. Does not load the candidate.
 */
export async function startConfinedTestBed(bundle: CandidateBundle): Promise<LocalTestBed> {
  const confined = await unpackCandidate(bundle);
  const engine = await confined.launch({ cookies: 'kept' });
  // The timeout in the bundle is for the candidate, which takes no part in the assumptions.
  const assumptionEngine = await confined.launch({ cookies: 'kept' }, TIMEOUTS.step);
  const assumptions = await testAssumptions(assumptionEngine, confined.laboratory);
  return new LocalTestBed({ ...confined, engine, assumptions });
}
