import type { EngineName } from '../../evidence/verdict.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import { vocabularyOf } from '../../harness/candidate/vocabulary.ts';
import { testAssumptions } from '../../harness/engine/assumptions.ts';
import { launchEngine } from '../../harness/engine/launch.ts';
import { openLaboratory } from '../../harness/laboratory/open-laboratory.ts';
import { RunnableTestBed } from './test-bed.ts';

/**
 * What a runner keeps for all its checks: a laboratory, an engine that was looked over, and a candidate. In the simulated
 * engine the candidate runs in this very process: that is for candidates that are trusted, see
 * {@link import('./judging/judging-process.ts').JudgingProcess}.
 */
export class InProcessTestBed extends RunnableTestBed {
  /** `beginning`: virtual time at which sites start, in milliseconds since 1970; the time it then is, unless given. */
  static async start(name: EngineName, candidate: Candidate, beginning?: number): Promise<InProcessTestBed> {
    const laboratory = await openLaboratory(candidate, beginning);
    const engine = await launchEngine(name, laboratory);
    const vocabulary = await vocabularyOf(candidate);
    const assumptions = await testAssumptions(engine, laboratory);
    const launch: RunnableTestBed['engineWith'] = (options) => launchEngine(name, laboratory, options);
    const testBed = new InProcessTestBed({ candidate, vocabulary, laboratory, engine, assumptions, launch });
    await testBed.load();
    return testBed;
  }
}
