import type { Exchange, LabAnswer } from '../laboratory/exchange.ts';
import type { PageRequest, PageResponse } from './bridge.ts';
import { type CookieJar, registrableDomain } from './cookie-jar.ts';

const SAFE_METHODS = ['GET', 'HEAD', 'POST'];
const SAFE_HEADERS = ['accept', 'accept-language', 'content-language', 'content-type', 'range'];
const FORM_TYPE = /^\s*(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)\s*(?:;|$)/i;

/** The page that makes a request: its client, as the Fetch standard calls it. */
export interface RequestClient {
  url: URL;
  /** Whether it has an opaque origin, and so no site. */
  sandboxed: boolean;
  userAgent: string;
}

/** A browser’s network stack between a page and the harness: its headers, cookies and CORS (Fetch standard). */
export class Network {
  readonly #exchange: Exchange;
  readonly #jar: CookieJar;

  constructor(exchange: Exchange, jar: CookieJar) {
    this.#exchange = exchange;
    this.#jar = jar;
  }

  /** The response that a page gets; `null` for a network error. Stays pending for a request that is left hanging. */
  async fetch(request: PageRequest, client: RequestClient): Promise<PageResponse | null> {
    const url = new URL(request.url);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
    if (isMixed(client.url, url)) return null;
    const sameOrigin = !client.sandboxed && client.url.origin === url.origin;
    if (request.mode === 'same-origin' && !sameOrigin) return null;
    const cors = request.mode === 'cors' && !sameOrigin;
    const included = request.credentials === 'include' || (request.credentials === 'same-origin' && sameOrigin);
    if (cors && needsPreflight(request) && !(await this.#permits(request, url, client, included))) return null;

    const answer = await this.#receive(
      request.method,
      url,
      this.#headers(request, url, client, cors, included),
      request,
    );
    if (answer.kind === 'reset') return null;
    const headers = lowerCased(answer.headers);
    const setCookie = headers.get('set-cookie');
    if (setCookie !== undefined && included) this.#jar.write(setCookie, this.#access(url, client));
    if (cors && !allows(headers, client, included)) return null;
    return {
      status: answer.status,
      headers: cors ? exposed(headers, included) : visible(headers),
      body: answer.body,
      opaque: !cors && !sameOrigin,
    };
  }

  #receive(method: string, url: URL, headers: Record<string, string>, { body }: { body: string }): Promise<LabAnswer> {
    return this.#exchange.receive({ method, url: withoutHash(url), headers, body });
  }

  #headers(
    request: PageRequest,
    url: URL,
    client: RequestClient,
    cors: boolean,
    included: boolean,
  ): Record<string, string> {
    const headers: Record<string, string> = {
      ...this.#common(url, client),
      ...Object.fromEntries(request.headers),
    };
    if (cors || !['GET', 'HEAD'].includes(request.method)) headers['origin'] = originOf(client);
    if (request.body !== '') headers['content-length'] = `${Buffer.byteLength(request.body)}`;
    const cookie = included ? this.#jar.read(this.#access(url, client)) : '';
    if (cookie !== '') headers['cookie'] = cookie;
    return headers;
  }

  /** Sends the CORS preflight and evaluates its response. */
  async #permits(request: PageRequest, url: URL, client: RequestClient, included: boolean): Promise<boolean> {
    const names = unsafeHeaders(request);
    const headers = {
      ...this.#common(url, client),
      origin: originOf(client),
      'access-control-request-method': request.method,
      ...(names.length > 0 && { 'access-control-request-headers': names.join(',') }),
    };
    const answer = await this.#receive('OPTIONS', url, headers, { body: '' });
    if (answer.kind === 'reset' || answer.status < 200 || answer.status > 299) return false;
    const answered = lowerCased(answer.headers);
    if (!allows(answered, client, included)) return false;
    const allowed = (header: string) => (answered.get(header) ?? '').split(',').map((item) => item.trim());
    const methods = allowed('access-control-allow-methods');
    const allowedNames = allowed('access-control-allow-headers').map((name) => name.toLowerCase());
    const any = (list: string[]) => !included && list.includes('*');
    return (
      (SAFE_METHODS.includes(request.method) || methods.includes(request.method) || any(methods)) &&
      names.every((name) => allowedNames.includes(name) || (name !== 'authorization' && any(allowedNames)))
    );
  }

  #common(url: URL, client: RequestClient): Record<string, string> {
    const referer = refererOf(client, url);
    return {
      host: url.host,
      accept: '*/*',
      'accept-language': 'en-US,en;q=0.9',
      'user-agent': client.userAgent,
      ...(referer !== '' && { referer }),
    };
  }

  #access(url: URL, client: RequestClient): Parameters<CookieJar['write']>[1] {
    const sameSite =
      !client.sandboxed &&
      client.url.protocol === url.protocol &&
      registrableDomain(client.url.hostname) === registrableDomain(url.hostname);
    return { url, now: this.#exchange.now(), by: 'network', sameSite };
  }
}

function needsPreflight(request: PageRequest): boolean {
  return request.preflight || !SAFE_METHODS.includes(request.method) || unsafeHeaders(request).length > 0;
}

function unsafeHeaders({ headers }: PageRequest): string[] {
  return headers
    .filter(([name, value]) => !SAFE_HEADERS.includes(name) || (name === 'content-type' && !FORM_TYPE.test(value)))
    .map(([name]) => name)
    .sort();
}

/** Whether the response’s CORS headers let the page read it. */
function allows(headers: Map<string, string>, client: RequestClient, included: boolean): boolean {
  const allowed = headers.get('access-control-allow-origin');
  if (allowed === '*') return !included;
  if (allowed !== originOf(client)) return false;
  return !included || headers.get('access-control-allow-credentials') === 'true';
}

const ALWAYS_EXPOSED = ['cache-control', 'content-language', 'content-length', 'content-type', 'expires', 'pragma'];

function exposed(headers: Map<string, string>, included: boolean): (readonly [string, string])[] {
  const names = (headers.get('access-control-expose-headers') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase());
  const all = names.includes('*') && !included;
  return visible(headers).filter(([name]) => all || names.includes(name) || ALWAYS_EXPOSED.includes(name));
}

function visible(headers: Map<string, string>): (readonly [string, string])[] {
  return [...headers].filter(([name]) => name !== 'set-cookie');
}

function lowerCased(headers: Readonly<Record<string, string>>): Map<string, string> {
  return new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function originOf({ sandboxed, url }: RequestClient): string {
  return sandboxed ? 'null' : url.origin;
}

/** The default policy `strict-origin-when-cross-origin`. */
function refererOf({ url, sandboxed }: RequestClient, to: URL): string {
  if (url.protocol === 'https:' && to.protocol === 'http:') return '';
  return !sandboxed && url.origin === to.origin ? withoutHash(url) : `${url.origin}/`;
}

function isMixed(from: URL, to: URL): boolean {
  const isLocal = to.hostname === 'localhost' || to.hostname.endsWith('.localhost');
  return from.protocol === 'https:' && to.protocol === 'http:' && !isLocal;
}

function withoutHash({ href, hash }: URL): string {
  return hash === '' ? href : href.slice(0, -hash.length);
}
