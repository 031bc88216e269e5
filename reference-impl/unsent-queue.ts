import * as localText from './local-storage.ts';
import type { Options } from './options.ts';

/** An event as it is stored and uploaded. */
export interface TrackedEvent {
  event_type: string;
  sequence_number: number;
  [field: string]: unknown;
}

export interface UnsentQueue {
  events(): readonly TrackedEvent[];
  push(event: TrackedEvent): void;
  remove(sent: readonly TrackedEvent[]): void;
}

/** Events that wait for their upload, stored in local storage under this key (UNSENT-1, UNSENT-2, UNSENT-6 to UNSENT-9, UNSENT-12, UNSENT-15,
 * ORDER-3, ORDER-4). */
export function unsentQueue(key: string, options: Options): UnsentQueue {
  let events: readonly TrackedEvent[] = [];

  /** UNSENT-1, UNSENT-3, UNSENT-5, UNSENT-11, UNSENT-12, UNSENT-SCOPE-1 */
  function replace(next: readonly TrackedEvent[]): void {
    events = latest(next);
    if (options.saveEvents) localText.write(key, JSON.stringify(events));
  }

  /** UNSENT-CAP-1 to UNSENT-CAP-5 */
  function latest(all: readonly TrackedEvent[]): readonly TrackedEvent[] {
    return all.slice(Math.max(0, all.length - options.savedMaxCount));
  }

  if (options.saveEvents) events = latest(load(key));
  return {
    events: () => events,
    push: (event) => replace([...events, event]),
    /** UNSENT-3, ORDER-3 */
    remove: (sent) => replace(events.filter((event) => !sent.includes(event))),
  };
}

/** Ignores entries that cannot be read, so that a corrupt queue is repaired (UNSENT-SPOILT-1, UNSENT-SPOILT-2, ORDER-4). */
function load(key: string): TrackedEvent[] {
  try {
    const entries: unknown[] = JSON.parse(localText.read(key));
    return entries.filter(isTrackedEvent);
  } catch {
    return [];
  }
}

/** UNSENT-1, UNSENT-2, UNSENT-SPOILT-1, UNSENT-SPOILT-2, IDENTITY-1 */
function isTrackedEvent(entry: unknown): entry is TrackedEvent {
  return typeof (Object(entry) as Partial<TrackedEvent>).sequence_number === 'number';
}
