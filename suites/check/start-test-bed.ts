import type { EngineName } from '../../evidence/verdict.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import { vocabularyOf } from '../../harness/candidate/vocabulary.ts';
import { testAssumptions } from '../../harness/engine/assumptions.ts';
import { launchEngine } from '../../harness/engine/launch.ts';
import { openLaboratory } from '../../harness/laboratory/open-laboratory.ts';
import { LocalTestBed } from './local-test-bed.ts';

/**
 * Starts an engine, tests the assumptions about it and loads the candidate. The simulated engine runs the candidate in
 * this very process, so only a trusted one: see {@link import('../confined/check-process.ts').CheckProcess} for others.
 * `startTime` is the virtual time at which sites start, in milliseconds since 1970; unless given, the current time.
 */
export async function startTestBed(name: EngineName, candidate: Candidate, startTime?: number): Promise<LocalTestBed> {
  const laboratory = await openLaboratory(candidate, startTime);
  const engine = await launchEngine(name, laboratory);
  const vocabulary = await vocabularyOf(candidate);
  const assumptions = await testAssumptions(engine, laboratory);
  const launch: LocalTestBed['engineWith'] = (options) => launchEngine(name, laboratory, options);
  const testBed = new LocalTestBed({ candidate, vocabulary, laboratory, engine, assumptions, launch });
  await testBed.load();
  return testBed;
}
