/**
 * Turns taken in one go while the page awaits nothing from outside. A limit lets the host’s own events run in between.
 */
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
 * A page’s task queue. Ready tasks run in turns, each of the tasks that are there when the turn starts. Several turns
 * share one call of `guard`, and so one watchdog, unless the page awaits a response that only the host can deliver.
 */
export class EventLoop {
  readonly #timers = new Map<number, Timer>();
  readonly #guard: (turns: () => void) => void;
  readonly #isAwaitingHost: () => boolean;
  #ready: Task[] = [];
  #immediate: NodeJS.Immediate | undefined;
  #lastId = 0;
  #closed = false;

  /** `guard` runs turns under a watchdog. `isAwaitingHost` tells whether the page awaits something from the host. */
  constructor(guard: (turns: () => void) => void, isAwaitingHost: () => boolean) {
    this.#guard = guard;
    this.#isAwaitingHost = isAwaitingHost;
  }

  /** Runs a task as soon as the current one is over. */
  post(run: () => void): void {
    if (!this.#closed) this.#add({ run, cancelled: false });
  }

  /** Runs a task after a delay in real milliseconds, or repeatedly. Returns the id that cancels it. */
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

  /** Runs the turns that are ready now, for a caller that is already under a watchdog. */
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
      // Another caller may have run the turn meanwhile, and a watchdog is expensive.
      if (this.#ready.length > 0) this.#guard(() => this.turn());
      if (this.#ready.length > 0) this.#wake();
    });
  }
}
