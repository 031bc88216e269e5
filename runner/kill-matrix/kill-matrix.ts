import type { Check } from '../../suites/check.ts';
import { type Reach, reachOf } from './coverage.ts';
import type { Judging } from './judge.ts';
import { type Found, type Status, statusOf } from './judgement.ts';
import { judgeAll } from './judges.ts';
import type { Mutant, Mutants } from './mutants.ts';

/** A mutant, and how it fared. */
export interface Fate {
  mutant: Mutant;
  status: Status;
  found: Found;
}

export interface Asked extends Judging {
  chosen: readonly Mutant[];
  checks: readonly Check[];
  processes: number;
  /** Told of each mutant as soon as it is known. */
  tell?: (fate: Fate) => void;
}

/** Judges mutants by the checks that come to their code, as the original shows in a run before. In the order of the mutants. */
export async function judgeMutants(
  { original, candidateOf }: Pick<Mutants, 'original' | 'candidateOf'>,
  { chosen, checks, processes, tell = () => undefined, ...how }: Asked,
): Promise<Fate[]> {
  const reach = await reachOf(original, checks, how);
  const fates = new Map<Mutant, Fate>();
  await judgeAll(
    chosen,
    async (mutant) => ({
      candidate: await candidateOf(mutant),
      claims: [...mutant.claims],
      checks: reaching(reach, mutant),
      ...how,
    }),
    processes,
    (mutant, found) => {
      const status = statusOf(mutant.claims, found, reaching(reach, mutant).length > 0);
      const fate = { mutant, status, found };
      fates.set(mutant, fate);
      tell(fate);
    },
  );
  return chosen.flatMap((mutant) => fates.get(mutant) ?? []);
}

function reaching(reach: Reach, { number }: Mutant): string[] {
  return [...reach].filter(([, numbers]) => numbers.has(number)).map(([check]) => check);
}
