import { constants, createContext, Script } from 'node:vm';
import { CandidateTimeout } from '../diagnostic.ts';

/** How long a page may keep its thread without a pause, in wall-clock milliseconds. */
const LIMIT = 20_000;

// A watchdog costs a thread, so it guards a whole run of tasks: this script only calls what is to be guarded. Script of
// any realm that runs below it, microtasks included, is ended with it.
const realm = createContext(constants.DONT_CONTEXTIFY) as { guarded?: () => void };
const guard = new Script('guarded()', { filename: 'watchdog' });

/** Runs script under a watchdog: an endless loop becomes a {@link CandidateTimeout}. */
export function underWatchdog(run: () => void, limit = LIMIT): void {
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
