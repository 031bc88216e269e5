// Primordials, as Node calls them: the platform’s functions as they are before a candidate’s scripts run. The recorder
// uses only these and never looks up a method later, so a candidate that patches globals or prototypes neither breaks
// it nor falsifies what it reports.

export const { apply, construct, defineProperty, getOwnPropertyDescriptor } = Reflect;
export const { keys, getPrototypeOf, hasOwn } = Object;
const { create } = Object;
const { stringify } = JSON;
const { isArray } = Array;
export const NativeDate = Date;
export const NativePromise = Promise;
export const NativeProxy = Proxy;
export const NativeNumber = Number;
export const NativeError = Error;
export const { max, min } = Math;
export const { now: browserTime, parse: parseDate } = Date;
export const { isNaN: numberIsNaN } = Number;

const nativeThen = Promise.prototype.then;
const weakGet = WeakMap.prototype.get;
const weakSet = WeakMap.prototype.set;
const { toUTCString } = Date.prototype;
const { toLowerCase } = String.prototype;
const { slice: stringSlice, split: stringSplit, includes: stringIncludes, trim: stringTrim } = String.prototype;

/** Calls `done` once the promise is fulfilled or rejected. */
export const whenSettled = (promise: Promise<unknown>, done: () => void): void => {
  apply(nativeThen, promise, [done, done]);
};
export const weakMapGet = <Key extends WeakKey, Value>(map: WeakMap<Key, Value>, key: Key): Value | undefined =>
  apply(weakGet, map, [key]);
export const weakMapSet = <Key extends WeakKey, Value>(map: WeakMap<Key, Value>, key: Key, value: Value): void => {
  apply(weakSet, map, [key, value]);
};
export const slice = (text: string, start: number, end: number): string => apply(stringSlice, text, [start, end]);
export const split = (text: string, separator: string): string[] => apply(stringSplit, text, [separator]);
export const includes = (text: string, part: string): boolean => apply(stringIncludes, text, [part]);
export const trim = (text: string): string => apply(stringTrim, text, []);
export const lowerCase = (text: string): string => apply(toLowerCase, text, []);
/** Formats a time, in milliseconds since 1970, as a cookie’s `Expires` does. */
export const cookieDate = (time: number): string => apply(toUTCString, construct(NativeDate, [time]), []);

export type Method = (...args: unknown[]) => unknown;

/** The getter of a property; one that returns `null` if the platform lacks the property. */
export function getterOf(owner: object, name: PropertyKey): Method {
  return getOwnPropertyDescriptor(owner, name)?.get ?? (() => null);
}

/**
 * Defines an own property, regardless of setters on the prototypes. The descriptor has no prototype, because a
 * candidate may have given every object a `get`.
 */
export function defineOwn(owner: object, name: PropertyKey, value: unknown): void {
  const descriptor = { __proto__: null, value, writable: true, enumerable: true, configurable: true };
  defineProperty(owner, name, descriptor as PropertyDescriptor);
}

/** Appends without `Array.prototype.push`, which a candidate may have replaced. */
export function append<Item>(list: Item[], item: Item): void {
  defineOwn(list, list.length, item);
}

/** All items but the first, without the array iterator, which a candidate may have replaced. */
export function withoutFirst(list: readonly unknown[]): unknown[] {
  const left: unknown[] = [];
  for (let i = 1; i < list.length; i++) append(left, list[i]);
  return left;
}

/**
 * JSON text that a `toJSON` on a patched prototype cannot change. The value holds plain objects, arrays and primitives.
 */
export function jsonText(value: unknown): string {
  return stringify(withoutToJson(value));
}

function withoutToJson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const copy: object = isArray(value) ? [] : create(null);
  const names = keys(value);
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as keyof typeof value;
    defineOwn(copy, name, withoutToJson(value[name]));
  }
  if (isArray(copy)) defineOwn(copy, 'toJSON', undefined);
  return copy;
}
