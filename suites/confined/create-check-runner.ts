import type { EngineName } from '../../evidence/verdict.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import type { CheckRunner } from '../check/check-runner.ts';
import type { CheckProcessOptions } from './check-process.ts';

/**
 * Who judges a candidate in an engine. In a browser its sandbox holds the candidate; where there is none, a process that
 * has no rights does, and only that one is asked for patience and watch.
 */
export async function createCheckRunner(
  engine: EngineName,
  candidate: Candidate,
  options: Pick<CheckProcessOptions, 'timeout' | 'watched' | 'beginning'> = {},
): Promise<CheckRunner> {
  // Loaded here and not above: Playwright’s main process comes by here too, and starts no engine.
  if (engine === 'simulated') {
    const { CheckProcess } = await import('./check-process.ts');
    return CheckProcess.start(candidate, options);
  }
  const { InProcessTestBed } = await import('../check/in-process-test-bed.ts');
  return InProcessTestBed.start(engine, candidate, options.beginning);
}
