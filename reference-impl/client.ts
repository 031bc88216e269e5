import { givenDeviceId } from './device-id.ts';
import { Identify } from './identify.ts';
import { identityStore } from './identity-store.ts';
import { completeOptions, type Options } from './options.ts';
import { type Tracker, tracker } from './tracker.ts';

export interface Client {
  init(apiKey: string, userId?: unknown, options?: unknown, callback?: (client: Client) => void): void;
  logEvent(event: string, properties?: unknown): void;
  identify(identify: Identify): void;
  setUserId(userId: unknown): void;
  setOptOut(optOut: boolean): void;
  enableTracking(): void;
  clearStorage(): void;
  readonly options: Omit<Options, 'deviceId'> & { deviceId: string | null; userId: string | null };
}

/** The API of one instance. Keys of its queues end with `keySuffix`, so that instances do not share them. */
export function client(keySuffix: string): Client {
  const trackers = new Map<string, Tracker>();
  let active: Tracker | null = null;
  let options = completeOptions({});
  /** Calls that wait for consent, `null` where nothing is deferred. They live in memory only (DEFER-1, DEFER-2). */
  let deferred: Array<() => void> | null = null;

  /** Now, or after the calls that wait already. Calls before `init` have nowhere to go and do nothing (LOAD-1, LOAD-2). */
  function whenTracking(call: (tracker: Tracker) => void): void {
    const run = () => void (active && call(active));
    if (deferred) deferred.push(run);
    else run();
  }

  /** An API key has one tracker, however often it is initialised: two would send the same events (ORDER-3, PROJECT-3). */
  function start(apiKey: string, userId: string | null, given: Options): void {
    active = trackers.get(apiKey) ?? tracker(apiKey, keySuffix, given);
    trackers.set(apiKey, active);
    active.begin({ optOut: given.optOut, deviceId: givenDeviceId(given) });
    if (userId !== null) active.setUserId(userId); // IDENTITY-11
  }

  const self: Client = {
    init(apiKey, userId, given, callback) {
      if (typeof apiKey !== 'string' || apiKey === '') return;
      const completed = completeOptions(given);
      options = completed;
      const run = () => {
        start(apiKey, text(userId), completed);
        callback?.(self);
      };
      if (deferred) deferred.push(run);
      // DEFER-6, DEFER-15, DEFER-16: an identity can only be there because of an earlier consent.
      else if (completed.deferInitialization && !identityStore(apiKey, keySuffix, completed).load()) deferred = [run];
      else run();
    },
    logEvent(event, properties) {
      if (typeof event !== 'string' || event === '') return;
      const copy = plain(properties);
      whenTracking((tracker) => tracker.track(event, copy));
    },
    identify(identify) {
      if (!(identify instanceof Identify)) return;
      const copy = plain(identify.userProperties);
      whenTracking((tracker) => tracker.identify(copy));
    },
    setUserId: (userId) => whenTracking((tracker) => tracker.setUserId(text(userId))),
    setOptOut(optOut) {
      // OPTOUT-13
      if (typeof optOut === 'boolean') whenTracking((tracker) => tracker.setOptOut(optOut));
    },
    // DEFER-4, DEFER-5, DEFER-18: a call made during the replay waits for its turn.
    enableTracking() {
      const calls = deferred;
      if (!calls) return;
      try {
        for (let call = calls.shift(); call; call = calls.shift()) call();
      } finally {
        deferred = null; // Also where a callback of the page threw.
        for (const call of calls) call();
      }
    },
    clearStorage: () => whenTracking((tracker) => tracker.clear()),
    get options() {
      const { deviceId = null, userId = null, optOut = options.optOut } = active?.identity() ?? {};
      return { ...options, deviceId, userId, optOut };
    },
  };
  return self;
}

function text(value: unknown): string | null {
  return value === undefined || value === null || value === '' ? null : String(value);
}

/** A copy as JSON says it, so that what a page does to its object later changes no event; empty where JSON cannot. */
function plain(value: unknown): Record<string, unknown> {
  try {
    return { ...JSON.parse(JSON.stringify(value)) };
  } catch {
    return {};
  }
}
