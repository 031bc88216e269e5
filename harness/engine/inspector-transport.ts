import type { ConnectOverCDPTransport } from '@playwright/test';
import { WebSocket } from 'ws';
import { z } from 'zod';

/** libsoup closes the socket on a frame of 128 KiB or more, and Playwright’s own script is larger. */
const FRAGMENT = 100_000;

const messageSchema = z.looseObject({
  method: z.string().optional(),
  params: z
    .looseObject({
      targetId: z.string().optional(),
      newTargetId: z.string().optional(),
      message: z.string().optional(),
      targetInfo: z.looseObject({ targetId: z.string(), isProvisional: z.boolean().optional() }).optional(),
    })
    .optional(),
});
type Message = z.infer<typeof messageSchema>;

/**
 * Carries WebKit’s inspector protocol between Playwright and one tab of a stock WebKitGTK.
 *
 * A page that swaps processes announces a provisional target and later commits it. Playwright asserts that by then it
 * knows the provisional target’s frame tree, but a fast page commits first. So the commit, and the end of the old
 * target that goes with it, are held back until the frame tree has been passed on.
 */
export class InspectorTransport implements ConnectOverCDPTransport {
  onmessage?: (message: object) => void;
  onclose?: (reason?: string) => void;
  readonly #url: string;
  #socket: WebSocket | undefined;
  #unsent: object[] = [];
  #held: Message[] = [];
  readonly #withoutFrameTree = new Set<string>();

  constructor(url: string) {
    this.#url = url;
  }

  open(): void {
    const socket = new WebSocket(this.#url, { perMessageDeflate: false, maxPayload: 2 ** 28 });
    this.#socket = socket;
    socket.on('open', () => {
      for (const message of this.#unsent.splice(0)) this.send(message);
    });
    socket.on('message', (data) => this.#receive(messageSchema.parse(JSON.parse(`${data}`))));
    socket.on('close', () => this.onclose?.());
    // A browser that is ended closes its sockets; `close` follows.
    socket.on('error', () => undefined);
  }

  send(message: object): void {
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN) {
      this.#unsent.push(message);
      return;
    }
    const bytes = Buffer.from(JSON.stringify(message));
    for (let start = 0; start < bytes.length; start += FRAGMENT) {
      socket.send(bytes.subarray(start, start + FRAGMENT), { binary: false, fin: start + FRAGMENT >= bytes.length });
    }
  }

  close(): void {
    this.#socket?.close();
  }

  #receive(message: Message): void {
    const { method, params } = message;
    if (method === 'Target.targetCreated' && params?.targetInfo?.isProvisional) {
      this.#withoutFrameTree.add(params.targetInfo.targetId);
    }
    const isEarly =
      method === 'Target.didCommitProvisionalTarget' && this.#withoutFrameTree.has(params?.newTargetId ?? '');
    if (isEarly || (this.#held.length > 0 && endsOrCommits(method))) {
      this.#held.push(message);
      return;
    }
    this.onmessage?.(message);
    if (method === 'Target.dispatchMessageFromTarget' && params?.message?.includes('"frameTree"')) {
      if (this.#withoutFrameTree.delete(params.targetId ?? '')) setImmediate(() => this.#releaseHeld());
    }
    if (method === 'Target.targetDestroyed') this.#withoutFrameTree.delete(params?.targetId ?? '');
  }

  #releaseHeld(): void {
    for (const message of this.#held.splice(0)) this.onmessage?.(message);
  }
}

function endsOrCommits(method: string | undefined): boolean {
  return method === 'Target.didCommitProvisionalTarget' || method === 'Target.targetDestroyed';
}
