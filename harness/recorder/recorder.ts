import type { Adapter, Verbs, VerbsOf } from '../adapter/adapter.ts';
import { CANDIDATE_PATH, FENCE_PATH } from '../laboratory/exchange.ts';
import { installClock } from './clock.ts';
import { closeDialogs } from './close-dialogs.ts';
import { installConnection } from './connection.ts';
import { denyStorage } from './deny-storage.ts';
import { disguiseFunctionToString, hideProperty, replaceGetter, replaceMethod } from './disguise.ts';
import { doNotTrack } from './do-not-track.ts';
import type { ActResult, JournalEntry, PageError, RecorderConfig, RecorderHandle, VerbCall } from './journal.ts';
import {
  append,
  apply,
  browserTime,
  defineProperty,
  includes,
  jsonText,
  keys,
  min,
  NativeError,
  slice,
  split,
  trim,
  withoutFirst,
} from './primordials.ts';
import { siteScript } from './site-script.ts';
import { readableState, storageDump } from './storage-dump.ts';
import { watchCookies } from './watch-cookies.ts';
import { watchPendingWork } from './watch-pending-work.ts';
import { watchSends } from './watch-sends.ts';
import { watchStorage } from './watch-storage.ts';

/** Characters of a value that the journal shows. A thousand writes of a growing queue would not fit in full. */
const VALUE_LIMIT = 256;

/**
 * Virtual milliseconds in which a page may finish what it does “at once” after an action, such as zero-delay timers.
 */
const IMMEDIATE_WORK_WINDOW = 50;

/** Responses awaited within one action. A page that sends on every response would never come to rest. */
const MAX_RESPONSES = 400;

/** Real milliseconds to wait for the browser’s pending work. A lock that somebody else holds may never be granted. */
const PENDING_WORK_TIMEOUT = 2000;

/** Turns of the event loop without activity after which a page counts as at rest. */
const QUIET_TURNS = 2;

/**
 * Installs the recorder in a page, before any script of the candidate runs. `makeAdapter` is the candidate’s adapter;
 * it runs when the harness calls `adapt`, after the candidate’s scripts.
 */
export function installRecorder(
  window: Window & typeof globalThis,
  config: RecorderConfig,
  makeAdapter: Adapter,
): void {
  const dump = storageDump(window);
  const readable = readableState(window);
  const site = siteScript(window);
  const fence = makeFence(window);
  disguiseFunctionToString();

  let journal: JournalEntry[] = [];
  let inFlight = 0;
  let pendingWork = 0;
  let responses = 0;
  let activity = 0;
  const record = (entry: JournalEntry): void => {
    activity++;
    append(journal, entry);
  };

  const clock = installClock(window, config.now, (error) =>
    record({ kind: 'error', at: clock.now(), error: asPageError(error) }),
  );
  watchCookies(
    window,
    (via, text) => record({ kind: 'cookie', at: clock.now(), via, text, stack: callerStack() }),
    (time) => time - clock.now() + browserTime(),
  );
  const setOnline = installConnection(window, config.online);
  replaceGetter(window.Navigator.prototype, 'webdriver', () => false); // As in a person’s browser.
  closeDialogs(window);
  if (config.doNotTrack) doNotTrack(window);
  denyStorage(window, config.denied);
  watchStorage(window, (area, operation, key, value) =>
    record({
      kind: 'storage',
      at: clock.now(),
      area,
      operation,
      key: slice(key, 0, VALUE_LIMIT),
      value: value === null ? null : slice(value, 0, VALUE_LIMIT),
      stack: callerStack(),
    }),
  );
  watchSends(window, {
    sent: (via, method, url) => record({ kind: 'send', at: clock.now(), via, method, url, stack: callerStack() }),
    awaiting() {
      inFlight++;
      return () => {
        inFlight--;
        responses++;
        activity++;
      };
    },
  });
  watchPendingWork(window, () => {
    pendingWork++;
    return () => {
      pendingWork--;
      responses++;
      activity++;
    };
  });
  watchErrors(window, (error) => record({ kind: 'error', at: clock.now(), error }));
  watchConsole(window, (level, text) => record({ kind: 'console', at: clock.now(), level, text }));

  /** Waits until the page is at rest; see {@link RecorderHandle.act}. */
  async function settle(milliseconds: number, hangingRequests: number | null): Promise<void> {
    await clock.advance(clock.now() + milliseconds);
    const lastResponse = responses + MAX_RESPONSES;
    const pendingWorkDeadline = browserTime() + PENDING_WORK_TIMEOUT;
    let windowEnd = clock.now() + IMMEDIATE_WORK_WINDOW;
    let quietTurns = 0;
    while (quietTurns < QUIET_TURNS) {
      const activityBefore = activity;
      const responsesBefore = responses;
      await clock.turn();
      if (responses !== responsesBefore) windowEnd = clock.now() + IMMEDIATE_WORK_WINDOW;
      if (clock.isDue(windowEnd)) await clock.advance(min(clock.now() + 1, windowEnd));
      else if (pendingWork > 0 && browserTime() < pendingWorkDeadline) continue;
      else if (hangingRequests !== null && inFlight > hangingRequests && responses < lastResponse) continue;
      else quietTurns = activity === activityBefore ? quietTurns + 1 : 0;
    }
  }

  /** The result of an action once the page is at rest. It takes the journal’s entries, and the journal starts anew. */
  async function settleAndTakeJournal(
    threw: PageError | null,
    milliseconds: number,
    hangingRequests: number | null,
  ): Promise<ActResult> {
    await settle(milliseconds, hangingRequests);
    // An engine accepts a page’s cookie at once and passes it on later. Reading `document.cookie` waits for that:
    // afterwards the jar and other pages have the cookie.
    const result: ActResult = { threw, now: clock.now(), inFlight, journal, readable: readable() };
    journal = [];
    return result;
  }

  let verbsOf: VerbsOf = () => ({});
  const handle: RecorderHandle = {
    async adapt(hangingRequests) {
      let verbs: string[] = [];
      let threw: PageError | null = null;
      try {
        verbsOf = makeAdapter({
          window: window as unknown as Record<string, unknown>,
          global: config.api.global,
          options: config.api.options,
          ingestion: config.ingestion,
          protocol: window.location.protocol,
        });
        verbs = keys(verbsOf(null));
      } catch (error) {
        threw = asPageError(error);
      }
      return jsonText({ ...(await settleAndTakeJournal(threw, 0, hangingRequests)), verbs });
    },
    async act(instance, calls, milliseconds, hangingRequests) {
      const verbs = verbsOf(instance);
      let threw: PageError | null = null;
      for (let i = 0; i < calls.length && !threw; i++) {
        const call = calls[i] as VerbCall;
        try {
          apply(verbs[call[0] as keyof Verbs] as (...args: unknown[]) => void, verbs, withoutFirst(call));
        } catch (error) {
          threw = asPageError(error);
        }
      }
      return jsonText(await settleAndTakeJournal(threw, milliseconds, hangingRequests));
    },
    setOnline(online) {
      setOnline(online);
      return '';
    },
    dump: async () => jsonText(await dump()),
    setCookieAsSite: (text) => refusal(() => site.setCookie(text)),
    setItemAsSite: (area, key, value) => refusal(() => site.setItem(area, key, value)),
    fence,
  };
  defineProperty(window.document, config.handle, { value: handle });
  hideProperty(window.document, config.handle);
}

/** The fence’s request, which the journal does not show; see {@link RecorderHandle.fence}. */
function makeFence(window: Window & typeof globalThis): () => Promise<string> {
  const { fetch } = window;
  return async () => {
    try {
      await apply(fetch, window, [FENCE_PATH, { mode: 'no-cors', cache: 'no-store' }]);
    } catch {
      // A sandboxed page cannot read the response. It is enough that the request has ended.
    }
    return '';
  };
}

/** Why the browser refused the attempt; '' if it did not. */
function refusal(attempt: () => void): string {
  try {
    attempt();
    return '';
  } catch (error) {
    const { name, message } = asPageError(error);
    return `${name}: ${message}`;
  }
}

function watchErrors(window: Window & typeof globalThis, watch: (error: PageError) => void): void {
  window.addEventListener(
    'error',
    (event) => {
      if (event.error) watch(asPageError(event.error));
      else if (event.message) watch({ name: 'Error', message: event.message, stack: '' });
    },
    true,
  );
  window.addEventListener('unhandledrejection', (event) => watch(asPageError(event.reason)), true);
}

function watchConsole(window: Window & typeof globalThis, watch: (level: string, text: string) => void): void {
  for (const level of ['error', 'warn', 'info', 'log', 'debug']) {
    replaceMethod(
      window.console,
      level,
      (native) =>
        function (this: unknown, ...args: unknown[]) {
          watch(level, slice(printedAll(args), 0, VALUE_LIMIT));
          return apply(native, this, args);
        },
    );
  }
}

function printedAll(args: unknown[]): string {
  let text = '';
  for (let i = 0; i < args.length; i++) {
    const argument = args[i];
    text += (i > 0 ? ' ' : '') + printed(argument);
  }
  return text;
}

function printed(value: unknown): string {
  try {
    return typeof value === 'object' ? jsonText(value) : `${value as string}`;
  } catch {
    return '?';
  }
}

function asPageError(error: unknown): PageError {
  if (typeof error !== 'object' || error === null) return { name: 'Thrown', message: `${error as string}`, stack: '' };
  const { name, message, stack } = error as { name?: unknown; message?: unknown; stack?: unknown };
  return { name: `${name}`, message: `${message}`, stack: candidateFrames(`${stack ?? ''}`) };
}

function callerStack(): string {
  return candidateFrames(new NativeError().stack ?? '');
}

/** The first frames in the candidate’s own scripts. Those in the recorder do not show who wrote. */
function candidateFrames(stack: string): string {
  const lines = split(stack, '\n');
  let text = '';
  let found = 0;
  for (let i = 0; i < lines.length && found < 4; i++) {
    const line = lines[i] as string;
    if (!includes(line, CANDIDATE_PATH)) continue;
    found++;
    text += (text === '' ? '' : '\n') + trim(line);
  }
  return text;
}
