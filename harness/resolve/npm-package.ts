import pacote from 'pacote';
import { UsageError } from '../../evidence/fault.ts';
import { runCommand } from '../candidate/run-command.ts';
import { NpmCache, type PackageCopy } from './npm-cache.ts';
import { npmConfig } from './npm-config.ts';
import { isExact, nearestVersions } from './version.ts';

export interface NpmOptions {
  cacheDir: string;
  /** The folder whose npmrc applies. */
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Whether a published version may be suggested. */
  isCovered: (version: string) => boolean;
}

/**
 * Returns a copy of a package from the npm registry; `wanted` is a version, a range or a tag. The tarball is verified
 * against the integrity that the registry states. An exact version that is in the cache needs no registry. Throws
 * UsageError.
 */
export async function npmPackage(name: string, wanted: string, options: NpmOptions): Promise<PackageCopy> {
  const cache = new NpmCache(options.cacheDir);
  const cached = isExact(wanted) ? await cache.find(name, wanted) : null;
  if (cached) return cached;
  try {
    const config = { ...(await npmConfig(options.cwd, options.env)), packumentCache: new Map() };
    const { version, _integrity: integrity, _resolved: resolved } = await pacote.manifest(`${name}@${wanted}`, config);
    if (!integrity) throw new Error('the registry states no integrity');
    return (
      (await cache.find(name, version, integrity)) ??
      (await cache.add({ name, version, integrity }, (folder) =>
        pacote.extract(`${name}@${version}`, folder, { ...config, resolved, integrity }),
      ))
    );
  } catch (error) {
    throw diagnosis(error, name, wanted, options, await cache.versions(name));
  }
}

/** Lists the published versions of a package, in no order. Throws UsageError. */
export async function npmVersions(name: string, { cwd, env }: Pick<NpmOptions, 'cwd' | 'env'>): Promise<string[]> {
  const packument = await pacote.packument(name, await npmConfig(cwd, env)).catch((error: RegistryError) => {
    throw new UsageError({
      expected: `the versions of ${name} from the configured npm registry`,
      seen: `${error.code ?? 'an error'}: ${error.message}`,
      next: 'npm ping',
    });
  });
  return Object.keys(packument.versions);
}

/** An error of pacote or of its dependencies. */
type RegistryError = Partial<Error & { code: string; versions: string[] }>;

function diagnosis(error: unknown, name: string, wanted: string, { isCovered }: NpmOptions, cached: string[]): Error {
  const { code, message, versions = [] } = Object(error) as RegistryError;
  if (code === 'ETARGET') {
    const nearest = nearestVersions(versions.filter(isCovered), wanted);
    return new UsageError({
      expected: `a published version, range or tag of ${name}, such as ${nearest.join(', ')}`,
      seen: `${wanted}, which the registry does not have`,
      next: runCommand(`npm:${name}@${nearest.at(0) ?? 'latest'}`),
    });
  }
  if (code === 'E404') {
    return new UsageError({
      expected: `${name} in the configured npm registry`,
      seen: 'the registry does not have it (404)',
      next: `npm config get registry && npm view ${name} version`,
    });
  }
  if (code === 'EINTEGRITY') {
    return new UsageError({
      expected: `a tarball of ${name}@${wanted} with the integrity that the registry states`,
      seen: message ?? code,
      next: 'npm cache verify && npm config get registry',
    });
  }
  const newest = cached.filter(isCovered).at(-1);
  return new UsageError({
    expected: `${name}@${wanted} from the npm registry, or that exact version in the cache`,
    seen: `${code ?? 'an error'}: ${message}; cached: ${cached.join(', ') || 'none'}`,
    next: newest ? runCommand(`npm:${name}@${newest}`) : 'npm ping',
  });
}
