import { CandidateTimeout, HarnessFault } from '../../evidence/fault.ts';

/**
 * How long one step in a page may take, and how long an engine that is asked whether it is still there; wall-clock
 * milliseconds. They only bound a page that never comes to rest: no verdict depends on how fast a machine is, so they
 * are generous enough for one that is busy with something else.
 */
export const TIMEOUTS = { step: 45_000, signOfLife: 30_000 };

/**
 * Waits for a step in a page. Where it does not end, an engine that still opens and runs an empty page clears us: then
 * it is the candidate that keeps its page busy.
 */
export async function withTimeout<Result>(
  step: Promise<Result>,
  what: string,
  engineIsAlive: () => Promise<void>,
  limits = TIMEOUTS,
): Promise<Result> {
  if (await settlesWithin(step, limits.step)) return step;
  if (!(await settlesWithin(engineIsAlive(), limits.signOfLife))) {
    throw new HarnessFault(
      `${what} did not end, and the engine no longer answers. Run it again; if it stays, report it.`,
    );
  }
  throw new CandidateTimeout(
    `${what} did not end within ${limits.step / 1000} s: the candidate keeps its page busy and never comes to rest.`,
  );
}

async function settlesWithin(step: Promise<unknown>, limit: number): Promise<boolean> {
  const settled = step.then(
    () => true,
    () => true,
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), limit);
  });
  const first = await Promise.race([settled, late]);
  clearTimeout(timer);
  return first;
}
