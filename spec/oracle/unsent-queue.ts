import type { Profile } from '../profile.ts';

/** How many unsent events an SDK keeps unless told otherwise (UNSENT-CAP-1). */
export const DEFAULT_SAVED_MAX_COUNT = 1000;

/** The local-storage key of a project’s unsent events (UNSENT-SCOPE-1). */
export function unsentEventsKey(profile: Profile, apiKey: string): string {
  return profile.unsent.eventsKey + profile.unsent.separator + apiKey;
}

/** The local-storage key of a project’s unsent identifies (UNSENT-SCOPE-1). */
export function unsentIdentifiesKey(profile: Profile, apiKey: string): string {
  return profile.unsent.identifiesKey + profile.unsent.separator + apiKey;
}

/** What stays of a queue that may hold `cap` entries: the latest, in order (UNSENT-CAP-2). */
export function kept<Event>(tracked: readonly Event[], cap: number): Event[] {
  return tracked.slice(Math.max(0, tracked.length - cap));
}
