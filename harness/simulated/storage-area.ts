/** The quota of a storage area, in UTF-16 code units of keys and values: Chromium’s 10 MiB. */
const QUOTA = 5 * 2 ** 20;

/** Called for a change by another page. `key` is `null` if everything was removed. */
export type StorageListener = (key: string | null, before: string | null, now: string | null, url: string) => void;

/** One page’s access to a storage area. */
export interface StorageView {
  readonly length: number;
  keys(): readonly string[];
  get(key: string): string | null;
  has(key: string): boolean;
  /** Returns `false` if the quota does not allow it. */
  set(key: string, value: string): boolean;
  remove(key: string): void;
  clear(): void;
}

/** The items of one storage area of one origin, shared by all pages with access to it. */
export class StorageArea {
  readonly #items = new Map<string, string>();
  readonly #views = new Set<StorageAreaView>();
  #size = 0;
  #keys: string[] | undefined;

  /** Opens the area for a page at this URL. `listener` is called for the changes of other pages. */
  view(url: string, listener: StorageListener): StorageView & { close(): void } {
    const view = new StorageAreaView(this, url, listener);
    this.#views.add(view);
    return view;
  }

  get length(): number {
    return this.#items.size;
  }

  keys(): readonly string[] {
    this.#keys ??= [...this.#items.keys()];
    return this.#keys;
  }

  get(key: string): string | undefined {
    return this.#items.get(key);
  }

  has(key: string): boolean {
    return this.#items.has(key);
  }

  set(key: string, value: string, by: StorageAreaView): boolean {
    const before = this.#items.get(key);
    const size = this.#size + value.length + (before === undefined ? key.length : -before.length);
    if (size > QUOTA && size > this.#size) return false;
    this.#size = size;
    if (before === undefined) this.#keys = undefined;
    this.#items.set(key, value);
    if (before !== value) this.#notify(by, key, before ?? null, value);
    return true;
  }

  remove(key: string, by: StorageAreaView): void {
    const before = this.#items.get(key);
    if (before === undefined) return;
    this.#size -= key.length + before.length;
    this.#keys = undefined;
    this.#items.delete(key);
    this.#notify(by, key, before, null);
  }

  clear(by: StorageAreaView): void {
    if (this.#items.size === 0) return;
    this.#size = 0;
    this.#keys = undefined;
    this.#items.clear();
    this.#notify(by, null, null, null);
  }

  leave(view: StorageAreaView): void {
    this.#views.delete(view);
  }

  #notify(by: StorageAreaView, key: string | null, before: string | null, now: string | null): void {
    for (const view of this.#views) if (view !== by) view.listener(key, before, now, by.url);
  }
}

class StorageAreaView implements StorageView {
  readonly url: string;
  readonly listener: StorageListener;
  readonly #area: StorageArea;

  constructor(area: StorageArea, url: string, listener: StorageListener) {
    this.#area = area;
    this.url = url;
    this.listener = listener;
  }

  get length(): number {
    return this.#area.length;
  }

  keys(): readonly string[] {
    return this.#area.keys();
  }

  get(key: string): string | null {
    return this.#area.get(key) ?? null;
  }

  has(key: string): boolean {
    return this.#area.has(key);
  }

  set(key: string, value: string): boolean {
    return this.#area.set(key, value, this);
  }

  remove(key: string): void {
    this.#area.remove(key, this);
  }

  clear(): void {
    this.#area.clear(this);
  }

  close(): void {
    this.#area.leave(this);
  }
}
