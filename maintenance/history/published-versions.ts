import { UsageError } from '../../evidence/fault.ts';
import { knownPackages, releaseOf } from '../../harness/candidate/known-packages.ts';
import { npmVersions } from '../../harness/resolve/npm-package.ts';
import { unknownPackage } from '../../harness/resolve/published-package.ts';
import type { ReleaseLine } from '../../spec/release-line.ts';
import { compareVersions } from '../../spec/version-order.ts';

export interface PublishedVersion {
  version: string;
  line: ReleaseLine;
}

export interface Range {
  /** The first and the last version that is meant; unless given, of all that are known. */
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * The versions of a package that the registry has, oldest first: in the range those that the suite knows, and of all those
 * that it does not. Throws UsageError for a package that is not known, and for a range without a version.
 */
export async function publishedVersions(
  name: string,
  { from, to }: Range,
  where: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<{ versions: [PublishedVersion, ...PublishedVersion[]]; unknown: string[] }> {
  const releases = knownPackages.get(name);
  if (!releases) throw unknownPackage(name, 'latest');
  const all = (await npmVersions(name, where)).sort(compareVersions);
  const known = all.flatMap((version): PublishedVersion[] => {
    const release = releaseOf(releases, version);
    return release ? [{ version, line: release.profile.line }] : [];
  });
  const [first, ...others] = known.filter(
    ({ version }) =>
      (from === undefined || compareVersions(version, from) >= 0) &&
      (to === undefined || compareVersions(version, to) <= 0),
  );
  if (first)
    return {
      versions: [first, ...others],
      unknown: all.filter((version) => !known.some((one) => one.version === version)),
    };
  throw new UsageError({
    expected: `a range with a version of ${name} that is known: ${known.at(0)?.version} to ${known.at(-1)?.version}`,
    seen: `${from ?? ''}..${to ?? ''}`,
    next: `npx amplitude-conformance history ${name}`,
  });
}
