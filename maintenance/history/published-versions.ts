import semver from 'semver';
import { commandText } from '../../evidence/command-text.ts';
import { UsageError } from '../../evidence/fault.ts';
import { releaseOf, supportedPackages } from '../../harness/candidate/supported-packages.ts';
import { npmVersions } from '../../harness/resolve/npm-package.ts';
import { unsupportedPackage } from '../../harness/resolve/published-package.ts';
import type { ReleaseLine } from '../../spec/release-line.ts';

export interface PublishedVersion {
  version: string;
  line: ReleaseLine;
}

export interface Range {
  /** The first and the last version, inclusive; by default the first and last known ones. */
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * Returns the published versions of a package, oldest first: those in the range that the suite knows, and all that it does
 * not know. Throws UsageError for an unknown package and for a range without a version.
 */
export async function publishedVersions(
  name: string,
  { from, to }: Range,
  where: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<{ versions: [PublishedVersion, ...PublishedVersion[]]; unknown: string[] }> {
  const releases = supportedPackages.get(name);
  if (!releases) throw unsupportedPackage(name, 'latest');
  const all = semver.sort(await npmVersions(name, where));
  const known = all.flatMap((version): PublishedVersion[] => {
    const release = releaseOf(releases, version);
    return release ? [{ version, line: release.profile.line }] : [];
  });
  const range = [...(from === undefined ? [] : [`>=${from}`]), ...(to === undefined ? [] : [`<=${to}`])].join(' ');
  const [first, ...others] = known.filter(({ version }) =>
    semver.satisfies(version, range, { includePrerelease: true }),
  );
  if (first)
    return {
      versions: [first, ...others],
      unknown: all.filter((version) => !known.some((one) => one.version === version)),
    };
  throw new UsageError({
    expected: `a range that contains a known version of ${name}: ${known.at(0)?.version} to ${known.at(-1)?.version}`,
    seen: `${from ?? ''}..${to ?? ''}`,
    next: commandText('history', name),
  });
}
