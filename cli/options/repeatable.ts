/** Parses an option that can be given several times: collects its values in order. */
export function repeatable(value: string, previous: readonly string[] = []): string[] {
  return [...previous, value];
}
