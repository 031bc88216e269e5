import { confinedParts, type TestBedParts } from '../../harness/confinement/test-bed-parts.ts';
import { testAssumptions } from '../../harness/engine/assumptions.ts';
import { TIMEOUTS } from '../../harness/session/timeouts.ts';
import { RunnableTestBed } from '../check/test-bed.ts';

/** A bench in the simulated engine, which is looked over; the candidate is not loaded yet. */
export async function simulatedTestBed(parts: TestBedParts): Promise<RunnableTestBed> {
  const confined = await confinedParts(parts);
  const engine = await confined.launch({ cookies: 'kept' });
  // Patience is with the candidate, and here is none.
  const patientEngine = await confined.launch({ cookies: 'kept' }, TIMEOUTS.step);
  return new RunnableTestBed({
    ...confined,
    engine,
    assumptions: await testAssumptions(patientEngine, confined.laboratory),
  });
}
