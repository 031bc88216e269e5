import { DOMException } from './dom-exception.ts';
import { Event, EventTarget, fire } from './events.ts';

export class AbortSignal extends EventTarget {
  aborted = false;
  reason: unknown = undefined;

  static abort(reason?: unknown): AbortSignal {
    const signal = new AbortSignal();
    abort(signal, reason);
    return signal;
  }

  static timeout(milliseconds: number): AbortSignal {
    const signal = new AbortSignal();
    setTimeout(() => abort(signal, new DOMException('signal timed out', 'TimeoutError')), milliseconds);
    return signal;
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason;
  }
}

export class AbortController {
  readonly signal = new AbortSignal();

  abort(reason?: unknown): void {
    abort(this.signal, reason);
  }
}

function abort(signal: AbortSignal, reason: unknown): void {
  if (signal.aborted) return;
  signal.aborted = true;
  signal.reason = reason ?? new DOMException('signal is aborted without reason', 'AbortError');
  fire(signal, new Event('abort'));
}
