type Listener = (reason: unknown, promise: unknown) => void;

const listeners = new WeakMap<object, Listener>();
let routed = false;

/**
 * Brings rejections that nobody handles to the realm they belong to. Node has one place for all of them, the process,
 * where a test runner takes them for its own faults: they are caught before they get there.
 */
export function routeRejections(promisePrototype: object, listener: Listener): void {
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

function listenerFor(promise: unknown): Listener | undefined {
  for (let owner = promise; typeof owner === 'object' && owner !== null; owner = Object.getPrototypeOf(owner)) {
    const listener = listeners.get(owner);
    if (listener) return listener;
  }
  return undefined;
}
