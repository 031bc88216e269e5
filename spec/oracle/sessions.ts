/**
 * Which session each event belongs to, numbered from 0 (SESSION-1 to SESSION-6). `gaps` are the milliseconds between one
 * event and the next; a session ends where a gap is longer than the time-out.
 */
export function sessionsOf(gaps: readonly number[], timeout: number): number[] {
  const sessions = [0];
  for (const gap of gaps) sessions.push((sessions.at(-1) ?? 0) + (gap > timeout ? 1 : 0));
  return sessions;
}

/** Values as places in the order of their first appearance: how two lists of ids are compared that need not be equal. */
export function occurrencePattern(values: readonly unknown[]): number[] {
  const seen = [...new Set(values)];
  return values.map((value) => seen.indexOf(value));
}
