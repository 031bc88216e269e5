import type { StorageView } from '../storage-area.ts';
import { DOMException } from './dom-exception.ts';

const views = new WeakMap<object, StorageView>();

function viewOf(storage: object): StorageView {
  const view = views.get(storage);
  if (!view) throw new TypeError('Illegal invocation');
  return view;
}

function set(view: StorageView, key: string, value: string): void {
  if (view.set(key, value)) return;
  const message = `Failed to execute 'setItem' on 'Storage': Setting the value of '${key}' exceeded the quota.`;
  throw new DOMException(message, 'QuotaExceededError');
}

export class Storage {
  get length(): number {
    return viewOf(this).length;
  }

  key(index: number): string | null {
    return viewOf(this).keys()[Number(index) >>> 0] ?? null;
  }

  getItem(key: string): string | null {
    return viewOf(this).get(`${key}`);
  }

  setItem(key: string, value: string): void {
    set(viewOf(this), `${key}`, `${value}`);
  }

  removeItem(key: string): void {
    viewOf(this).remove(`${key}`);
  }

  clear(): void {
    viewOf(this).clear();
  }

  get [Symbol.toStringTag](): string {
    return 'Storage';
  }
}

for (const name of ['length', 'key', 'getItem', 'setItem', 'removeItem', 'clear'] as const) {
  const descriptor = Object.getOwnPropertyDescriptor(Storage.prototype, name);
  Object.defineProperty(Storage.prototype, name, { ...descriptor, enumerable: true });
}

/** Makes a storage object. Its items are properties, except where its interface has a property of that name. */
export function makeStorage(view: StorageView): Storage {
  const isItem = (target: Storage, name: PropertyKey): name is string =>
    typeof name === 'string' && !(name in target) && view.has(name);
  const storage = new Proxy(Object.create(Storage.prototype) as Storage, {
    get(target, name, receiver) {
      return isItem(target, name) ? view.get(name) : Reflect.get(target, name, receiver);
    },
    has: (target, name) => isItem(target, name) || name in target,
    set(target, name, value) {
      if (typeof name === 'symbol') return Reflect.set(target, name, value);
      set(view, name, `${value}`);
      return true;
    },
    defineProperty(target, name, descriptor) {
      if (typeof name === 'symbol' || !('value' in descriptor)) return Reflect.defineProperty(target, name, descriptor);
      set(view, name, `${descriptor.value}`);
      return true;
    },
    deleteProperty(target, name) {
      if (typeof name === 'symbol') return Reflect.deleteProperty(target, name);
      view.remove(name);
      return true;
    },
    ownKeys: (target) => [...view.keys(), ...Reflect.ownKeys(target)],
    getOwnPropertyDescriptor(target, name) {
      if (!isItem(target, name)) return Reflect.getOwnPropertyDescriptor(target, name);
      return { value: view.get(name), writable: true, enumerable: true, configurable: true };
    },
  });
  views.set(storage, view);
  return storage;
}
