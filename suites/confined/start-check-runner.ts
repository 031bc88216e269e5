import type { EngineName } from '../../evidence/verdict.ts';
import type { Candidate } from '../../harness/candidate/candidate.ts';
import type { CheckRunner } from '../check/check-runner.ts';
import type { CheckProcessOptions } from './check-process.ts';

/**
 * Starts a check runner for a candidate in an engine. A browser confines the candidate in its sandbox. The simulated
 * engine has none, so it runs in a process without rights; `timeouts` and `watched` apply only to that process.
 */
export async function startCheckRunner(
  engine: EngineName,
  candidate: Candidate,
  options: Pick<CheckProcessOptions, 'timeouts' | 'watched' | 'startTime'> = {},
): Promise<CheckRunner> {
  // Imported dynamically: Playwright’s main process loads this module too, and starts no engine.
  if (engine === 'simulated') {
    const { CheckProcess } = await import('./check-process.ts');
    return CheckProcess.start(candidate, options);
  }
  const { startTestBed } = await import('../check/start-test-bed.ts');
  return startTestBed(engine, candidate, options.startTime);
}
