import type { PageRequest, PageResponse } from '../bridge.ts';
import type { AbortSignal } from './abort.ts';
import { Blob, extractBody } from './blob.ts';
import { bridge } from './connection.ts';
import { TextEncoder } from './encoding.ts';
import { Headers, isForbidden } from './headers.ts';
import { documentUrl } from './location.ts';
import { resolve } from './url.ts';

interface RequestInit {
  method?: string;
  headers?: ConstructorParameters<typeof Headers>[0];
  body?: unknown;
  mode?: string;
  credentials?: string;
  keepalive?: boolean;
  signal?: AbortSignal | null;
}

/** What a request and a response share: a body that can be read once. */
abstract class Body {
  #text: string;
  #used = false;

  constructor(text: string) {
    this.#text = text;
  }

  get body(): null {
    return null;
  }

  get bodyUsed(): boolean {
    return this.#used;
  }

  async text(): Promise<string> {
    if (this.#used) throw new TypeError('body stream already read');
    this.#used = true;
    return this.#text;
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }

  async arrayBuffer(): Promise<ArrayBufferLike> {
    return new TextEncoder().encode(await this.text()).buffer;
  }

  async blob(): Promise<Blob> {
    return new Blob([await this.text()]);
  }

  /** Reads the text for a copy or for sending, without marking the body as used. */
  static peek(body: Body): string {
    if (body.#used) throw new TypeError('body is already used');
    return body.#text;
  }
}

export class Request extends Body {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly mode: string;
  readonly credentials: string;
  readonly keepalive: boolean;
  readonly signal: AbortSignal | null;

  constructor(input: unknown, init: RequestInit = {}) {
    const from = input instanceof Request ? input : undefined;
    const method = normalizeMethod(init.method ?? from?.method ?? 'GET');
    const body = init.body === undefined && from ? { text: Body.peek(from), type: null } : extractBody(init.body);
    if (init.body !== undefined && init.body !== null && (method === 'GET' || method === 'HEAD')) {
      throw new TypeError(`Request with GET/HEAD method cannot have body.`);
    }
    super(body.text);
    const url = from?.url ?? resolve(input, documentUrl());
    if (url === null) throw new TypeError(`Failed to parse URL from ${input}`);
    this.url = url;
    this.method = method;
    this.headers = new Headers(init.headers ?? from?.headers);
    if (body.type !== null && !this.headers.has('content-type')) this.headers.set('content-type', body.type);
    this.mode = init.mode ?? from?.mode ?? 'cors';
    this.credentials = init.credentials ?? from?.credentials ?? 'same-origin';
    this.keepalive = init.keepalive ?? from?.keepalive ?? false;
    this.signal = init.signal ?? from?.signal ?? null;
  }

  clone(): Request {
    return new Request(this);
  }

  get [Symbol.toStringTag](): string {
    return 'Request';
  }
}

export class Response extends Body {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly url: string = '';
  readonly type: string = 'default';
  readonly redirected: boolean = false;

  constructor(body?: unknown, init: { status?: number; statusText?: string; headers?: RequestInit['headers'] } = {}) {
    const { text, type } = extractBody(body);
    super(text);
    this.status = init.status ?? 200;
    this.statusText = init.statusText ?? '';
    this.headers = new Headers(init.headers);
    if (type !== null && !this.headers.has('content-type')) this.headers.set('content-type', type);
  }

  static from(response: PageResponse, request: Request): Response {
    if (response.opaque) return withUrlAndType(new Response(null, { status: 0 }), '', 'opaque');
    const { body, status } = response;
    const headers = response.headers.map(([name, value]): [string, string] => [name, value]);
    return withUrlAndType(new Response(body, { status, headers }), request.url, 'basic');
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  clone(): Response {
    const { status, statusText, headers, url, type } = this;
    return withUrlAndType(new Response(Body.peek(this), { status, statusText, headers }), url, type);
  }

  get [Symbol.toStringTag](): string {
    return 'Response';
  }
}

function withUrlAndType(response: Response, url: string, type: string): Response {
  return Object.assign(response, { url, type });
}

const KEEPALIVE_LIMIT = 64 * 1024;

export function fetch(input: unknown, init?: RequestInit): Promise<Response> {
  return new Promise((fulfil, fail) => {
    const request = new Request(input, init);
    const { signal } = request;
    const body = Body.peek(request);
    signal?.throwIfAborted();
    if (request.keepalive && bridge.encodeUtf8(body).byteLength > KEEPALIVE_LIMIT) throw failure();
    const abort = bridge.send(
      {
        method: request.method,
        url: request.url,
        headers: [...request.headers].filter(([name]) => !isForbidden(name)),
        body,
        mode: request.mode as PageRequest['mode'],
        credentials: request.credentials as PageRequest['credentials'],
        keepalive: request.keepalive,
        preflight: false,
      },
      (response) => (response ? fulfil(Response.from(response, request)) : fail(failure())),
    );
    signal?.addEventListener('abort', () => {
      abort();
      fail(signal.reason);
    });
  });
}

function failure(): TypeError {
  return new TypeError('Failed to fetch');
}

/** Normalises a method: the standard ones to upper case, others not at all (Fetch standard). */
export function normalizeMethod(method: unknown): string {
  const text = `${method}`;
  return /^(?:delete|get|head|options|post|put)$/i.test(text) ? text.toUpperCase() : text;
}
