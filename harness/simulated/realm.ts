import { randomUUID, webcrypto } from 'node:crypto';
import { type Context, constants, createContext, Script } from 'node:vm';
import { HarnessFault } from '../../evidence/fault.ts';
import { orNull } from '../../spec/or-null.ts';
import type { Bridge, PageFacts, PageRequest, PageResponse, Platform } from './bridge.ts';
import { compiledScript } from './compiled-script.ts';
import { EventLoop } from './event-loop.ts';
import type { Network, RequestClient } from './network.ts';
import { fillRandom } from './random-pool.ts';
import { routeRejections } from './rejections.ts';
import type { StorageView } from './storage-area.ts';
import { underWatchdog } from './watchdog.ts';

const CHECKPOINT = new Script('0', { filename: 'checkpoint' });

/** What a page’s realm needs. */
export interface RealmParts {
  platform: Script;
  facts: PageFacts;
  client: RequestClient;
  network: Network;
  localStorage: StorageView & { close(): void };
  sessionStorage: StorageView & { close(): void };
  cookies: { read(): string; write(text: string): void };
  /** How long a page may keep the thread busy without a pause, in milliseconds. */
  limit: number;
}

/**
 * One page load: a JavaScript realm with a browser’s platform in it. It has its own microtask queue, which runs on
 * demand and under the watchdog, so nothing that a page does in any callback can block the process.
 */
export class Realm {
  readonly #context: Context = createContext(constants.DONT_CONTEXTIFY, { microtaskMode: 'afterEvaluate' });
  readonly #parts: RealmParts;
  readonly #loop: EventLoop;
  readonly #platform: Platform;
  readonly #pendingEvaluations = new Set<(fault: Error) => void>();
  #outgoing: (() => void)[] = [];
  #inFlight = 0;
  #isLeft = false;
  /** Why the page has ended. The error is created only on demand, because that costs more than closing a tab. */
  #ended: (() => Error) | undefined;

  constructor(parts: RealmParts) {
    this.#parts = parts;
    this.#loop = new EventLoop(
      (turns) => this.#guarded(turns),
      () => this.#inFlight > 0 || this.#outgoing.length > 0,
    );
    const install = parts.platform.runInContext(this.#context) as (bridge: Bridge) => Platform;
    this.#platform = install(this.#bridge());
    routeRejections(this.#platform.promisePrototype, (reason, promise) =>
      this.#loop.post(() => this.#platform.rejected(promise, reason)),
    );
  }

  /**
   * Runs a page: the recorder, each script, and the events of a loaded document. Throws CandidateTimeout if it hangs.
   */
  load(recorder: string, config: string, scripts: readonly { url: string; source: string }[]): void {
    this.#guarded(() => {
      const start = compiledScript(recorder, 'recorder').runInContext(this.#context) as (config: unknown) => void;
      start(this.#platform.parse(config));
      CHECKPOINT.runInContext(this.#context);
      for (const { url, source } of scripts) this.#loop.post(() => this.#run(source, url));
      this.#loop.post(() => this.#platform.documentRead());
      this.#loop.post(() => this.#platform.documentLoaded());
      this.#loop.turn();
    });
    if (this.#ended) throw this.#ended();
  }

  /** Evaluates an expression and awaits its value, as it survives JSON. */
  evaluate(expression: string): Promise<unknown> {
    return new Promise((fulfil, fail) => {
      if (this.#ended) return fail(this.#ended());
      this.#pendingEvaluations.add(fail);
      const done: Parameters<Platform['settle']>[1] = (json, failed) => {
        this.#pendingEvaluations.delete(fail);
        if (failed) fail(Object.assign(new Error(failed.message), failed));
        else fulfil(json === undefined ? undefined : JSON.parse(json));
      };
      this.#guarded(() => {
        // As a task, after those already queued: like an evaluation from outside a browser.
        this.#loop.post(() => {
          try {
            const value: unknown = new Script(expression, { filename: 'evaluate' }).runInContext(this.#context);
            this.#platform.settle(value, done);
          } catch (error) {
            done(undefined, this.#platform.asText(error));
          }
          CHECKPOINT.runInContext(this.#context);
        });
        this.#loop.turn();
      });
    });
  }

  /** Unloads the page and ends it. Only its keepalive requests are still sent. Throws CandidateTimeout if it hangs. */
  leave(): void {
    this.#isLeft = true;
    const wasAlive = !this.#ended;
    this.#guarded(() => {
      this.#platform.leave();
      CHECKPOINT.runInContext(this.#context);
    });
    const hung = wasAlive ? this.#ended : undefined;
    this.end(() => new HarnessFault('The page was left before it answered.'));
    if (hung) throw hung();
  }

  /** Ends the page without any event. */
  end(why: () => Error): void {
    this.#isLeft = true;
    this.#ended ??= why;
    this.#loop.close();
    this.#parts.localStorage.close();
    this.#parts.sessionStorage.close();
    for (const fail of this.#pendingEvaluations) fail(this.#ended());
    this.#pendingEvaluations.clear();
  }

  storageChanged(key: string | null, before: string | null, now: string | null, url: string): void {
    this.#loop.post(() => this.#platform.storageChanged(key, before, now, url));
  }

  /** Runs the page’s script under the watchdog, then sends its requests. A page that hangs is ended. */
  #guarded(run: () => void): void {
    if (this.#ended) return;
    try {
      underWatchdog(this.#parts.limit, run);
    } catch (error) {
      this.end(() => asFault(error));
    }
    const outgoing = this.#outgoing;
    this.#outgoing = [];
    for (const send of outgoing) send();
  }

  #run(source: string, url: string): void {
    let script: Script;
    try {
      script = compiledScript(source, pathOf(url));
    } catch (error) {
      this.#platform.reportSyntaxError(error instanceof Error ? error.message : String(error), url);
      return;
    }
    try {
      script.runInContext(this.#context, { displayErrors: false });
    } catch (error) {
      this.#platform.report(error, url);
    }
  }

  #send(request: PageRequest, settle: (response: PageResponse | null) => void): () => void {
    const { network, client } = this.#parts;
    let isAborted = false;
    // The harness’s own code must not run under the watchdog, which stops any code.
    this.#outgoing.push(async () => {
      if (isAborted || (this.#isLeft && !request.keepalive)) return;
      this.#inFlight++;
      try {
        const response = await network.fetch(request, client);
        this.#loop.post(() => {
          if (!isAborted) this.#perform(() => settle(response));
        });
      } catch (error) {
        this.end(() => asFault(error));
      }
      this.#inFlight--;
    });
    return () => {
      isAborted = true;
    };
  }

  #perform(task: () => void): void {
    this.#platform.perform(task);
    CHECKPOINT.runInContext(this.#context);
  }

  #bridge(): Bridge {
    const { facts, localStorage, sessionStorage, cookies } = this.#parts;
    const start = performance.now();
    return {
      facts,
      localStorage,
      sessionStorage,
      subtle: webcrypto.subtle,
      readCookies: cookies.read,
      writeCookie: cookies.write,
      parseUrl: (url, base) => orNull(() => new URL(url, base)),
      parseQuery: (query) => new URLSearchParams(query),
      post: (task, delay, repeat) => this.#loop.schedule(() => this.#perform(task), delay, repeat),
      cancel: (id) => this.#loop.cancel(id),
      send: (request, settle) => this.#send(request, settle),
      checkpoint: () => CHECKPOINT.runInContext(this.#context),
      run: (source, url) => this.#run(source, url),
      elapsed: () => performance.now() - start,
      fillRandom,
      randomUuid: () => randomUUID(),
      encodeUtf8: (text) => Buffer.from(text, 'utf8'),
      decodeUtf8: (bytes, fatal, ignoreBOM) =>
        orNull(() => new TextDecoder('utf-8', { fatal, ignoreBOM }).decode(bytes)),
      encodeBase64: (text) => orNull(() => btoa(text)),
      decodeBase64: (text) => orNull(() => atob(text)),
    };
  }
}

function asFault(error: unknown): Error {
  return error instanceof Error ? error : new HarnessFault(`The simulated engine threw ${String(error)}.`);
}

/** The URL without its host, so that a script is compiled once for all sites. */
function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url;
}
