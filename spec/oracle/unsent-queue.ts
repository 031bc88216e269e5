import type { Profile } from '../profile.ts';
import { apiKeyPart } from './cookie-name.ts';

/** How many unsent events an SDK keeps unless told otherwise (UNSENT-CAP-1). */
export const DEFAULT_SAVED_MAX_COUNT = 1000;

/**
 * How long what waits may take to be tried again, in milliseconds, once another event was tracked: the guide sets no time
 * (ERRATUM-28).
 */
export const RETRY_WINDOW = 60_000;

/** The local-storage key of a project’s unsent events (UNSENT-SCOPE-1). */
export function unsentEventsKey(profile: Profile, apiKey: string): string {
  return queueKey(profile, profile.unsent.eventsKey, apiKey);
}

/** The local-storage key of a project’s unsent identifies (UNSENT-SCOPE-1). */
export function unsentIdentifiesKey(profile: Profile, apiKey: string): string {
  return queueKey(profile, profile.unsent.identifiesKey, apiKey);
}

/** The keys of all that a project has unsent: one where events and identifies share it. */
export function unsentKeys(profile: Profile, apiKey: string): string[] {
  return [...new Set([unsentEventsKey(profile, apiKey), unsentIdentifiesKey(profile, apiKey)])];
}

/** What stays of a queue that may hold `cap` entries: the latest, in order (UNSENT-CAP-2). */
export function withinCap<Event>(tracked: readonly Event[], cap: number): Event[] {
  return tracked.slice(Math.max(0, tracked.length - cap));
}

function queueKey({ unsent: { separator, keyCharacters } }: Profile, key: string, apiKey: string): string {
  return key + separator + apiKeyPart(apiKey, keyCharacters);
}
