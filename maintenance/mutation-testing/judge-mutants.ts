import type { Check } from '../../suites/check/check.ts';
import { judgeMutant, type MutantRun } from './judge-mutant.ts';
import { type Detection, type MutantStatus, mutantStatus } from './mutant-status.ts';
import type { Mutant, Mutants } from './mutants.ts';
import { reachedMutants } from './reached-mutants.ts';

/** A mutant with what its checks detected. */
export interface MutantResult {
  mutant: Mutant;
  status: MutantStatus;
  detection: Detection;
}

export interface MutationRequest extends MutantRun {
  chosen: readonly Mutant[];
  checks: readonly Check[];
  /** How many mutants are judged at a time. */
  processes: number;
  /** Called for each mutant as soon as its result is known. */
  onResult?: (result: MutantResult) => void;
}

/** Judges each mutant by the checks that reach its code, which a run of the original shows first. Results keep the order. */
export async function judgeMutants(
  { original, candidateOf }: Pick<Mutants, 'original' | 'candidateOf'>,
  { chosen, checks, processes, onResult = () => undefined, ...how }: MutationRequest,
): Promise<MutantResult[]> {
  const reach = await reachedMutants(original, checks, how);
  const results = new Map<Mutant, MutantResult>();
  const waiting = [...chosen];
  const judgeNext = async () => {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const { number, claims } = mutant;
      const reaching = checks.filter(({ id }) => reach.get(id)?.has(number));
      const detection = await judgeMutant(await candidateOf(mutant), claims, reaching, how);
      const result = { mutant, status: mutantStatus(claims, detection, reaching.length > 0), detection };
      results.set(mutant, result);
      onResult(result);
    }
  };
  await Promise.all(Array.from({ length: processes }, judgeNext));
  return chosen.flatMap((mutant) => results.get(mutant) ?? []);
}
