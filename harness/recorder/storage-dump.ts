import { orNull } from '../../spec/or-null.ts';
import type { Readable, StorageDump } from './journal.ts';
import { append, apply, defineOwn, getterOf, type Method, slice } from './primordials.ts';

/**
 * Makes the function that reads everything an origin stores, from the platform’s functions as they are now. Called
 * before any of them is replaced. A place that the engine denies reads as `null`, one that it lacks as empty.
 */
export function storageDump(window: Window & typeof globalThis): () => Promise<StorageDump> {
  const cookie = cookieReader(window);
  const localStorage = webStorageReader(window, 'localStorage');
  const sessionStorage = webStorageReader(window, 'sessionStorage');
  const databases = reader(window, 'indexedDB', 'databases');
  const caches = reader(window, 'caches', 'keys');
  const registrations = reader(window.navigator, 'serviceWorker', 'getRegistrations');
  return async () => ({
    cookie: cookie(),
    localStorage: orNull(localStorage),
    sessionStorage: orNull(sessionStorage),
    databases: await names(databases, (database) => (database as IDBDatabaseInfo).name ?? ''),
    caches: await names(caches, (name) => name as string),
    serviceWorkers: await names(registrations, (registration) => (registration as ServiceWorkerRegistration).scope),
  });
}

/** Characters of a value in {@link readableState}, which is read after every action. */
const READABLE_LIMIT = 16_384;

/** Makes the function that reads what a page can read synchronously; see {@link storageDump}. */
export function readableState(window: Window & typeof globalThis): () => Readable {
  const cookie = cookieReader(window);
  const localStorage = webStorageReader(window, 'localStorage', READABLE_LIMIT);
  const sessionStorage = webStorageReader(window, 'sessionStorage', READABLE_LIMIT);
  return () => ({ cookie: cookie(), localStorage: orNull(localStorage), sessionStorage: orNull(sessionStorage) });
}

/** Makes the function that reads `document.cookie`; `null` if the engine denies it. */
function cookieReader(window: Window & typeof globalThis): () => string | null {
  const cookieOf = getterOf(window.Document.prototype, 'cookie');
  return () => orNull(() => apply(cookieOf, window.document, []) as string);
}

function webStorageReader(
  window: Window & typeof globalThis,
  area: string,
  limit = Number.POSITIVE_INFINITY,
): () => Record<string, string> {
  const storageOf = getterOf(window, area);
  const prototype = window.Storage.prototype;
  const lengthOf = getterOf(prototype, 'length');
  const { key: keyAt, getItem } = prototype;
  return () => {
    const storage = apply(storageOf, window, []) as Storage | null;
    const entries: Record<string, string> = {};
    const length = storage ? (apply(lengthOf, storage, []) as number) : 0;
    for (let i = 0; i < length; i++) {
      const key = apply(keyAt, storage, [i]) as string;
      const value = apply(getItem, storage, [key]) as string;
      defineOwn(entries, key, slice(value, 0, limit));
    }
    return entries;
  };
}

/** Makes the function that lists a place’s contents. Not every engine, nor every origin, has the place. */
function reader(owner: object, place: string, method: string): () => Promise<unknown[]> {
  const target = orNull(() => (owner as Record<string, Record<string, Method> | undefined>)[place]);
  const list = orNull(() => target?.[method]);
  return async () => (list ? ((await apply(list, target, [])) as unknown[]) : []);
}

async function names(read: () => Promise<unknown[]>, nameOf: (item: unknown) => string): Promise<string[]> {
  const found: string[] = [];
  try {
    const items = await read();
    for (let i = 0; i < items.length; i++) append(found, nameOf(items[i]));
  } catch {
    // An origin that may not open the place cannot have stored anything there.
  }
  return found;
}
