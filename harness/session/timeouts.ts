import { CandidateTimeout, HarnessFault } from '../../evidence/fault.ts';

/** Timeouts of a page, in wall-clock milliseconds. */
interface PageTimeouts {
  /** For one step in a page. */
  step: number;
  /** For an engine to show that it still responds, once a step has timed out. */
  response: number;
}

/**
 * The default timeouts. They only bound a page that never comes to rest. No verdict may depend on the speed of a
 * machine, so they leave time for one that is busy with something else.
 */
export const TIMEOUTS: PageTimeouts = { step: 45_000, response: 30_000 };

/**
 * Waits for a step in a page. If it times out, `checkEngine` decides whose fault that is: an engine that still opens
 * and runs an empty page shows that the candidate keeps its page busy, and a CandidateTimeout is thrown; otherwise a
 * HarnessFault. `what` names the step in the message.
 */
export async function withTimeout<Result>(
  step: Promise<Result>,
  what: string,
  checkEngine: () => Promise<void>,
  timeouts = TIMEOUTS,
): Promise<Result> {
  if (await settlesWithin(step, timeouts.step)) return step;
  if (!(await settlesWithin(checkEngine(), timeouts.response))) {
    throw new HarnessFault(
      `${what} did not end, and the engine no longer answers. Run it again; if it happens again, report it.`,
    );
  }
  throw new CandidateTimeout(
    `${what} did not end within ${timeouts.step / 1000} s: the candidate keeps its page busy and never comes to rest.`,
  );
}

async function settlesWithin(step: Promise<unknown>, timeout: number): Promise<boolean> {
  const settled = step.then(
    () => true,
    () => true,
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timedOut = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), timeout);
  });
  const isInTime = await Promise.race([settled, timedOut]);
  clearTimeout(timer);
  return isInTime;
}
