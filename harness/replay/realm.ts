import { orNull } from '../../spec/or-null.ts';
import type { Bridge, PageFacts, Platform } from '../simulated/bridge.ts';
import { type CookieAccess, CookieJar } from '../simulated/cookie-jar.ts';
import { installWindow } from '../simulated/platform/window.ts';
import { StorageArea } from '../simulated/storage-area.ts';
import { bareGlobal } from './bare-global.ts';
import { classicScriptsOf, type ImportingScope } from './classic-scripts.ts';
import type { FromRealm, Incoming, RealmTask, SharedState, StorageChange, StorageItems, ToRealm } from './protocol.ts';
import { Tasks } from './tasks.ts';

type SettleRequest = Parameters<Bridge['send']>[1];

/** Captures what a worker has and a page lacks, before it is removed. */
function captureWorkerApis() {
  return {
    URL,
    URLSearchParams,
    encoder: new TextEncoder(),
    decoder: new TextDecoder(),
    crypto,
    atob: atob.bind(globalThis),
    btoa: btoa.bind(globalThis),
    browserTime: Date.now,
    elapsed: performance.now.bind(performance),
    classicScripts: classicScriptsOf(globalThis as unknown as ImportingScope),
    // biome-ignore lint/security/noGlobalEval: the harness evaluates expressions in the page’s own scope
    evaluate: eval,
  };
}

/** Turns this worker into a page’s realm that obeys its browser’s messages. */
export function startRealm(): void {
  const post = globalThis.postMessage.bind(globalThis) as (message: FromRealm) => void;
  const realm = new ReplayRealm(post);
  globalThis.addEventListener('message', ({ data }) => realm.receive(data as ToRealm));
  globalThis.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    realm.rejected(event.promise, event.reason);
  });
}

class ReplayRealm {
  readonly #workerApis = captureWorkerApis();
  readonly #post: (message: FromRealm) => void;
  readonly #tasks = new Tasks();
  readonly #jar = new CookieJar();
  readonly #local = new StorageArea();
  readonly #session = new StorageArea();
  readonly #changes: StorageChange[] = [];
  // The host’s own views: it fills the storages through them, and learns of the page’s changes.
  readonly #hostLocal = this.#local.view('', (key, before, now, url) => this.#changes.push({ key, before, now, url }));
  readonly #hostSession = this.#session.view('', () => undefined);
  readonly #settles = new Map<number, SettleRequest>();
  #lastRequest = 0;
  #platform: Platform | undefined;
  #isLeft = false;

  constructor(post: (message: FromRealm) => void) {
    this.#post = post;
  }

  receive(message: ToRealm): void {
    if (message.kind !== 'turn') {
      this.#handle(message);
      return;
    }
    const { cookies, localStorage, sessionStorage } = message.shared;
    this.#jar.importCookies(cookies);
    fill(this.#hostLocal, localStorage);
    fill(this.#hostSession, sessionStorage);
    for (const incoming of message.incoming) this.#handle(incoming);
    this.#run(message.task);
  }

  rejected(promise: unknown, reason: unknown): void {
    this.#tasks.post(() => this.#platform?.rejected(promise, reason));
  }

  #run(task: RealmTask): void {
    switch (task.kind) {
      case 'load':
        this.#load(task);
        return;
      case 'evaluate':
        this.#tasks.post(() => this.#evaluate(task.expression));
        return;
      case 'listen':
        // Handling what arrived may have queued further tasks.
        this.#tasks.post(() => this.#tasks.post(() => this.#tasks.post(() => this.#over())));
        return;
      case 'leave':
        this.#isLeft = true;
        this.#platform?.leave();
        this.#tasks.post(() => this.#over());
    }
  }

  #load({ facts, recorder, config, scripts }: Extract<RealmTask, { kind: 'load' }>): void {
    const bridge = this.#bridge(facts);
    bareGlobal();
    const platform = installWindow(bridge);
    this.#platform = platform;
    const { evaluate } = this.#workerApis;
    (evaluate(recorder) as (config: unknown) => void)(platform.parse(config));
    for (const { url, source } of scripts) this.#tasks.post(() => this.#runScript(source, url));
    this.#tasks.post(() => platform.documentRead());
    this.#tasks.post(() => platform.documentLoaded());
    this.#tasks.post(() => this.#over());
  }

  #evaluate(expression: string): void {
    const platform = this.#platform;
    const { evaluate } = this.#workerApis;
    if (!platform) return;
    try {
      platform.settle(evaluate(expression), (json, failed) => this.#over(json, failed));
    } catch (error) {
      this.#over(undefined, platform.asText(error));
    }
  }

  #runScript(source: string, url: string): void {
    try {
      this.#workerApis.classicScripts(source, url);
    } catch (error) {
      this.#platform?.report(error, url);
    }
  }

  #handle(incoming: Incoming): void {
    this.#tasks.post(() => {
      if (incoming.kind === 'change') {
        const { key, before, now, url } = incoming.change;
        this.#platform?.storageChanged(key, before, now, url);
        return;
      }
      const settle = this.#settles.get(incoming.request);
      this.#settles.delete(incoming.request);
      if (settle) this.#platform?.perform(() => settle(incoming.response));
    });
  }

  #over(json?: string, failed?: Parameters<Parameters<Platform['settle']>[1]>[1]): void {
    this.#post({ kind: 'over', json, failed, shared: this.#shared(), changes: this.#changes.splice(0) });
  }

  #shared(): SharedState {
    return {
      cookies: this.#jar.exportCookies(),
      localStorage: itemsOf(this.#local),
      sessionStorage: itemsOf(this.#session),
    };
  }

  #bridge(facts: PageFacts): Bridge {
    const { URL, URLSearchParams, encoder, decoder, crypto, atob, btoa, browserTime, elapsed } = this.#workerApis;
    const url = new URL(facts.url);
    const access = (): CookieAccess => ({ url, now: browserTime(), by: 'script', sameSite: true });
    const start = elapsed();
    return {
      facts,
      localStorage: this.#local.view(facts.url, () => undefined),
      sessionStorage: this.#session.view(facts.url, () => undefined),
      subtle: crypto.subtle ?? {},
      readCookies: () => (facts.cookiesBlocked ? '' : this.#jar.read(access())),
      writeCookie: (text) => {
        if (!facts.cookiesBlocked) this.#jar.write(text, access());
      },
      parseUrl: (url, base) => orNull(() => new URL(url, base)),
      parseQuery: (query) => new URLSearchParams(query),
      post: (task, delay, repeat) => this.#tasks.schedule(() => this.#platform?.perform(task), delay, repeat),
      cancel: (id) => this.#tasks.cancel(id),
      send: (request, settle) => this.#send(request, settle),
      // A worker runs its microtasks on its own, once its stack is empty.
      checkpoint: () => undefined,
      run: (source, url) => this.#runScript(source, url),
      elapsed: () => elapsed() - start,
      fillRandom: ({ buffer, byteOffset, byteLength }) => {
        crypto.getRandomValues(new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength));
      },
      randomUuid: () => crypto.randomUUID(),
      encodeUtf8: (text) => encoder.encode(text),
      decodeUtf8: (bytes) => decoder.decode(bytes as ArrayBuffer),
      encodeBase64: (text) => orNull(() => btoa(text)),
      decodeBase64: (text) => orNull(() => atob(text)),
    };
  }

  #send(request: Parameters<Bridge['send']>[0], settle: SettleRequest): () => void {
    const id = ++this.#lastRequest;
    if (this.#isLeft && !request.keepalive) return () => undefined;
    this.#settles.set(id, settle);
    this.#post({ kind: 'send', id, request, shared: this.#shared() });
    return () => {
      this.#settles.delete(id);
      this.#post({ kind: 'abort', id });
    };
  }
}

function fill(view: ReturnType<StorageArea['view']>, items: StorageItems): void {
  view.clear();
  for (const [key, value] of items) view.set(key, value);
}

function itemsOf(area: StorageArea): StorageItems {
  return area.keys().map((key) => [key, area.get(key) ?? ''] as const);
}
