import { join } from 'node:path';
import { UsageError } from '../../evidence/fault.ts';
import { DEFAULT_LINE } from '../candidate/release-lines.ts';
import type { Release } from '../candidate/releases/release.ts';
import { runCommand } from '../candidate/run-command.ts';
import { shellWord } from '../candidate/shell-word.ts';
import { releaseOf, supportedPackages, supportedRange } from '../candidate/supported-packages.ts';
import type { PackageCopy } from './npm-cache.ts';
import { isExact } from './version.ts';

export interface FetchOptions {
  /** The folder where packages and scripts are stored between runs. */
  cacheDir: string;
  /** The folder that paths in diagnostics are relative to, and whose npmrc applies. */
  cwd: string;
  /** Environment variables that may configure npm. */
  env: NodeJS.ProcessEnv;
}

export interface PublishedRelease {
  version: string;
  /** Absolute paths, in the order in which a page includes them. */
  scripts: string[];
  release: Release;
}

/** Fetches a version of a supported package; `wanted` is a version, a range or a tag. Throws UsageError. */
export async function publishedRelease(name: string, wanted: string, options: FetchOptions): Promise<PublishedRelease> {
  const releases = supportedPackages.get(name);
  if (!releases) throw unsupportedPackage(name, wanted);
  if (isExact(wanted)) requireCovered(name, wanted, releases);
  const copy = await packageCopy(name, wanted, options, (version) => releaseOf(releases, version) !== undefined);
  const release = requireCovered(name, copy.version, releases);
  return { version: copy.version, scripts: release.scripts.map((script) => join(copy.folder, script)), release };
}

/** Fetches a version of any package. Diagnostics suggest only versions for which `isCovered` is true. */
export async function packageCopy(
  name: string,
  wanted: string,
  { cacheDir, cwd, env }: FetchOptions,
  isCovered: (version: string) => boolean = () => true,
): Promise<PackageCopy> {
  // npm’s library is large, and a file on disk does not need it.
  const { npmPackage } = await import('./npm-package.ts');
  return npmPackage(name, wanted, { cacheDir: join(cacheDir, 'npm'), cwd, env, isCovered });
}

function requireCovered(name: string, version: string, releases: readonly Release[]): Release {
  const release = releaseOf(releases, version);
  if (release) return release;
  const [other] = [...supportedPackages].find(([, covered]) => covered.length > 0) ?? [name];
  throw new UsageError({
    expected: `a supported version of ${name}: ${supportedRange(releases)}`,
    seen: version,
    next: runCommand(`npm:${releases.length > 0 ? name : other}`),
  });
}

/** A usage error for an unsupported package; its next step is a candidate file that names the line to follow. */
export function unsupportedPackage(name: string, wanted: string): Error {
  const file = `${name.split('/').at(-1)}.candidate.json`;
  return new UsageError({
    expected: `a supported package: ${[...supportedPackages.keys()].join(', ')}`,
    seen: `${name}, whose adapter and profile are not known`,
    next: `echo ${shellWord(JSON.stringify({ name, scripts: `npm:${name}@${wanted}`, follows: DEFAULT_LINE }))} > ${file} && ${runCommand(file)}`,
  });
}
