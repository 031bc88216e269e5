/**
 * Returns the session of each event, numbered from 0 (SESSION-1 to SESSION-6). `gaps` are the milliseconds between
 * consecutive events; a gap longer than `timeout`, in milliseconds, ends the session.
 */
export function sessionsOf(gaps: readonly number[], timeout: number): number[] {
  const sessions = [0];
  for (const gap of gaps) sessions.push((sessions.at(-1) ?? 0) + (gap > timeout ? 1 : 0));
  return sessions;
}

/** Replaces each value by its rank in order of first occurrence. Lists of ids with equal patterns group the same way. */
export function occurrencePattern(values: readonly unknown[]): number[] {
  const seen = [...new Set(values)];
  return values.map((value) => seen.indexOf(value));
}
