import { bridge } from './connection.ts';

// As it is before a page’s own scripts run, like everything by which a browser works.
const { apply } = Reflect;

/** Whether the browser itself is at work, with no script of the page below it on the stack. */
let browserAtWork = false;

let report: (error: unknown) => void = () => undefined;

/** Where errors go that scripts throw and nobody catches. */
export function reportErrorsTo(reporter: (error: unknown) => void): void {
  report = reporter;
}

/** Runs a task of the browser. */
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

/** Calls a function of the page. Microtasks run when it returns, unless it was a script that made the browser call it. */
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
