import type { Candidate } from '../candidate/candidate.ts';
import { Front } from './front.ts';
import { Laboratory } from './laboratory.ts';
import { servedCandidate } from './served-candidate.ts';

/**
 * A laboratory that engines reach by a proxy: it listens on ports of the system’s choice. Its sites start at `beginning`
 * (virtual, milliseconds since 1970), or at the time it then is.
 */
export async function openLaboratory(candidate: Candidate, beginning?: number): Promise<Laboratory> {
  const served = await servedCandidate(candidate);
  const front = await Front.open(served.scripts);
  const laboratory = new Laboratory(candidate, served, { front, beginning });
  front.serve(laboratory);
  return laboratory;
}
