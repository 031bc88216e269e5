import { disguisedConstructor, replaceMethod, replaceValue } from './disguise.ts';
import {
  append,
  apply,
  construct,
  getPrototypeOf,
  max,
  NativeDate,
  NativeNumber,
  NativePromise,
} from './primordials.ts';

// Not a fake-timers library: those are detectable (`Date.isFake`, `setTimeout.clock`), so a candidate could behave only
// while observed, and every page load would evaluate all of their code.

interface VirtualTimer {
  id: number;
  due: number;
  /** Milliseconds between two firings; `null` fires once. */
  every: number | null;
  run: () => void;
}

/**
 * Virtual time of a page. It stands still until {@link Clock.advance}, so nothing happens between a check’s actions.
 */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Lets time pass up to `until` (milliseconds since 1970). Due timers fire in order, and the page’s own tasks run
   * between two of them, as in a browser.
   */
  advance(until: number): Promise<void>;
  /** Whether a timer is due by this time, in milliseconds since 1970. */
  isDue(by: number): boolean;
  /** Waits for one turn of the page’s real event loop. */
  turn(): Promise<void>;
}

/**
 * Makes `Date`, `performance.now`, timers, animation frames and idle callbacks of a page use virtual time. `start` is
 * in milliseconds since 1970; `report` gets what a timer’s handler throws.
 */
export function installClock(
  window: Window & typeof globalThis,
  start: number,
  report: (error: unknown) => void,
): Clock {
  let now = start;
  let lastId = 0;
  let timers: VirtualTimer[] = [];
  const turn = realTurn(window);

  const schedule = (handler: unknown, args: unknown[], delay: unknown, repeat: boolean): number => {
    const wait = max(0, NativeNumber(delay) || 0);
    const run =
      typeof handler === 'function'
        ? () => apply(handler as () => void, window, args)
        : () => window.eval(`${handler}`);
    const timer = { id: ++lastId, due: now + wait, every: repeat ? max(1, wait) : null, run };
    append(timers, timer);
    return timer.id;
  };
  const cancel = (id: unknown): void => {
    const left: VirtualTimer[] = [];
    for (let i = 0; i < timers.length; i++) {
      const timer = timers[i] as VirtualTimer;
      if (timer.id !== NativeNumber(id)) append(left, timer);
    }
    timers = left;
  };
  /** The earliest timer due by this time; of two due together, the one set first. */
  const nextDue = (by: number): VirtualTimer | undefined => {
    let next: VirtualTimer | undefined;
    for (let i = 0; i < timers.length; i++) {
      const timer = timers[i] as VirtualTimer;
      if (timer.due <= by && (!next || timer.due < next.due)) next = timer;
    }
    return next;
  };
  const fire = (timer: VirtualTimer): void => {
    now = max(now, timer.due);
    if (timer.every === null) cancel(timer.id);
    else timer.due = now + timer.every;
    try {
      timer.run();
    } catch (error) {
      report(error);
    }
  };

  replaceMethod(
    window,
    'setTimeout',
    () =>
      (handler: unknown, delay: unknown, ...args: unknown[]) =>
        schedule(handler, args, delay, false),
  );
  replaceMethod(
    window,
    'setInterval',
    () =>
      (handler: unknown, delay: unknown, ...args: unknown[]) =>
        schedule(handler, args, delay, true),
  );
  for (const name of ['clearTimeout', 'clearInterval', 'cancelAnimationFrame', 'cancelIdleCallback']) {
    replaceMethod(window, name, () => cancel);
  }
  replaceMethod(
    window,
    'requestAnimationFrame',
    () => (callback: unknown) => schedule(callback, [now - start], 16, false),
  );
  replaceMethod(
    window,
    'requestIdleCallback',
    () => (callback: unknown) => schedule(callback, [{ didTimeout: false, timeRemaining: () => 50 }], 1, false),
  );
  replaceMethod(getPrototypeOf(window.performance), 'now', () => () => now - start);
  installDate(window, () => now);

  return {
    now: () => now,
    turn,
    isDue: (by) => nextDue(by) !== undefined,
    async advance(until) {
      for (let timer = nextDue(until); timer; timer = nextDue(until)) {
        fire(timer);
        await turn();
      }
      now = max(now, until);
    },
  };
}

function installDate(window: Window & typeof globalThis, now: () => number): void {
  replaceMethod(NativeDate, 'now', () => now);
  const VirtualDate = disguisedConstructor(NativeDate, {
    construct: (target, args, newTarget) => construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => `${new NativeDate(now())}`,
  });
  replaceValue(NativeDate.prototype, 'constructor', VirtualDate);
  replaceValue(window, 'Date', VirtualDate);
}

/** Uses messages, because browsers throttle nested timers. A realm without channels does not throttle. */
function realTurn(window: Window & typeof globalThis): () => Promise<void> {
  const nativeSetTimeout = window.setTimeout;
  if (typeof window.MessageChannel !== 'function') {
    return () => new NativePromise<void>((resolve) => apply(nativeSetTimeout, window, [resolve, 0]));
  }
  const { port1, port2 } = new window.MessageChannel();
  const post = port2.postMessage;
  const waiting: (() => void)[] = [];
  let delivered = 0;
  port1.onmessage = () => waiting[delivered++]?.();
  return () =>
    new NativePromise<void>((resolve) => {
      append(waiting, resolve);
      apply(post, port2, [null]);
    });
}
