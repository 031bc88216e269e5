import { MINUTE } from '../durations.ts';
import type { Profile } from '../profile.ts';
import { apiKeyPart } from './cookie-name.ts';

/** The default limit on stored unsent events (UNSENT-CAP-1). */
export const DEFAULT_SAVED_MAX_COUNT = 1000;

/**
 * How long an SDK may take to retry waiting events after another event is tracked, in milliseconds. The guide sets no
 * time (ERRATUM-28).
 */
export const RETRY_WINDOW = MINUTE;

/** Returns the local-storage key of a project’s unsent events (UNSENT-SCOPE-1). */
export function unsentEventsKey(profile: Profile, apiKey: string): string {
  return queueKey(profile, profile.unsent.eventsKey, apiKey);
}

/** Returns the local-storage key of a project’s unsent identifies (UNSENT-SCOPE-1). */
export function unsentIdentifiesKey(profile: Profile, apiKey: string): string {
  return queueKey(profile, profile.unsent.identifiesKey, apiKey);
}

/** Returns the entries that remain in a queue limited to `cap` entries: the latest, in order (UNSENT-CAP-2). */
export function withinCap<Event>(tracked: readonly Event[], cap: number): Event[] {
  return tracked.slice(Math.max(0, tracked.length - cap));
}

function queueKey({ unsent: { separator, keyCharacters } }: Profile, key: string, apiKey: string): string {
  return key + separator + apiKeyPart(apiKey, keyCharacters);
}
