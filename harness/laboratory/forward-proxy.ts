import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import type { Certificate } from './certificate.ts';

/**
 * A forward proxy that never forwards: every request, by http or https and for whatever host, goes to `handle` with its
 * absolute URL. `tunnelled` is called with the host of each CONNECT. No HTTP request of an engine can leave the machine.
 */
export class ForwardProxy {
  readonly #server: http.Server;
  readonly #sockets = new Set<Duplex>();

  private constructor(server: http.Server) {
    this.#server = server;
  }

  static async start(
    certificate: Certificate,
    handle: (url: string, request: http.IncomingMessage, response: http.ServerResponse) => void,
    tunnelled: (host: string) => void,
  ): Promise<ForwardProxy> {
    const secureContext = tls.createSecureContext(certificate);
    const server = http.createServer({ keepAliveTimeout: 0, requestTimeout: 0 }, (request, response) => {
      const scheme = request.socket instanceof tls.TLSSocket ? 'https' : 'http';
      const requested = request.url ?? '/';
      const url = requested.startsWith('/') ? `${scheme}://${request.headers.host}${requested}` : requested;
      handle(url, request, response);
    });
    const proxy = new ForwardProxy(server);
    server.on('connection', (socket: Duplex) => proxy.#track(socket));
    server.on('clientError', (_error, socket) => socket.destroy());
    // Tunnels end here too. Their port shows whether they carry TLS.
    server.on('connect', (request: http.IncomingMessage, socket: Duplex, head: Buffer) => {
      proxy.#track(socket);
      const [host = '', port = '443'] = (request.url ?? '').split(':');
      tunnelled(host);
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      if (head.length > 0) socket.unshift(head);
      const inner =
        port === '80' ? socket : new tls.TLSSocket(socket as tls.TLSSocket, { isServer: true, secureContext });
      inner.on('error', () => inner.destroy());
      server.emit('connection', inner);
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #track(socket: Duplex): void {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.#sockets.delete(socket));
  }
}
