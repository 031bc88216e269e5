import {
  append,
  apply,
  defineProperty,
  getOwnPropertyDescriptor,
  NativeProxy,
  weakMapGet,
  weakMapSet,
} from './primordials.ts';

// A candidate must find the same platform with the recorder as without it. So a stand-in for a platform function has
// that function’s name, length and property attributes, no prototype of its own, and prints as native code.
// biome-ignore lint/suspicious/noExplicitAny: a stand-in takes the arguments of any platform function
type AnyFunction = (...args: any[]) => any;

const originals = new WeakMap<object, object>();

/**
 * Makes `Function.prototype.toString` print a stand-in as its original. Must be called once, before any replacement.
 */
export function disguiseFunctionToString(): void {
  replaceMethod(
    Function.prototype,
    'toString',
    (native) =>
      function (this: unknown) {
        const original = typeof this === 'function' ? weakMapGet(originals, this) : undefined;
        return apply(native, original ?? this, []);
      },
  );
}

/** A function that ordinary inspection cannot distinguish from the original. Method syntax gives it no `prototype`. */
function disguised<Function extends AnyFunction>(original: object, behaviour: Function): Function {
  const standIn = {
    method(this: unknown, ...args: never[]) {
      return apply(behaviour, this, args);
    },
  }.method;
  copyProperty(original, standIn, 'name');
  copyProperty(original, standIn, 'length');
  weakMapSet(originals, standIn, weakMapGet(originals, original) ?? original); // The original may be a stand-in itself.
  return standIn as unknown as Function;
}

/** A constructor whose handler intercepts construction and calls, and which is otherwise the platform’s own. */
export function disguisedConstructor<Constructor extends abstract new (...args: never[]) => object>(
  original: Constructor,
  handler: ProxyHandler<Constructor>,
): Constructor {
  const standIn = new NativeProxy(original, handler);
  weakMapSet(originals, standIn, original);
  return standIn;
}

/** Hides a property of `owner` from every list of its properties. */
export function hideProperty(owner: object, hidden: PropertyKey): void {
  const without = (names: PropertyKey[]): PropertyKey[] => {
    const left: PropertyKey[] = [];
    for (let i = 0; i < names.length; i++) if (names[i] !== hidden) append(left, names[i] as PropertyKey);
    return left;
  };
  for (const [holder, method] of [
    [Object, 'getOwnPropertyNames'],
    [Reflect, 'ownKeys'],
  ] as const) {
    replaceMethod(holder, method, (native) => (target: unknown) => {
      const names = native(target);
      return target === owner ? without(names) : names;
    });
  }
  replaceMethod(Object, 'getOwnPropertyDescriptors', (native) => (target: unknown) => {
    const descriptors = native(target);
    if (target === owner) delete descriptors[hidden];
    return descriptors;
  });
}

/** Replaces a method on its owner; `make` gets the native one. Does nothing if the platform lacks the method. */
export function replaceMethod(owner: object, name: PropertyKey, make: (native: AnyFunction) => AnyFunction): void {
  const descriptor = getOwnPropertyDescriptor(owner, name);
  const native: unknown = descriptor?.value;
  if (typeof native !== 'function') return;
  defineProperty(owner, name, { ...descriptor, value: disguised(native, make(native as AnyFunction)) });
}

/** Replaces the parts of an accessor that `make` returns. Does nothing if the platform lacks the accessor. */
export function replaceAccessor(
  owner: object,
  name: PropertyKey,
  make: (native: { get: AnyFunction; set: AnyFunction }) => { get?: AnyFunction; set?: AnyFunction },
): void {
  const descriptor = getOwnPropertyDescriptor(owner, name);
  if (!descriptor?.get) return;
  const { get, set } = descriptor;
  const made = make({ get, set: set ?? (() => undefined) });
  if (made.get) descriptor.get = disguised(get, made.get);
  if (made.set && set) descriptor.set = disguised(set, made.set);
  defineProperty(owner, name, descriptor);
}

/** Makes a getter return or throw what `read` does. The native getter is called first, to reject a wrong `this`. */
export function replaceGetter(owner: object, name: PropertyKey, read: () => unknown): void {
  replaceAccessor(owner, name, ({ get }) => ({
    get(this: unknown) {
      apply(get, this, []);
      return read();
    },
  }));
}

/** Replaces a property’s value without changing its attributes. */
export function replaceValue(owner: object, name: PropertyKey, value: unknown): void {
  const descriptor = getOwnPropertyDescriptor(owner, name);
  if (descriptor) defineProperty(owner, name, { ...descriptor, value });
}

function copyProperty(from: object, to: object, name: PropertyKey): void {
  const descriptor = getOwnPropertyDescriptor(from, name);
  if (descriptor) defineProperty(to, name, descriptor);
}
