import { bridge } from './connection.ts';
import { declareHandlers, EventTarget, fire, MessageEvent } from './events.ts';
import { structuredClone } from './structured-clone.ts';

export class MessagePort extends EventTarget {
  #other: MessagePort | null = null;

  static entangle(one: MessagePort, other: MessagePort): void {
    one.#other = other;
    other.#other = one;
  }

  postMessage(message: unknown): void {
    const other = this.#other;
    if (!other) return;
    const data = structuredClone(message);
    bridge.post(() => other.#other && fire(other, new MessageEvent('message', { data })), 0, false);
  }

  // Messages are always delivered: nothing relies on a port that is not started yet.
  start(): void {}

  close(): void {
    if (this.#other) this.#other.#other = null;
    this.#other = null;
  }
}
declareHandlers(MessagePort.prototype, { onmessage: null, onmessageerror: null });

export class MessageChannel {
  readonly port1 = new MessagePort();
  readonly port2 = new MessagePort();

  constructor() {
    MessagePort.entangle(this.port1, this.port2);
  }
}
