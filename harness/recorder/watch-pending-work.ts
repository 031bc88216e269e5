import { replaceMethod } from './disguise.ts';
import { once } from './once.ts';
import { apply, whenSettled } from './primordials.ts';

/**
 * Watches work that the browser does for the page and reports by a promise: the Cookie Store API and Web Locks, if the
 * page has them. The browser takes real time for it, and the page is not at rest before it ends. `begun` is called when
 * work begins, and what it returns when that work ends; for a lock, as soon as the lock is granted.
 */
export function watchPendingWork(window: Window & typeof globalThis, begun: () => () => void): void {
  const { CookieStore, LockManager } = window as { CookieStore?: Owner; LockManager?: Owner };
  for (const name of ['get', 'getAll', 'set', 'delete']) {
    if (!CookieStore) break;
    replaceMethod(
      CookieStore.prototype,
      name,
      (native) =>
        function (this: unknown, ...args: unknown[]) {
          return withEnd(apply(native, this, args), once(begun()));
        },
    );
  }
  if (!LockManager) return;
  replaceMethod(
    LockManager.prototype,
    'request',
    (native) =>
      function (this: unknown, ...args: unknown[]) {
        const ended = once(begun());
        const last = args.length - 1;
        const granted = args[last];
        if (typeof granted === 'function') {
          args[last] = (lock: unknown) => {
            ended();
            return apply(granted as (lock: unknown) => unknown, undefined, [lock]);
          };
        }
        return withEnd(apply(native, this, args), ended);
      },
  );
}

type Owner = { prototype: object };

function withEnd<Result>(result: Result, ended: () => void): Result {
  whenSettled(result as Promise<unknown>, ended);
  return result;
}
