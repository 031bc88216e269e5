import type { Bridge } from '../bridge.ts';
import { bridge } from './connection.ts';

type HostUrl = ReturnType<Bridge['parseUrl']> & object;
type HostQuery = ReturnType<Bridge['parseQuery']>;

/** Resolves a URL against a base; `null` if it cannot be parsed. */
export function resolve(url: unknown, base: string): string | null {
  return bridge.parseUrl(`${url}`, base)?.href ?? null;
}

/** Parses an absolute URL; `null` if it cannot be parsed. */
export function parseUrl(url: string): HostUrl | null {
  return bridge.parseUrl(url, undefined);
}

export class URLSearchParams {
  #query: HostQuery;

  constructor(init: unknown = '') {
    if (typeof init !== 'object' || init === null) {
      this.#query = bridge.parseQuery(`${init}`);
      return;
    }
    this.#query = bridge.parseQuery('');
    const pairs = Symbol.iterator in init ? (init as Iterable<[unknown, unknown]>) : Object.entries(init);
    for (const [name, value] of pairs) this.#query.append(`${name}`, `${value}`);
  }

  static of(query: HostQuery): URLSearchParams {
    const params = new URLSearchParams();
    params.#query = query;
    return params;
  }

  get size(): number {
    return this.#query.size;
  }

  append(name: string, value: string): void {
    this.#query.append(`${name}`, `${value}`);
  }

  delete(name: string): void {
    this.#query.delete(`${name}`);
  }

  get(name: string): string | null {
    return this.#query.get(`${name}`);
  }

  getAll(name: string): string[] {
    return [...this.#query.getAll(`${name}`)];
  }

  has(name: string): boolean {
    return this.#query.has(`${name}`);
  }

  set(name: string, value: string): void {
    this.#query.set(`${name}`, `${value}`);
  }

  sort(): void {
    this.#query.sort();
  }

  forEach(callback: (value: string, name: string, params: URLSearchParams) => void, self?: unknown): void {
    for (const [name, value] of this) Reflect.apply(callback, self, [value, name, this]);
  }

  *entries(): IterableIterator<[string, string]> {
    for (const [name, value] of this.#query) yield [name, value];
  }

  *keys(): IterableIterator<string> {
    for (const [name] of this.#query) yield name;
  }

  *values(): IterableIterator<string> {
    for (const [, value] of this.#query) yield value;
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.entries();
  }

  toString(): string {
    return this.#query.toString();
  }

  get [Symbol.toStringTag](): string {
    return 'URLSearchParams';
  }
}

export class URL {
  readonly #url: HostUrl;
  #searchParams: URLSearchParams | undefined;

  constructor(url: unknown, base?: unknown) {
    const parsed = bridge.parseUrl(`${url}`, base === undefined ? undefined : `${base}`);
    if (!parsed) throw new TypeError(`Failed to construct 'URL': Invalid URL`);
    this.#url = parsed;
  }

  static canParse(url: unknown, base?: unknown): boolean {
    return bridge.parseUrl(`${url}`, base === undefined ? undefined : `${base}`) !== null;
  }

  get searchParams(): URLSearchParams {
    this.#searchParams ??= URLSearchParams.of(this.#url.searchParams);
    return this.#searchParams;
  }

  get origin(): string {
    return this.#url.origin;
  }

  get href(): string {
    return this.#url.href;
  }

  set href(value: string) {
    if (!bridge.parseUrl(`${value}`, undefined)) throw new TypeError(`Failed to set 'href': Invalid URL`);
    this.#url.href = `${value}`;
  }

  get protocol(): string {
    return this.#url.protocol;
  }

  set protocol(value: string) {
    this.#url.protocol = `${value}`;
  }

  get username(): string {
    return this.#url.username;
  }

  set username(value: string) {
    this.#url.username = `${value}`;
  }

  get password(): string {
    return this.#url.password;
  }

  set password(value: string) {
    this.#url.password = `${value}`;
  }

  get host(): string {
    return this.#url.host;
  }

  set host(value: string) {
    this.#url.host = `${value}`;
  }

  get hostname(): string {
    return this.#url.hostname;
  }

  set hostname(value: string) {
    this.#url.hostname = `${value}`;
  }

  get port(): string {
    return this.#url.port;
  }

  set port(value: string) {
    this.#url.port = `${value}`;
  }

  get pathname(): string {
    return this.#url.pathname;
  }

  set pathname(value: string) {
    this.#url.pathname = `${value}`;
  }

  get search(): string {
    return this.#url.search;
  }

  set search(value: string) {
    this.#url.search = `${value}`;
  }

  get hash(): string {
    return this.#url.hash;
  }

  set hash(value: string) {
    this.#url.hash = `${value}`;
  }

  toString(): string {
    return this.href;
  }

  toJSON(): string {
    return this.href;
  }

  get [Symbol.toStringTag](): string {
    return 'URL';
  }
}
