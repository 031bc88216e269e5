import { replaceMethod } from './disguise.ts';
import { apply, whenSettled } from './primordials.ts';

/**
 * What a page asks of its browser and gets by a promise: the Cookie Store API and Web Locks, where the page has them. The
 * browser answers in a time of its own, so a page is not at rest before. `begun` is told of each errand; what it returns
 * is called once the errand is over, for a lock as soon as the page has it.
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
          return ending(apply(native, this, args), once(begun()));
        },
    );
  }
  if (!LockManager) return;
  replaceMethod(
    LockManager.prototype,
    'request',
    (native) =>
      function (this: unknown, ...args: unknown[]) {
        const over = once(begun());
        const last = args.length - 1;
        const granted = args[last];
        if (typeof granted === 'function') {
          args[last] = (lock: unknown) => {
            over();
            return apply(granted as (lock: unknown) => unknown, undefined, [lock]);
          };
        }
        return ending(apply(native, this, args), over);
      },
  );
}

type Owner = { prototype: object };

function ending<Answer>(answer: Answer, over: () => void): Answer {
  whenSettled(answer as Promise<unknown>, over);
  return answer;
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (!done) action();
    done = true;
  };
}
