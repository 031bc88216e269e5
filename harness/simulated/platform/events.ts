import { callScript } from './script-calls.ts';

const { apply } = Reflect;
const { get: weakGet, set: weakSet } = WeakMap.prototype;

interface Listener {
  callback: unknown;
  capture: boolean;
  once: boolean;
  removed: boolean;
}

interface EventInit {
  bubbles?: boolean;
  cancelable?: boolean;
}

export class Event {
  /** Whether the browser made the event. */
  isTrusted = false;
  readonly timeStamp: number = performance.now();
  type: string;
  bubbles: boolean;
  cancelable: boolean;
  defaultPrevented = false;
  target: EventTarget | null = null;
  currentTarget: EventTarget | null = null;
  eventPhase = 0;
  cancelBubble = false;
  /** Whether immediate propagation was stopped. */
  #stopped = false;
  #path: readonly EventTarget[] = [];

  constructor(type: string, init: EventInit = {}) {
    this.type = `${type}`;
    this.bubbles = init?.bubbles === true;
    this.cancelable = init?.cancelable === true;
  }

  get srcElement(): EventTarget | null {
    return this.target;
  }

  get returnValue(): boolean {
    return !this.defaultPrevented;
  }

  preventDefault(): void {
    if (this.cancelable) this.defaultPrevented = true;
  }

  stopPropagation(): void {
    this.cancelBubble = true;
  }

  stopImmediatePropagation(): void {
    this.cancelBubble = true;
    this.#stopped = true;
  }

  composedPath(): EventTarget[] {
    return [...this.#path];
  }

  initEvent(type: string, bubbles = false, cancelable = false): void {
    this.type = `${type}`;
    this.bubbles = bubbles;
    this.cancelable = cancelable;
  }

  /** Dispatches an event to its target and the target’s ancestors. */
  static dispatch(event: Event, target: EventTarget): boolean {
    const path = [target];
    for (let parent = parentOf(target, event); parent; parent = parentOf(parent, event)) path[path.length] = parent;
    event.#path = path;
    event.target = target;
    for (let i = path.length - 1; i > 0; i--) event.#invoke(path[i], 1);
    event.#invoke(target, 2);
    if (event.bubbles) for (let i = 1; i < path.length; i++) event.#invoke(path[i], 3);
    event.currentTarget = null;
    event.eventPhase = 0;
    event.cancelBubble = false;
    event.#path = [];
    return !event.defaultPrevented;
  }

  #invoke(target: EventTarget | undefined, phase: number): void {
    if (!target || this.cancelBubble) return;
    this.currentTarget = target;
    this.eventPhase = phase;
    if (phase !== 1) this.#handle(target);
    const all = listenersOf(target)?.get(this.type);
    if (!all) return;
    for (const listener of [...all]) {
      if (listener.removed || this.#stopped) continue;
      if (phase === 1 ? !listener.capture : phase === 3 && listener.capture) continue;
      if (listener.once) remove(all, listener);
      const { callback } = listener;
      if (typeof callback === 'function') callScript(callback, target, [this]);
      else callScript((callback as { handleEvent?: unknown }).handleEvent, callback, [this]);
    }
  }

  /** Calls the `on…` handler. A window’s `onerror` gets its historical arguments instead of the event. */
  #handle(target: EventTarget): void {
    const handler = (target as unknown as Record<string, unknown>)[`on${this.type}`];
    if (typeof handler !== 'function') return;
    if (this.type === 'error' && target === (globalThis as unknown) && this instanceof ErrorEvent) {
      const args = [this.message, this.filename, this.lineno, this.colno, this.error];
      if (callScript(handler, target, args) === true) this.preventDefault();
    } else if (callScript(handler, target, [this]) === false) this.preventDefault();
  }

  get [Symbol.toStringTag](): string {
    return 'Event';
  }
}

export class CustomEvent extends Event {
  readonly detail: unknown;

  constructor(type: string, init: EventInit & { detail?: unknown } = {}) {
    super(type, init);
    this.detail = init?.detail ?? null;
  }
}

export class ErrorEvent extends Event {
  readonly message: string;
  readonly filename: string;
  readonly lineno: number;
  readonly colno: number;
  readonly error: unknown;

  constructor(
    type: string,
    init: EventInit & { message?: string; filename?: string; lineno?: number; colno?: number; error?: unknown } = {},
  ) {
    super(type, init);
    this.message = init.message ?? '';
    this.filename = init.filename ?? '';
    this.lineno = init.lineno ?? 0;
    this.colno = init.colno ?? 0;
    this.error = init.error ?? null;
  }
}

export class PromiseRejectionEvent extends Event {
  readonly promise: unknown;
  readonly reason: unknown;

  constructor(type: string, init: EventInit & { promise: unknown; reason?: unknown }) {
    super(type, init);
    this.promise = init.promise;
    this.reason = init.reason;
  }
}

export class StorageEvent extends Event {
  readonly key: string | null;
  readonly oldValue: string | null;
  readonly newValue: string | null;
  readonly url: string;
  readonly storageArea: unknown;

  constructor(
    type: string,
    init: EventInit & {
      key?: string | null;
      oldValue?: string | null;
      newValue?: string | null;
      url?: string;
      storageArea?: unknown;
    } = {},
  ) {
    super(type, init);
    this.key = init.key ?? null;
    this.oldValue = init.oldValue ?? null;
    this.newValue = init.newValue ?? null;
    this.url = init.url ?? '';
    this.storageArea = init.storageArea ?? null;
  }
}

export class ProgressEvent extends Event {
  readonly lengthComputable: boolean;
  readonly loaded: number;
  readonly total: number;

  constructor(type: string, init: EventInit & { lengthComputable?: boolean; loaded?: number; total?: number } = {}) {
    super(type, init);
    this.lengthComputable = init.lengthComputable ?? false;
    this.loaded = init.loaded ?? 0;
    this.total = init.total ?? 0;
  }
}

export class PageTransitionEvent extends Event {
  readonly persisted: boolean;

  constructor(type: string, init: EventInit & { persisted?: boolean } = {}) {
    super(type, init);
    this.persisted = init.persisted ?? false;
  }
}

export class PopStateEvent extends Event {
  readonly state: unknown;

  constructor(type: string, init: EventInit & { state?: unknown } = {}) {
    super(type, init);
    this.state = init.state ?? null;
  }
}

export class MessageEvent extends Event {
  readonly data: unknown;
  readonly origin: string;
  readonly source: unknown;
  readonly ports: readonly unknown[] = [];

  constructor(type: string, init: EventInit & { data?: unknown; origin?: string; source?: unknown } = {}) {
    super(type, init);
    this.data = init.data ?? null;
    this.origin = init.origin ?? '';
    this.source = init.source ?? null;
  }
}

// Not private fields: the window is an event target that no constructor here creates.
const listeners = new WeakMap<object, Map<string, Listener[]>>();

function listenersOf(target: object): Map<string, Listener[]> | undefined {
  return apply(weakGet, listeners, [target]);
}

export class EventTarget {
  addEventListener(type: string, callback: unknown, options?: unknown): void {
    if (typeof callback !== 'function' && (typeof callback !== 'object' || callback === null)) return;
    const target = this ?? globalThis;
    let types = listenersOf(target);
    if (!types) {
      types = new Map();
      apply(weakSet, listeners, [target, types]);
    }
    const all = types.get(`${type}`) ?? [];
    types.set(`${type}`, all);
    const capture = isCapture(options);
    if (all.some((listener) => listener.callback === callback && listener.capture === capture)) return;
    const { once, signal } = (typeof options === 'object' && options !== null ? options : {}) as {
      once?: unknown;
      signal?: { aborted: boolean } & EventTarget;
    };
    if (signal?.aborted) return;
    const listener = { callback, capture, once: once === true, removed: false };
    all[all.length] = listener;
    signal?.addEventListener('abort', () => remove(all, listener));
  }

  removeEventListener(type: string, callback: unknown, options?: unknown): void {
    const all = listenersOf(this ?? globalThis)?.get(`${type}`);
    const capture = isCapture(options);
    const listener = all?.find((other) => other.callback === callback && other.capture === capture);
    if (all && listener) remove(all, listener);
  }

  dispatchEvent(event: Event): boolean {
    if (!(event instanceof Event)) throw new TypeError('parameter 1 is not of type Event');
    return Event.dispatch(event, this ?? globalThis);
  }

  get [Symbol.toStringTag](): string {
    return 'EventTarget';
  }
}

/** Dispatches an event as the browser itself, so that it is trusted. */
export function fire(target: EventTarget, event: Event): boolean {
  event.isTrusted = true;
  return Event.dispatch(event, target);
}

/** Whether the target has any listener or handler. */
export function isListenedTo(target: EventTarget): boolean {
  return listenersOf(target) !== undefined || Object.keys(target).some((name) => name.startsWith('on'));
}

/** Defines a class’s `on…` properties, so that scripts can detect and assign them. */
export function declareHandlers(owner: object, handlers: Readonly<Record<`on${string}`, null>>): void {
  Object.assign(owner, handlers);
}

/** Returns an event’s next target: a node’s parent, then the document, then (except for `load`) the window. */
export const EVENT_PARENT = Symbol('event parent');

function parentOf(target: EventTarget, event: Event): EventTarget | null {
  const parent = (target as { [EVENT_PARENT]?: (event: Event) => EventTarget | null })[EVENT_PARENT];
  return parent ? apply(parent, target, [event]) : null;
}

function isCapture(options: unknown): boolean {
  return typeof options === 'object' && options !== null
    ? (options as { capture?: unknown }).capture === true
    : options === true;
}

function remove(all: Listener[], listener: Listener): void {
  listener.removed = true;
  const index = all.indexOf(listener);
  if (index >= 0) all.splice(index, 1);
}
