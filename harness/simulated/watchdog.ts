import { constants, createContext, Script } from 'node:vm';
import { CandidateTimeout } from '../../evidence/fault.ts';

// A watchdog costs a thread, so one guards a whole run of tasks: this script only calls the function to guard. The
// timeout stops script of any realm below it on the stack, microtasks included.
const realm = createContext(constants.DONT_CONTEXTIFY) as { guarded?: () => void };
const guard = new Script('guarded()', { filename: 'watchdog' });

/**
 * Runs script under a watchdog, and throws {@link CandidateTimeout} if it runs for longer than `limit` milliseconds. An
 * infinite limit needs no watchdog and costs nothing.
 */
export function underWatchdog(limit: number, run: () => void): void {
  if (limit === Number.POSITIVE_INFINITY) {
    run();
    return;
  }
  realm.guarded = run;
  try {
    guard.runInContext(realm, { timeout: limit, displayErrors: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new CandidateTimeout(
      `A script kept the page busy for ${limit / 1000} s without a pause. Look for a loop that does not end.`,
    );
  }
}
