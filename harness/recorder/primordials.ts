/**
 * The platform as it is before a candidate’s scripts run. The recorder uses these and never looks a method up again, so
 * a candidate that patches globals or prototypes neither breaks it nor bends what it reports.
 */
export const { apply, construct, defineProperty, getOwnPropertyDescriptor } = Reflect;
export const { create, keys, getPrototypeOf, hasOwn } = Object;
export const { stringify } = JSON;
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
const { slice: nativeSlice, split: stringSplit, includes: stringIncludes, trim: stringTrim } = String.prototype;

export const whenSettled = (promise: Promise<unknown>, done: () => void): void => {
  apply(nativeThen, promise, [done, done]);
};
export const weakMapGet = <Key extends WeakKey, Value>(map: WeakMap<Key, Value>, key: Key): Value | undefined =>
  apply(weakGet, map, [key]);
export const weakMapSet = <Key extends WeakKey, Value>(map: WeakMap<Key, Value>, key: Key, value: Value): void => {
  apply(weakSet, map, [key, value]);
};
export const slice = (text: string, start: number, end: number): string => apply(nativeSlice, text, [start, end]);
export const split = (text: string, separator: string): string[] => apply(stringSplit, text, [separator]);
export const includes = (text: string, part: string): boolean => apply(stringIncludes, text, [part]);
export const trim = (text: string): string => apply(stringTrim, text, []);
export const lowerCase = (text: string): string => apply(toLowerCase, text, []);
/** A time, in milliseconds since 1970, as cookies say it. */
export const cookieDate = (time: number): string => apply(toUTCString, construct(NativeDate, [time]), []);

export type Method = (...args: unknown[]) => unknown;

/** The getter of a property; one that says `null` where the platform lacks it. */
export function getterOf(owner: object, name: PropertyKey): Method {
  return getOwnPropertyDescriptor(owner, name)?.get ?? (() => null);
}

/**
 * Sets a property of an object’s own, whatever setters its prototypes have. The descriptor inherits nothing: a candidate
 * may have given every object a `get`.
 */
export function defineOwn(owner: object, name: PropertyKey, value: unknown): void {
  const descriptor = { __proto__: null, value, writable: true, enumerable: true, configurable: true };
  defineProperty(owner, name, descriptor as PropertyDescriptor);
}

/** Appends without `Array.prototype.push`, which a candidate may have replaced. */
export function append<Item>(list: Item[], item: Item): void {
  defineOwn(list, list.length, item);
}

/** All but the first, without the iterator that a candidate may have replaced. */
export function withoutFirst(list: readonly unknown[]): unknown[] {
  const left: unknown[] = [];
  for (let i = 1; i < list.length; i++) append(left, list[i]);
  return left;
}

/** JSON text that no `toJSON` of a patched prototype can change. The value holds plain objects, arrays, primitives. */
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
