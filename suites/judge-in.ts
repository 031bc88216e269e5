import type { Candidate } from '../harness/candidate/candidate.ts';
import type { EngineName } from '../spec/verdict.ts';
import type { Judge } from './judge.ts';
import type { JudgingOptions } from './judging/judging-process.ts';

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
    const { JudgingProcess } = await import('./judging/judging-process.ts');
    return JudgingProcess.start(candidate, options);
  }
  const { Workbench } = await import('./workbench.ts');
  return Workbench.start(engine, candidate, options.beginning);
}
