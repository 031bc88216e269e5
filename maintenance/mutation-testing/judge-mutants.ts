import type { Check } from '../../suites/check/check.ts';
import { reachOf } from './coverage.ts';
import { judgeMutant, type MutantRun } from './judge-mutant.ts';
import { type Detection, type Status, statusOf } from './mutant-status.ts';
import type { Mutant, Mutants } from './mutants.ts';

/** A mutant, and how it fared. */
export interface MutantResult {
  mutant: Mutant;
  status: Status;
  found: Detection;
}

export interface MutationRequest extends MutantRun {
  chosen: readonly Mutant[];
  checks: readonly Check[];
  /** How many at a time. */
  processes: number;
  /** Told of each mutant as soon as it is known. */
  tell?: (fate: MutantResult) => void;
}

/** Judges mutants by the checks that come to their code, as the original shows in a run before. In the order of the mutants. */
export async function judgeMutants(
  { original, candidateOf }: Pick<Mutants, 'original' | 'candidateOf'>,
  { chosen, checks, processes, tell = () => undefined, ...how }: MutationRequest,
): Promise<MutantResult[]> {
  const reach = await reachOf(original, checks, how);
  const fates = new Map<Mutant, MutantResult>();
  const waiting = [...chosen];
  const judgeInTurn = async () => {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const { number, claims } = mutant;
      const reaching = checks.filter(({ id }) => reach.get(id)?.has(number));
      const found = await judgeMutant(await candidateOf(mutant), claims, reaching, how);
      const fate = { mutant, status: statusOf(claims, found, reaching.length > 0), found };
      fates.set(mutant, fate);
      tell(fate);
    }
  };
  await Promise.all(Array.from({ length: processes }, judgeInTurn));
  return chosen.flatMap((mutant) => fates.get(mutant) ?? []);
}
