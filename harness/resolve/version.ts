import semver from 'semver';

/** Whether this text names one published version, and not a range or a tag. */
export function isExact(version: string): boolean {
  return /^\d\S*$/.test(version) && semver.valid(version) !== null;
}

/** The newest version, and the neighbours that this version would stand between. */
export function nearestVersions(versions: readonly string[], wanted: string): string[] {
  const sorted = semver.sort([...versions]);
  const below = isExact(wanted) ? sorted.filter((version) => semver.lt(version, wanted)).slice(-1) : [];
  const above = isExact(wanted) ? sorted.filter((version) => semver.gt(version, wanted)).slice(0, 1) : [];
  return [...new Set([...below, ...above, ...sorted.slice(-1)])];
}
