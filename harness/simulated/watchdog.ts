import { constants, createContext, Script } from 'node:vm';
import { CandidateTimeout } from '../../evidence/fault.ts';

// A watchdog costs a thread, so it guards a whole run of tasks: this script only calls what is to be guarded. Script of
// any realm that runs below it, microtasks included, is ended with it.
const realm = createContext(constants.DONT_CONTEXTIFY) as { guarded?: () => void };
const guard = new Script('guarded()', { filename: 'watchdog' });

/**
 * Runs script under a watchdog: a loop that outlasts `limit` milliseconds becomes a {@link CandidateTimeout}. With no
 * limit there is no watchdog, and nothing to pay.
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
