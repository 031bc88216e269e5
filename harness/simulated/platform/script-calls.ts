import { bridge } from './connection.ts';

// Captured before a page’s own scripts run: the platform must not depend on what they patch.
const { apply } = Reflect;

/** Whether the browser itself runs, with no script of the page below it on the stack. */
let browserAtWork = false;

let report: (error: unknown) => void = () => undefined;

/** Sets where uncaught errors of scripts are reported. */
export function reportErrorsTo(reporter: (error: unknown) => void): void {
  report = reporter;
}

/** Runs a task of the browser itself. */
export function asBrowser(task: () => void): void {
  browserAtWork = true;
  try {
    task();
  } catch (error) {
    report(error);
  } finally {
    browserAtWork = false;
  }
}

/** Calls a function of the page. Microtasks run when it returns, unless a script made the browser call it. */
export function callScript(callback: unknown, self: unknown, args: unknown[]): unknown {
  const wasAtWork = browserAtWork;
  browserAtWork = false;
  let result: unknown;
  try {
    result = apply(callback as () => unknown, self, args);
  } catch (error) {
    report(error);
  }
  browserAtWork = wasAtWork;
  if (wasAtWork) bridge.checkpoint();
  return result;
}
