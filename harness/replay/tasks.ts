/**
 * A realm’s task queue, on the event loop of its own thread. The timers are captured before the platform replaces them.
 */
export class Tasks {
  readonly #setTimeout = globalThis.setTimeout.bind(globalThis);
  readonly #setInterval = globalThis.setInterval.bind(globalThis);
  readonly #clearTimeout = globalThis.clearTimeout.bind(globalThis);
  readonly #wake: () => void;
  readonly #ready: (() => void)[] = [];
  readonly #timers = new Map<number, () => void>();
  #lastId = 0;

  constructor() {
    // Browsers throttle nested timers, but not messages.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => this.#ready.shift()?.();
    this.#wake = () => port2.postMessage(null);
  }

  /** Runs a task as soon as the current one is over. */
  post(run: () => void): void {
    this.#ready.push(run);
    this.#wake();
  }

  /** Runs a task after a delay in real milliseconds, or repeatedly. Returns the id that cancels it. */
  schedule(run: () => void, delay: number, repeat: boolean): number {
    const id = ++this.#lastId;
    const unlessCancelled = () => {
      if (!this.#timers.has(id)) return;
      if (!repeat) this.#timers.delete(id);
      run();
    };
    this.#timers.set(id, () => undefined);
    if (!repeat && delay < 1) this.post(unlessCancelled);
    else {
      const handle = repeat ? this.#setInterval(unlessCancelled, delay) : this.#setTimeout(unlessCancelled, delay);
      this.#timers.set(id, () => this.#clearTimeout(handle));
    }
    return id;
  }

  cancel(id: number): void {
    this.#timers.get(id)?.();
    this.#timers.delete(id);
  }
}
