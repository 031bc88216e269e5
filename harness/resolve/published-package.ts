import { join } from 'node:path';
import { UsageError } from '../../evidence/fault.ts';
import type { Release } from '../candidate/known/release.ts';
import { knownPackages, releaseOf, supported } from '../candidate/known-packages.ts';
import { DEFAULT_LINE } from '../candidate/release-lines.ts';
import { runCommand } from '../candidate/run-command.ts';
import { shellWord } from '../candidate/shell-word.ts';
import type { PackageCopy } from './npm-cache.ts';
import { isExact } from './version.ts';

export interface FetchOptions {
  /** Where packages and scripts are kept between runs. */
  cacheDir: string;
  /** What paths are shown relative to, and whose npmrc counts. */
  cwd: string;
  /** Variables that npm’s own configuration may come from. */
  env: NodeJS.ProcessEnv;
}

export interface PublishedRelease {
  version: string;
  /** Absolute paths. */
  scripts: string[];
  release: Release;
}

/** A version of a package whose behaviour is known; `wanted` is a version, a range or a tag. */
export async function publishedRelease(name: string, wanted: string, options: FetchOptions): Promise<PublishedRelease> {
  const releases = knownPackages.get(name);
  if (!releases) throw unknownPackage(name, wanted);
  if (isExact(wanted)) requireCovered(name, wanted, releases);
  const copy = await packageCopy(name, wanted, options, (version) => releaseOf(releases, version) !== undefined);
  const release = requireCovered(name, copy.version, releases);
  return { version: copy.version, scripts: release.scripts.map((script) => join(copy.folder, script)), release };
}

/** A version of any package. Of those that are published, `isCovered` says which may be suggested. */
export async function packageCopy(
  name: string,
  wanted: string,
  { cacheDir, cwd, env }: FetchOptions,
  isCovered: (version: string) => boolean = () => true,
): Promise<PackageCopy> {
  // npm’s own library is large, and a run on a file on disk needs none of it.
  const { npmPackage } = await import('./npm-package.ts');
  return npmPackage(name, wanted, { cacheDir: join(cacheDir, 'npm'), cwd, env, isCovered });
}

function requireCovered(name: string, version: string, releases: readonly Release[]): Release {
  const release = releaseOf(releases, version);
  if (release) return release;
  const [other] = [...knownPackages].find(([, covered]) => covered.length > 0) ?? [name];
  throw new UsageError({
    expected: `a version of ${name} that is supported at present: ${supported(releases)}`,
    seen: version,
    next: runCommand(`npm:${releases.length > 0 ? name : other}`),
  });
}

/** A package is no stranger once a candidate file says what it follows. */
export function unknownPackage(name: string, wanted: string): Error {
  const file = `${name.split('/').at(-1)}.candidate.json`;
  return new UsageError({
    expected: `a package that is known here: ${[...knownPackages.keys()].join(', ')}`,
    seen: `${name}; what it is driven with and judged by is not known`,
    next: `echo ${shellWord(JSON.stringify({ name, scripts: `npm:${name}@${wanted}`, follows: DEFAULT_LINE }))} > ${file} && ${runCommand(file)}`,
  });
}
