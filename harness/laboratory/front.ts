import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer as createFileServer } from 'http-server';
import { makeCertificate } from './certificate.ts';
import type { ServedPage } from './exchange.ts';
import { ForwardProxy } from './forward-proxy.ts';
import type { Laboratory, ServedCandidate } from './laboratory.ts';

/** The network access to a laboratory: a proxy that maps every host to it, and a server for its pages and scripts. */
export class Front {
  readonly #root: string;
  readonly #files: http.Server;
  #proxy: ForwardProxy | undefined;
  #laboratory: Laboratory | undefined;

  private constructor(root: string) {
    this.#root = root;
    const files = createFileServer({
      root,
      cache: -1,
      showDir: false,
      autoIndex: false,
      before: [
        (request: http.IncomingMessage, response: http.ServerResponse, next: () => void) => {
          const page = this.#laboratory?.page(`${request.headers['x-requested-url']}`);
          if (!page) return next();
          response.writeHead(200, {
            ...page.headers,
            'content-type': 'text/html; charset=utf-8',
            'cache-control': 'no-store',
          });
          response.end(html(page));
        },
      ],
    }) as unknown as { server: http.Server };
    this.#files = files.server;
  }

  /**
   * Opens the front for a laboratory that does not exist yet. Requests are answered once it is given to {@link serve}.
   */
  static async open(scripts: ServedCandidate['scripts']): Promise<Front> {
    const root = await mkdtemp(path.join(tmpdir(), 'conformance-'));
    for (const script of scripts) {
      const file = path.join(root, decodeURIComponent(script.path));
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, script.source);
    }
    const front = new Front(root);
    front.#proxy = await ForwardProxy.start(
      await makeCertificate(),
      (url, request, response) => front.#route(url, request, response),
      (host) => front.#laboratory?.recordTunnel(host),
    );
    return front;
  }

  get url(): string {
    return this.#proxy?.url ?? '';
  }

  serve(laboratory: Laboratory): void {
    this.#laboratory = laboratory;
  }

  async close(): Promise<void> {
    await this.#proxy?.close();
    await rm(this.#root, { recursive: true, force: true });
  }

  #route(url: string, request: http.IncomingMessage, response: http.ServerResponse): void {
    if (request.method === 'GET' && this.#laboratory?.serves(url)) {
      const { pathname, search } = new URL(url);
      request.headers['x-requested-url'] = url;
      request.url = pathname + search;
      Object.defineProperties(response, PLAIN_HEADER_PROPERTIES);
      this.#files.emit('request', request, response);
      return;
    }
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', async () => {
      const requested = { method: request.method ?? 'GET', url, headers: flat(request.headers), body };
      const answer = (await this.#laboratory?.receive(requested)) ?? { kind: 'reset' };
      if (answer.kind === 'reset') {
        request.socket.destroy();
        return;
      }
      response.writeHead(answer.status, { ...answer.headers, 'cache-control': 'no-store' });
      response.end(answer.body);
    });
  }
}

/**
 * http-server’s router reads and assigns two properties of every response that Node has deprecated (DEP0066), and uses
 * neither. As plain properties of the response they do no harm, and Node prints no warning.
 */
const PLAIN_HEADER_PROPERTIES: PropertyDescriptorMap = {
  _headers: { value: undefined, writable: true },
  _headerNames: { value: undefined, writable: true },
};

function html(page: ServedPage): string {
  const recorder = `(${page.recorder})(${page.config});document.currentScript.remove()`.replaceAll(
    '</script',
    '<\\/script',
  );
  const scripts = page.scripts.map(({ url }) => `<script src="${new URL(url).pathname}"></script>`).join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><script>${recorder}</script><title>${page.title}</title>${scripts}</head><body><h1>${page.title}</h1></body></html>`;
}

function flat(headers: http.IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}
