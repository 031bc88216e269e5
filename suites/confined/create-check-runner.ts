import type { EngineName } from '../../evidence/verdict.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import type { Judge } from '../check/check-runner.ts';
import type { JudgingOptions } from './check-process.ts';

/**
 * Who judges a candidate in an engine. In a browser its sandbox holds the candidate; where there is none, a process that
 * has no rights does, and only that one is asked for patience and watch.
 */
export async function judgeIn(
  engine: EngineName,
  candidate: Candidate,
  options: Pick<JudgingOptions, 'patience' | 'watched' | 'beginning'> = {},
): Promise<Judge> {
  // Loaded here and not above: Playwright’s main process comes by here too, and starts no engine.
  if (engine === 'simulated') {
    const { JudgingProcess } = await import('./check-process.ts');
    return JudgingProcess.start(candidate, options);
  }
  const { Workbench } = await import('../check/in-process-test-bed.ts');
  return Workbench.start(engine, candidate, options.beginning);
}
