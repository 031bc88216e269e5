import type { CandidateBundle } from '../../harness/confinement/candidate-bundle.ts';
import { unpackCandidate } from '../../harness/confinement/confined-candidate.ts';
import { testAssumptions } from '../../harness/engine/assumptions.ts';
import { TIMEOUTS } from '../../harness/session/timeouts.ts';
import { RunnableTestBed } from '../check/test-bed.ts';

/** A test bed in the simulated engine, with its assumptions tested and the candidate not loaded yet. */
export async function simulatedTestBed(bundle: CandidateBundle): Promise<RunnableTestBed> {
  const confined = await unpackCandidate(bundle);
  const engine = await confined.launch({ cookies: 'kept' });
  // The bundle’s shorter timeout is meant for candidates. The engine is tested with the default one.
  const unhurriedEngine = await confined.launch({ cookies: 'kept' }, TIMEOUTS.step);
  return new RunnableTestBed({
    ...confined,
    engine,
    assumptions: await testAssumptions(unhurriedEngine, confined.laboratory),
  });
}
