import { CandidateTimeout, HarnessFault } from '../../evidence/fault.ts';
import type { EngineTab } from '../engine/engine.ts';
import type { RequestClient } from '../simulated/network.ts';
import { pageFacts } from '../simulated/page-facts.ts';
import type { FromRealm, Incoming, RealmTask, SharedState, StorageChange, StorageItems, ToRealm } from './protocol.ts';
import type { HostedTab, TabHost } from './tab-host.ts';

/** How long one turn of a page may take, in milliseconds. A page’s own timers do not count: its time is virtual. */
const TURN_TIMEOUT = 15_000;

type EndOfTurn = Extract<FromRealm, { kind: 'over' }>;

/** One page load: a worker, and what arrived for it between its turns. */
interface OpenPage {
  worker: Worker;
  origin: string;
  client: RequestClient;
  acting: boolean;
  incoming: Incoming[];
  abortedRequests: Set<number>;
  over: (over: EndOfTurn) => void;
  fail: (fault: Error) => void;
}

/** A tab whose pages are workers. Each runs in a thread of its own, which can be terminated whatever it does. */
export class ReplayTab implements EngineTab, HostedTab {
  readonly sessionStorages = new Map<string, StorageItems>();
  readonly #host: TabHost;
  #page: OpenPage | undefined;

  constructor(host: TabHost) {
    this.#host = host;
  }

  async open(url: string): Promise<void> {
    await this.#leave();
    const served = this.#host.exchange.page(url);
    if (!served) throw new HarnessFault(`There is no page at ${url}. Register its site and announce the load first.`);
    const { recorder, config, scripts } = served;
    const facts = pageFacts(new URL(url), served, this.#host.options.cookies === 'blocked');
    await this.#load({ kind: 'load', facts, recorder, config, scripts });
  }

  async evaluate(expression: string): Promise<unknown> {
    if (!this.#page) throw new HarnessFault('The tab shows no page.');
    const { json, failed } = await this.#runTask({ kind: 'evaluate', expression });
    if (failed) throw Object.assign(new Error(failed.message), failed);
    return json === undefined ? undefined : JSON.parse(json);
  }

  async screenshot(): Promise<null> {
    return null;
  }

  async close(): Promise<void> {
    this.#end(new HarnessFault('The tab was closed before the page answered.'));
  }

  async listen(): Promise<void> {
    const page = this.#page;
    if (page && page.incoming.length > 0) await this.#turn(page, { kind: 'listen' }).catch(() => undefined);
  }

  storageChanged(by: object, origin: string, change: StorageChange): void {
    const page = this.#page;
    if (page && page !== by && page.origin === origin) page.incoming.push({ kind: 'change', change });
  }

  async #load(task: Extract<RealmTask, { kind: 'load' }>): Promise<void> {
    const { facts } = task;
    const url = new URL(facts.url);
    const workerUrl = URL.createObjectURL(new Blob([this.#host.realm], { type: 'text/javascript' }));
    const worker = new Worker(workerUrl);
    const page: OpenPage = {
      worker,
      origin: url.origin,
      client: { url, sandboxed: facts.sandboxed, userAgent: facts.userAgent },
      acting: false,
      incoming: [],
      abortedRequests: new Set(),
      over: () => undefined,
      fail: () => undefined,
    };
    this.#page = page;
    worker.onmessage = ({ data }) => this.#receive(page, data as FromRealm);
    worker.onerror = (event) => {
      event.preventDefault();
      page.fail(new HarnessFault(`The replay’s realm failed: ${event.message}`));
    };
    await this.#runTask(task);
    URL.revokeObjectURL(workerUrl);
  }

  async #leave(): Promise<void> {
    if (!this.#page) return;
    await this.#runTask({ kind: 'leave' }).catch(() => undefined);
    this.#end(new HarnessFault('The page was left before it answered.'));
  }

  #end(why: Error): void {
    this.#page?.worker.terminate();
    this.#page?.fail(why);
    this.#page = undefined;
  }

  #runTask(task: RealmTask): Promise<EndOfTurn> {
    return this.#host.inTurn(this, async () => {
      if (!this.#page) throw new HarnessFault('The page is gone.');
      return this.#turn(this.#page, task);
    });
  }

  async #turn(page: OpenPage, task: RealmTask): Promise<EndOfTurn> {
    const over = new Promise<EndOfTurn>((resolve, reject) => {
      page.over = resolve;
      page.fail = reject;
    });
    const timer = setTimeout(() => {
      this.#end(
        new CandidateTimeout(
          `A script kept the page busy for ${TURN_TIMEOUT / 1000} s without a pause. Look for a loop that does not end.`,
        ),
      );
    }, TURN_TIMEOUT);
    page.acting = true;
    this.#post(page, { kind: 'turn', shared: this.#shared(page), incoming: page.incoming.splice(0), task });
    try {
      return await over;
    } finally {
      clearTimeout(timer);
      page.acting = false;
    }
  }

  #receive(page: OpenPage, message: FromRealm): void {
    if (message.kind === 'abort') {
      page.abortedRequests.add(message.id);
      return;
    }
    // What a page does outside its turn does not change the shared state.
    if (page.acting) this.#store(page, message.shared);
    if (message.kind === 'over') {
      for (const change of message.changes) this.#announce(page, change);
      page.over(message);
    } else this.#send(page, message).catch((fault: Error) => page.fail(fault));
  }

  async #send(page: OpenPage, { id, request }: Extract<FromRealm, { kind: 'send' }>): Promise<void> {
    const response = await this.#host.network.fetch(request, page.client);
    if (page.abortedRequests.has(id) || this.#page !== page) return;
    this.#deliver(page, { kind: 'answer', request: id, response });
  }

  /** Delivers at once during the page’s turn, because the turn may wait for it; otherwise with the next turn. */
  #deliver(page: OpenPage, incoming: Incoming): void {
    if (page.acting) this.#post(page, incoming);
    else page.incoming.push(incoming);
  }

  #announce(by: OpenPage, change: StorageChange): void {
    for (const tab of this.#host.tabs) tab.storageChanged(by, by.origin, change);
  }

  #shared({ origin }: OpenPage): SharedState {
    return {
      cookies: this.#host.cookies.exportCookies(),
      localStorage: this.#host.localStorages.get(origin) ?? [],
      sessionStorage: this.sessionStorages.get(origin) ?? [],
    };
  }

  #store({ origin }: OpenPage, { cookies, localStorage, sessionStorage }: SharedState): void {
    this.#host.cookies.importCookies(cookies);
    this.#host.localStorages.set(origin, localStorage);
    this.sessionStorages.set(origin, sessionStorage);
  }

  #post({ worker }: OpenPage, message: ToRealm): void {
    worker.postMessage(message);
  }
}
