import semver from 'semver';

/** Whether a text is one published version, and not a range or a tag. Build metadata is no part of a published version. */
export function isExact(version: string): boolean {
  return semver.valid(version) === version;
}

/** The published versions just below and just above the wanted one, and the newest; only the newest for a range or tag. */
export function nearestVersions(versions: readonly string[], wanted: string): string[] {
  const includePrerelease = { includePrerelease: true };
  const neighbours = isExact(wanted)
    ? [
        semver.maxSatisfying(versions, `<${wanted}`, includePrerelease),
        semver.minSatisfying(versions, `>${wanted}`, includePrerelease),
      ]
    : [];
  const newest = semver.maxSatisfying(versions, '*', includePrerelease);
  return [...new Set([...neighbours, newest].filter((version) => version !== null))];
}
