type RejectionListener = (reason: unknown, promise: unknown) => void;

const listeners = new WeakMap<object, RejectionListener>();
let routed = false;

/**
 * Routes unhandled rejections to the realm that they belong to. Node reports all of them at the process, where a test
 * runner would take them for its own errors, so they are intercepted before that.
 */
export function routeRejections(promisePrototype: object, listener: RejectionListener): void {
  listeners.set(promisePrototype, listener);
  if (routed) return;
  routed = true;
  const emit = process.emit;
  const route = (name: string, ...args: unknown[]): boolean => {
    const isRejection = name === 'unhandledRejection';
    const listener = isRejection || name === 'rejectionHandled' ? listenerFor(args[isRejection ? 1 : 0]) : undefined;
    if (!listener) return Reflect.apply(emit, process, [name, ...args]);
    if (isRejection) listener(args[0], args[1]);
    return true;
  };
  process.emit = route as typeof process.emit;
}

function listenerFor(promise: unknown): RejectionListener | undefined {
  for (let owner = promise; typeof owner === 'object' && owner !== null; owner = Object.getPrototypeOf(owner)) {
    const listener = listeners.get(owner);
    if (listener) return listener;
  }
  return undefined;
}
