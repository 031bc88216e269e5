type HeadersInit = Headers | Iterable<readonly [unknown, unknown]> | Record<string, unknown> | undefined | null;

export class Headers {
  readonly #values = new Map<string, string>();

  constructor(init?: HeadersInit) {
    if (!init) return;
    const pairs = Symbol.iterator in init ? (init as Iterable<readonly [unknown, unknown]>) : Object.entries(init);
    for (const [name, value] of pairs) this.append(`${name}`, `${value}`);
  }

  append(name: string, value: string): void {
    const before = this.get(name);
    this.set(name, before === null ? value : `${before}, ${value}`);
  }

  delete(name: string): void {
    this.#values.delete(`${name}`.toLowerCase());
  }

  get(name: string): string | null {
    return this.#values.get(`${name}`.toLowerCase()) ?? null;
  }

  has(name: string): boolean {
    return this.#values.has(`${name}`.toLowerCase());
  }

  set(name: string, value: string): void {
    if (!/^[!#$%&'*+\-.^_`|~\w]+$/.test(`${name}`)) throw new TypeError(`Invalid header name '${name}'`);
    this.#values.set(`${name}`.toLowerCase(), `${value}`.trim());
  }

  forEach(callback: (value: string, name: string, headers: Headers) => void, self?: unknown): void {
    for (const [name, value] of this) Reflect.apply(callback, self, [value, name, this]);
  }

  *entries(): IterableIterator<[string, string]> {
    const names = [...this.#values.keys()].sort();
    for (const name of names) yield [name, this.#values.get(name) ?? ''];
  }

  *keys(): IterableIterator<string> {
    for (const [name] of this.entries()) yield name;
  }

  *values(): IterableIterator<string> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.entries();
  }

  get [Symbol.toStringTag](): string {
    return 'Headers';
  }
}

const FORBIDDEN =
  /^(?:accept-(?:charset|encoding)|access-control-request-(?:headers|method)|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|proxy-.*|sec-.*)$/;

/** Whether this is a forbidden request header, which browsers silently ignore when a script sets it. */
export function isForbidden(name: string): boolean {
  return FORBIDDEN.test(name.toLowerCase());
}
