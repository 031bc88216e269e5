import { type Identity, newIdentity } from './identity.ts';
import { identityStore } from './identity-store.ts';
import type { Options } from './options.ts';
import { uuid } from './random.ts';
import { unsentQueue } from './unsent-queue.ts';
import { uploader } from './uploader.ts';

type Properties = Record<string, unknown>;

export interface Tracker {
  identity(): Identity;
  /** Writes the identity and uploads what waits. Nothing is written before. */
  begin(given: { optOut: boolean; deviceId: string | null }): void;
  track(event: string, properties: Properties): void;
  identify(userProperties: Properties): void;
  setUserId(userId: string | null): void;
  setOptOut(optOut: boolean): void;
  clear(): void;
}

/** Tracks for one API key. It exists from consent on. */
export function tracker(apiKey: string, keySuffix: string, options: Options): Tracker {
  const store = identityStore(apiKey, keySuffix, options);
  const events = unsentQueue(`${options.unsentKey}_${apiKey}${keySuffix}`, options); // UNSENT-SCOPE-1
  const identifies = unsentQueue(`${options.unsentIdentifyKey}_${apiKey}${keySuffix}`, options);
  const uploads = uploader(apiKey, options, [events, identifies], () => !current().optOut);

  // IDENTITY-1, IDENTITY-2
  let identity = store.load() ?? newIdentity();
  let stored = false;

  /**
   * What is stored counts, because another tab may have changed it (IDENTITY-8, OPTOUT-11); memory is for where nothing can
   * be stored (NOSTORE-2).
   */
  function current(): Identity {
    if (stored) identity = store.load() ?? identity;
    return identity;
  }

  function save(next: Identity): void {
    identity = next;
    stored = store.save(next);
  }

  // SESSION-1 to SESSION-6
  function inSession(before: Identity): Identity {
    const now = Date.now();
    const isNew = now - before.lastEventTime > options.sessionTimeout;
    return { ...before, sessionId: isNew ? now : before.sessionId, lastEventTime: now };
  }

  // COOKIE-VALUE-5 to COOKIE-VALUE-9, ORDER-1
  function record(kind: 'eventId' | 'identifyId', type: string, event: Properties, user: Properties): void {
    const before = current();
    if (before.optOut) return; // OPTOUT-1, OPTOUT-5, OPTOUT-6
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
      uuid: uuid(),
      sequence_number: identity.sequenceNumber,
    });
    uploads.wake();
  }

  return {
    identity: current,
    begin({ optOut, deviceId }) {
      const before = current();
      const waiting = [...events.events(), ...identifies.events()].map((event) => event.sequence_number);
      save({
        ...inSession(before),
        deviceId: deviceId ?? before.deviceId, // IDENTITY-12, URL-4
        optOut: before.optOut || optOut, // OPTOUT-2, OPTOUT-4
        sequenceNumber: Math.max(before.sequenceNumber, ...waiting), // New events never overtake those that wait.
      });
      uploads.wake();
    },
    track: (event, properties) => record('eventId', event, properties, {}),
    identify: (userProperties) => record('identifyId', '$identify', {}, userProperties),
    setUserId: (userId) => save({ ...current(), userId }), // IDENTITY-9, IDENTITY-10
    setOptOut(optOut) {
      save({ ...current(), optOut }); // OPTOUT-3
      if (!optOut) uploads.wake();
    },
    clear() {
      identity = { ...newIdentity(), optOut: current().optOut };
      stored = false;
      store.clear();
      events.clear();
      identifies.clear();
    },
  };
}
