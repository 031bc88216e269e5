import { givenDeviceId } from './device-id.ts';
import type { Identify } from './identify.ts';
import type { Identity } from './identity.ts';
import { identityStore } from './identity-store.ts';
import { completeOptions, type Options } from './options.ts';
import { type Properties, type Tracker, tracker } from './tracker.ts';

export interface Client {
  init(apiKey: string, userId?: string | null, options?: unknown): void;
  logEvent(event: string, properties?: Properties): void;
  identify(identify: Identify): void;
  setUserId(userId: string | null): void;
  setOptOut(optOut: boolean): void;
  enableTracking(): void;
  clearStorage(): void;
  readonly options: Options & Partial<Identity>;
}

/**
 * Creates the API of one instance. The keys of its queues end with `keySuffix`, so that instances do not share queues
 * (UNSENT-SCOPE-3, UNSENT-SCOPE-4).
 */
export function client(keySuffix: string): Client {
  const trackers = new Map<string, Tracker>();
  let active: Tracker | null = null;
  let options = completeOptions({});
  /** Calls that wait for consent; `null` if nothing is deferred. They are in memory only, and are lost with the page. */
  let deferred: Array<() => void> | null = null;

  /**
   * Makes a call now, or after the deferred calls if there are any (DEFER-1, DEFER-2, DEFER-4, DEFER-9, DEFER-14). Calls before
   * `init` do nothing (LOAD-1, LOAD-2).
   */
  function whenTracking(call: (tracker: Tracker) => void): void {
    const run = () => void (active && call(active));
    if (deferred) deferred.push(run);
    else run();
  }

  /**
   * Starts tracking. An API key has one tracker, however often it is initialised, because two would send the same events
   * (ORDER-3, PROJECT-1 to PROJECT-5). Given values take precedence over stored ones (IDENTITY-2, IDENTITY-11, IDENTITY-12,
   * OPTOUT-4, URL-2).
   */
  function start(apiKey: string, userId: string | null | undefined, given: Options): void {
    active = trackers.get(apiKey) ?? tracker(apiKey, keySuffix, given);
    trackers.set(apiKey, active);
    active.begin({ optOut: given.optOut, deviceId: givenDeviceId(given) });
    if (userId) active.setUserId(userId);
  }

  return {
    /**
     * A stored identity proves an earlier consent; without one, every page waits (DEFER-1, DEFER-2,
     * DEFER-4, DEFER-6 to DEFER-8, DEFER-10 to DEFER-12, DEFER-14 to DEFER-17).
     */
    init(apiKey, userId, given) {
      const completed = completeOptions(given);
      options = completed;
      const run = () => start(apiKey, userId, completed);
      if (deferred) deferred.push(run);
      else if (completed.deferInitialization && !identityStore(apiKey, keySuffix, completed).load()) deferred = [run];
      else run();
    },
    /** One call tracks one event, as it was given (ORDER-4, HOSTILE-3). */
    logEvent: (event, properties = {}) => whenTracking((tracker) => tracker.track(event, properties)),
    /** UNSENT-15, COOKIE-VALUE-8 */
    identify: ({ userProperties }) => whenTracking((tracker) => tracker.identify(userProperties)),
    /** IDENTITY-9, NOSTORE-3 */
    setUserId: (userId) => whenTracking((tracker) => tracker.setUserId(userId || null)),
    /** OPTOUT-1, OPTOUT-3, OPTOUT-13, COOKIE-VALUE-4 */
    setOptOut(optOut) {
      if (typeof optOut === 'boolean') whenTracking((tracker) => tracker.setOptOut(optOut));
    },
    /** DEFER-4, DEFER-5, DEFER-13, DEFER-18, OPTOUT-14 */
    enableTracking() {
      const calls = deferred ?? [];
      deferred = null;
      for (const call of calls) call();
    },
    /** CLEAR-1 to CLEAR-4 */
    clearStorage: () => whenTracking((tracker) => tracker.clear()),
    /** OPTIONS-6 */
    get options() {
      return { ...options, ...active?.identity() };
    },
  };
}
