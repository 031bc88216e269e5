import { type Equipment, equipped } from '../../harness/confinement/test-bed-parts.ts';
import { establishAssumptions } from '../../harness/engine/assumptions.ts';
import { LIMITS } from '../../harness/session/timeouts.ts';
import { EquippedBench } from '../check/test-bed.ts';

/** A bench in the simulated engine, which is looked over; the candidate is not loaded yet. */
export async function simulatedBench(equipment: Equipment): Promise<EquippedBench> {
  const parts = await equipped(equipment);
  const engine = await parts.launch({ cookies: 'kept' });
  // Patience is with the candidate, and here is none.
  const patient = await parts.launch({ cookies: 'kept' }, LIMITS.step);
  return new EquippedBench({ ...parts, engine, assumptions: await establishAssumptions(patient, parts.laboratory) });
}
