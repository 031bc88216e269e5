/** Whether this text names one published version, and not a range or a tag. */
export function isExact(version: string): boolean {
  return /^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/.test(version);
}

/** Orders versions by their three numbers; a pre-release counts as the release it precedes. */
export function compareVersions(one: string, other: string): number {
  const theirs = numbers(other);
  return numbers(one).reduce((order, number, index) => order || number - (theirs[index] ?? 0), 0);
}

/** The newest version, and the neighbours that this version would stand between. */
export function nearestVersions(versions: readonly string[], wanted: string): string[] {
  const sorted = [...versions].sort(compareVersions);
  const below = isExact(wanted) ? sorted.filter((version) => compareVersions(version, wanted) < 0).slice(-1) : [];
  const above = isExact(wanted) ? sorted.filter((version) => compareVersions(version, wanted) > 0).slice(0, 1) : [];
  return [...new Set([...below, ...above, ...sorted.slice(-1)])];
}

function numbers(version: string): number[] {
  return version.split(/[-+]/, 1).flatMap((release) => release.split('.').map(Number));
}
