import type { Candidate } from '../candidate/candidate.ts';
import { Front } from './front.ts';
import { Laboratory } from './laboratory.ts';
import { servedCandidate } from './served-candidate.ts';

/**
 * Opens a laboratory that browsers reach through a proxy, which listens on a port of the system’s choice. Its sites
 * start at the virtual time `startTime`, in milliseconds since 1970; the current time by default.
 */
export async function openLaboratory(candidate: Candidate, startTime?: number): Promise<Laboratory> {
  const served = await servedCandidate(candidate);
  const front = await Front.open(served.scripts);
  const laboratory = new Laboratory(candidate, served, { front, startTime });
  front.serve(laboratory);
  return laboratory;
}
