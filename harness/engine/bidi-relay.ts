import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type RawData, WebSocket, WebSocketServer } from 'ws';

const UNLIMITED = { perMessageDeflate: false, maxPayload: 2 ** 28 } as const;

/**
 * Relays WebDriver BiDi between Playwright and a stock Firefox. Firefox holds a small message back until the previous
 * one is acknowledged, and the system delays an acknowledgement by up to 40 ms if there is no reply to carry it. Every
 * step that leads to a request would take that long. The relay replies to every message with an unsolicited pong, which
 * carries the acknowledgement at once. The path of the relay’s URL names the port that Firefox listens on.
 */
export class BidiRelay {
  readonly #server: WebSocketServer;

  private constructor(server: WebSocketServer) {
    this.#server = server;
    server.on('connection', (client, { url = '' }) => {
      const [, port = '', path = ''] = /^\/(\d+)(\/.*)?$/.exec(url) ?? [];
      join(client, new WebSocket(`ws://127.0.0.1:${port}${path}`, UNLIMITED));
    });
  }

  static async start(): Promise<BidiRelay> {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0, ...UNLIMITED });
    await once(server, 'listening');
    return new BidiRelay(server);
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }
}

function join(playwright: WebSocket, firefox: WebSocket): void {
  const early: RawData[] = [];
  const pass = (message: RawData) => firefox.send(message, { binary: false });
  playwright.on('message', (message) => {
    if (firefox.readyState === WebSocket.OPEN) pass(message);
    else early.push(message);
  });
  firefox.on('open', () => early.splice(0).forEach(pass));
  firefox.on('message', (message) => {
    firefox.pong();
    playwright.send(message, { binary: false });
  });
  for (const [one, other] of [
    [playwright, firefox],
    [firefox, playwright],
  ] as const) {
    one.on('close', () => other.close());
    // `close` follows and closes the other side.
    one.on('error', () => undefined);
  }
}
