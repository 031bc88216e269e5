/** Turns taken in one go while nothing from outside is awaited, so that the host is heard now and then. */
const MAX_TURNS = 100;

interface Task {
  run: () => void;
  cancelled: boolean;
}

interface Timer {
  task: Task;
  handle: NodeJS.Timeout | undefined;
}

/**
 * A page’s tasks, in order. What is due at once is run in turns: the tasks that are there when a turn begins. Several
 * turns share one call of `go` and so one watchdog, unless an answer is awaited that only the host can bring.
 */
export class EventLoop {
  readonly #timers = new Map<number, Timer>();
  readonly #guard: (turns: () => void) => void;
  readonly #isAwaitingHost: () => boolean;
  #ready: Task[] = [];
  #immediate: NodeJS.Immediate | undefined;
  #lastId = 0;
  #closed = false;

  /** `go` guards the turns it is given; `isAwaiting` tells whether only the host can bring the page further. */
  constructor(go: (turns: () => void) => void, isAwaiting: () => boolean) {
    this.#guard = go;
    this.#isAwaitingHost = isAwaiting;
  }

  /** Runs a task as soon as the current one is over. */
  post(run: () => void): void {
    if (!this.#closed) this.#add({ run, cancelled: false });
  }

  /** Runs a task after a delay in real milliseconds, or again and again. */
  schedule(run: () => void, delay: number, repeat: boolean): number {
    const id = ++this.#lastId;
    if (this.#closed) return id;
    const timer: Timer = { task: { run, cancelled: false }, handle: undefined };
    this.#timers.set(id, timer);
    if (repeat) {
      timer.handle = setInterval(() => this.#add(timer.task), delay);
      return id;
    }
    timer.task.run = () => {
      this.#timers.delete(id);
      run();
    };
    if (delay < 1) this.#add(timer.task);
    else timer.handle = setTimeout(() => this.#add(timer.task), delay);
    return id;
  }

  cancel(id: number): void {
    const timer = this.#timers.get(id);
    if (!timer) return;
    this.#timers.delete(id);
    timer.task.cancelled = true;
    clearTimeout(timer.handle);
  }

  /** Takes the turns that are due now, for a caller that is already guarded. */
  turn(): void {
    for (let turns = 0; this.#ready.length > 0 && turns < MAX_TURNS; turns++) {
      const ready = this.#ready;
      this.#ready = [];
      for (const task of ready) if (!task.cancelled && !this.#closed) task.run();
      if (this.#isAwaitingHost()) break;
    }
  }

  close(): void {
    this.#closed = true;
    this.#ready = [];
    if (this.#immediate) clearImmediate(this.#immediate);
    for (const { handle } of this.#timers.values()) clearTimeout(handle);
    this.#timers.clear();
  }

  #add(task: Task): void {
    this.#ready.push(task);
    this.#wake();
  }

  #wake(): void {
    this.#immediate ??= setImmediate(() => {
      this.#immediate = undefined;
      // Somebody else may have taken the turn meanwhile, and being guarded has its price.
      if (this.#ready.length > 0) this.#guard(() => this.turn());
      if (this.#ready.length > 0) this.#wake();
    });
  }
}
