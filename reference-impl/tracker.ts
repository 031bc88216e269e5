import { type Identity, newIdentity } from './identity.ts';
import { identityStore } from './identity-store.ts';
import type { Options } from './options.ts';
import { unsentQueue } from './unsent-queue.ts';
import { uploader } from './uploader.ts';

export type Properties = Record<string, unknown>;

export interface Tracker {
  identity(): Identity;
  /** Writes the identity and uploads unsent events. Nothing is written before this. */
  begin(given: { optOut: boolean; deviceId: string | null }): void;
  track(event: string, properties: Properties): void;
  identify(userProperties: Properties): void;
  setUserId(userId: string | null): void;
  setOptOut(optOut: boolean): void;
  clear(): void;
}

/** Tracks for one API key, with queues of that key (UNSENT-SCOPE-1, UNSENT-7, UNSENT-KEY-1, UNSENT-KEY-2). Created after consent. */
export function tracker(apiKey: string, keySuffix: string, options: Options): Tracker {
  const store = identityStore(apiKey, keySuffix, options);
  const events = unsentQueue(`${options.unsentKey}_${apiKey}${keySuffix}`, options);
  const identifies = unsentQueue(`${options.unsentIdentifyKey}_${apiKey}${keySuffix}`, options);
  // OPTOUT-7, OPTOUT-15
  const uploads = uploader(apiKey, options, [events, identifies], () => !current().optOut);

  // IDENTITY-1 to IDENTITY-3
  let identity = store.load() ?? newIdentity();

  /**
   * The stored identity takes precedence, because another tab may have changed it (IDENTITY-8, OPTOUT-11, SESSION-3, ORDER-1);
   * the one in memory is for pages that can store nothing (NOSTORE-2, NOSTORE-3, COOKIE-SIZE-3).
   */
  function current(): Identity {
    identity = store.load() ?? identity;
    return identity;
  }

  function save(next: Identity): void {
    identity = next;
    store.save(next);
  }

  /** SESSION-1 to SESSION-6, LOCAL-6 */
  function inSession(before: Identity): Identity {
    const now = Date.now();
    const isNew = now - before.lastEventTime > options.sessionTimeout;
    return { ...before, sessionId: isNew ? now : before.sessionId, lastEventTime: now };
  }

  /**
   * Records an event and updates the identity (COOKIE-VALUE-1, COOKIE-VALUE-5 to COOKIE-VALUE-10, IDENTITY-9, HOSTILE-1,
   * HOSTILE-3, ORDER-1, ORDER-4). Nothing is recorded while the person is opted out (OPTOUT-1, OPTOUT-4 to OPTOUT-6).
   */
  function record(kind: 'eventId' | 'identifyId', type: string, event: Properties, user: Properties): void {
    const before = current();
    if (before.optOut) return;
    const count = before[kind] + 1;
    save({ ...inSession(before), [kind]: count, sequenceNumber: before.sequenceNumber + 1 });
    (kind === 'eventId' ? events : identifies).push({
      device_id: identity.deviceId,
      user_id: identity.userId,
      timestamp: identity.lastEventTime,
      event_id: count,
      session_id: identity.sessionId,
      event_type: type,
      event_properties: event,
      user_properties: user,
      sequence_number: identity.sequenceNumber,
    });
    uploads.wake();
  }

  return {
    identity: current,
    /**
     * Continues from an earlier page (IDENTITY-1, IDENTITY-2, SESSION-6, UNSENT-2, UNSENT-8, ORDER-3), with the values that the
     * site passes (IDENTITY-12, URL-2 to URL-4, OPTOUT-2, OPTOUT-4, OPTOUT-9). New events never overtake waiting ones (ORDER-1,
     * ORDER-2).
     */
    begin({ optOut, deviceId }) {
      const before = current();
      const waiting = [...events.events(), ...identifies.events()].map((event) => event.sequence_number);
      save({
        ...inSession(before),
        deviceId: deviceId ?? before.deviceId,
        optOut: before.optOut || optOut,
        sequenceNumber: Math.max(before.sequenceNumber, ...waiting),
      });
      uploads.wake();
    },
    /** ORDER-4 */
    track: (event, properties) => record('eventId', event, properties, {}),
    /** ORDER-4, UNSENT-15, COOKIE-VALUE-8 */
    identify: (userProperties) => record('identifyId', '$identify', {}, userProperties),
    /** IDENTITY-9, IDENTITY-10 */
    setUserId: (userId) => save({ ...current(), userId }),
    /** COOKIE-VALUE-4, OPTOUT-1 to OPTOUT-3, OPTOUT-10, OPTOUT-12, PROJECT-4 */
    setOptOut: (optOut) => save({ ...current(), optOut }),
    /** CLEAR-1 to CLEAR-3; an opt-out stays in force on this page (OPTOUT-1). */
    clear() {
      identity = { ...newIdentity(), optOut: current().optOut };
      store.clear();
    },
  };
}
