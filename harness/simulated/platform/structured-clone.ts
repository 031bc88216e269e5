import { DOMException } from './dom-exception.ts';

/** Makes a deep copy of a value that a message may carry. Throws `DataCloneError` for functions and symbols. */
export function structuredClone<Value>(value: Value): Value {
  return typeof value === 'object' && value !== null ? (clone(value, new Map()) as Value) : primitive(value);
}

function primitive<Value>(value: Value): Value {
  if (typeof value === 'function' || typeof value === 'symbol') {
    throw new DOMException(`${String(value)} could not be cloned.`, 'DataCloneError');
  }
  return value;
}

function clone(value: unknown, seen: Map<object, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return primitive(value);
  if (seen.has(value)) return seen.get(value);
  const remembered = <Copy>(copy: Copy): Copy => {
    seen.set(value, copy);
    return copy;
  };
  if (value instanceof Date) return remembered(new Date(value.getTime()));
  if (value instanceof RegExp) return remembered(new RegExp(value.source, value.flags));
  if (value instanceof ArrayBuffer) return remembered(value.slice(0));
  if (ArrayBuffer.isView(value)) return remembered(cloneView(value));
  if (value instanceof Map) {
    const copy = remembered(new Map());
    for (const [key, item] of value) copy.set(clone(key, seen), clone(item, seen));
    return copy;
  }
  if (value instanceof Set) {
    const copy = remembered(new Set());
    for (const item of value) copy.add(clone(item, seen));
    return copy;
  }
  if (value instanceof Error) {
    const copy = remembered(new Error(value.message));
    copy.name = value.name;
    if (value.stack !== undefined) copy.stack = value.stack;
    return copy;
  }
  const copy: Record<string, unknown> = remembered(
    Array.isArray(value) ? ([] as unknown as Record<string, unknown>) : {},
  );
  for (const key of Object.keys(value)) copy[key] = clone((value as Record<string, unknown>)[key], seen);
  return copy;
}

function cloneView(view: ArrayBufferView): ArrayBufferView {
  const { buffer, byteOffset, byteLength } = view;
  const View = view.constructor as new (buffer: ArrayBufferLike) => ArrayBufferView;
  return new View(buffer.slice(byteOffset, byteOffset + byteLength));
}
