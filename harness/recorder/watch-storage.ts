import { replaceAccessor, replaceMethod } from './disguise.ts';
import type { JournalEntry } from './journal.ts';
import { apply, NativeProxy, weakMapGet, weakMapSet } from './primordials.ts';

type StorageEntry = Extract<JournalEntry, { kind: 'storage' }>;
type Area = StorageEntry['area'];
type ReportStorageAccess = (
  area: Area,
  operation: StorageEntry['operation'],
  key: string,
  value: string | null,
) => void;

/**
 * Journals every write to what an origin can store: web storage, by method and by property, and the opening of
 * databases, caches and service workers.
 */
export function watchStorage(window: Window & typeof globalThis, watch: ReportStorageAccess): void {
  watchWebStorage(window, watch);
  const factory = (window as { IDBFactory?: typeof IDBFactory }).IDBFactory;
  if (factory) watchOpening(factory.prototype, 'open', (name) => watch('indexedDB', 'open', name, null));
  const storage = (window as { CacheStorage?: typeof CacheStorage }).CacheStorage;
  if (storage) watchOpening(storage.prototype, 'open', (name) => watch('caches', 'open', name, null));
  const container = (window as { ServiceWorkerContainer?: typeof ServiceWorkerContainer }).ServiceWorkerContainer;
  if (container) watchOpening(container.prototype, 'register', (url) => watch('serviceWorker', 'open', url, null));
}

function watchOpening(owner: object, method: string, watch: (name: string) => void): void {
  replaceMethod(
    owner,
    method,
    (native) =>
      function (this: unknown, ...args: unknown[]) {
        watch(`${args[0]}`);
        return apply(native, this, args);
      },
  );
}

function watchWebStorage(window: Window & typeof globalThis, watch: ReportStorageAccess): void {
  const prototype = window.Storage.prototype;
  const nativeStorages = new WeakMap<object, Storage>();
  const standIns = new WeakMap<Storage, Storage>();
  const areas = new WeakMap<Storage, Area>();
  const nativeOf = (storage: object): Storage => weakMapGet(nativeStorages, storage) ?? (storage as Storage);
  const areaOf = (storage: object): Area => weakMapGet(areas, nativeOf(storage)) ?? 'localStorage';

  const setItem = prototype.setItem;
  const removeItem = prototype.removeItem;

  // Only a proxy can intercept `localStorage.name = value`. Behind it, every method acts on the platform’s own storage.
  const standInFor = (native: Storage, area: Area): Storage => {
    const known = weakMapGet(standIns, native);
    if (known) return known;
    const standIn = new NativeProxy(native, {
      get: (target, name) => (target as unknown as Record<PropertyKey, unknown>)[name],
      set(target, name, value) {
        if (typeof name === 'symbol' || name in prototype) return Reflect.set(target, name, value);
        watch(area, 'set', name, `${value}`);
        apply(setItem, target, [name, value]);
        return true;
      },
      defineProperty(target, name, descriptor) {
        if (typeof name !== 'symbol' && 'value' in descriptor) watch(area, 'set', name, `${descriptor.value}`);
        return Reflect.defineProperty(target, name, descriptor);
      },
      deleteProperty(target, name) {
        if (typeof name === 'symbol') return Reflect.deleteProperty(target, name);
        watch(area, 'remove', name, null);
        apply(removeItem, target, [name]);
        return true;
      },
    });
    weakMapSet(standIns, native, standIn);
    weakMapSet(nativeStorages, standIn, native);
    weakMapSet(areas, native, area);
    return standIn;
  };

  for (const area of ['localStorage', 'sessionStorage'] as const) {
    replaceAccessor(window, area, ({ get }) => ({
      get(this: unknown) {
        const native = apply(get, this, []) as Storage | null;
        return native && standInFor(native, area);
      },
    }));
  }
  for (const name of ['getItem', 'key'] as const) {
    replaceMethod(
      prototype,
      name,
      (native) =>
        function (this: object, ...args: unknown[]) {
          return apply(native, nativeOf(this), args);
        },
    );
  }
  replaceMethod(
    prototype,
    'setItem',
    (native) =>
      function (this: object, ...args: unknown[]) {
        watch(areaOf(this), 'set', `${args[0]}`, `${args[1]}`);
        return apply(native, nativeOf(this), args);
      },
  );
  replaceMethod(
    prototype,
    'removeItem',
    (native) =>
      function (this: object, ...args: unknown[]) {
        watch(areaOf(this), 'remove', `${args[0]}`, null);
        return apply(native, nativeOf(this), args);
      },
  );
  replaceMethod(
    prototype,
    'clear',
    (native) =>
      function (this: object) {
        watch(areaOf(this), 'clear', '', null);
        return apply(native, nativeOf(this), []);
      },
  );
  replaceAccessor(prototype, 'length', ({ get }) => ({
    get(this: object) {
      return apply(get, nativeOf(this), []);
    },
  }));
}
