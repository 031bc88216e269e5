import { disguisedConstructor, replaceAccessor, replaceMethod, replaceValue } from './disguise.ts';
import type { JournalEntry } from './journal.ts';
import { once } from './once.ts';
import { apply, construct, weakMapGet, weakMapSet, whenSettled } from './primordials.ts';

type Via = Extract<JournalEntry, { kind: 'send' }>['via'];

export interface SendWatch {
  /** Called when a request is about to leave. */
  sent(via: Via, method: string, url: string): void;
  /**
   * Called when the page starts to await a response. What it returns is called once that arrives, fails or is aborted.
   */
  awaiting(): () => void;
}

/** Reports every way in which a page’s scripts can send, and when the page awaits a response. */
export function watchSends(window: Window & typeof globalThis, watch: SendWatch): void {
  watchXmlHttpRequest(window, watch);
  watchFetch(window, watch);
  replaceMethod(
    window.Navigator.prototype,
    'sendBeacon',
    (native) =>
      function (this: unknown, ...args: unknown[]) {
        watch.sent('sendBeacon', 'POST', absolute(window, args[0]));
        return apply(native, this, args);
      },
  );
  const image = (window as { HTMLImageElement?: typeof HTMLImageElement }).HTMLImageElement;
  if (image) {
    replaceAccessor(image.prototype, 'src', ({ set }) => ({
      set(this: unknown, url: unknown) {
        watch.sent('Image', 'GET', absolute(window, url));
        return apply(set, this, [url]);
      },
    }));
  }
  for (const name of ['WebSocket', 'EventSource'] as const) {
    const native = (window as unknown as Record<string, (abstract new (...args: never[]) => object) | undefined>)[name];
    if (!native) continue;
    replaceValue(
      window,
      name,
      disguisedConstructor(native, {
        construct(target, args: unknown[], newTarget) {
          watch.sent(name, 'GET', absolute(window, args[0]));
          return construct(target as unknown as () => void, args, newTarget);
        },
      }),
    );
  }
}

function watchXmlHttpRequest(window: Window & typeof globalThis, watch: SendWatch): void {
  const prototype = window.XMLHttpRequest.prototype;
  const opened = new WeakMap<object, { method: string; url: string }>();
  const listen = window.EventTarget.prototype.addEventListener;
  replaceMethod(
    prototype,
    'open',
    (native) =>
      function (this: object, ...args: unknown[]) {
        weakMapSet(opened, this, { method: `${args[0]}`, url: absolute(window, args[1]) });
        return apply(native, this, args);
      },
  );
  replaceMethod(
    prototype,
    'send',
    (native) =>
      function (this: object, ...args: unknown[]) {
        const request = weakMapGet(opened, this);
        if (request) {
          watch.sent('XMLHttpRequest', request.method, request.url);
          const arrived = once(watch.awaiting());
          apply(listen, this, ['loadend', arrived]);
        }
        return apply(native, this, args);
      },
  );
}

function watchFetch(window: Window & typeof globalThis, watch: SendWatch): void {
  const clone = window.Response?.prototype.clone;
  const text = window.Response?.prototype.text;
  replaceMethod(
    window,
    'fetch',
    (native) =>
      function (this: unknown, ...args: unknown[]) {
        const [input, init] = args as [unknown, { method?: unknown } | undefined];
        const request =
          typeof input === 'object' && input !== null ? (input as { url?: unknown; method?: unknown }) : undefined;
        watch.sent('fetch', `${init?.method ?? request?.method ?? 'GET'}`, absolute(window, request?.url ?? input));
        const arrived = once(watch.awaiting());
        const response = apply(native, this, args) as Promise<Response>;
        // A response has arrived when its body has: the candidate reads that after the promise settles.
        const body = responseBody(response, (received) => apply(text, apply(clone, received, []), []));
        whenSettled(body, arrived);
        return response;
      },
  );
}

async function responseBody(response: Promise<Response>, read: (response: Response) => Promise<string>): Promise<void> {
  await read(await response);
}

function absolute(window: Window & typeof globalThis, url: unknown): string {
  try {
    return construct(window.URL, [`${url}`, window.location.href]).href;
  } catch {
    return `${url}`;
  }
}
