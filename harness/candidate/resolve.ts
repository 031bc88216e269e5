import { basename, join } from 'node:path';
import { fillAtomically } from './atomic-folder.ts';
import { type Candidate, candidateSchema } from './candidate.ts';
import { requireClassicScript } from './classic-script.ts';
import { contentHash } from './content-hash.ts';
import { knownDeviations } from './deviations.ts';
import { explained, judge } from './explained.ts';
import { amplitudeJs, knownPackages, type Line, type Release, releaseOf, supported } from './known-packages.ts';
import { parseSpecifier } from './specifier.ts';
import { isExact } from './version.ts';

export interface ResolveOptions {
  /** Where packages and bundles are kept between runs. */
  cacheDir: string;
  /** What relative paths are relative to, and whose npmrc counts. */
  cwd: string;
  /** Bundles the reference implementation, which the harness does not know. */
  bundleReference: (outfile: string) => Promise<void>;
  /** Variables that npm’s own configuration may come from. */
  env?: NodeJS.ProcessEnv;
}

/**
 * Finds the candidate that was asked for: `reference` (also when nothing was), `npm:NAME@VERSION`, `file:PATH`. Whatever
 * is wrong with the request is a `BadInput` that says what to do.
 */
export async function resolveCandidate(specifier: string | undefined, options: ResolveOptions): Promise<Candidate> {
  const asked = parseSpecifier(specifier, options.cwd);
  switch (asked.kind) {
    case 'reference':
      return reference(options);
    case 'npm':
      return published(`npm:${asked.name}@${asked.wanted}`, asked.name, asked.wanted, options);
    case 'file':
      return local(specifier ?? '', asked.path, options);
  }
}

async function reference({ cacheDir, cwd, bundleReference }: ResolveOptions): Promise<Candidate> {
  const root = join(cacheDir, 'reference');
  const scriptIn = (folder: string) => join(folder, 'reference.js');
  let hash = '';
  const folder = await fillAtomically(
    root,
    async (partial) => {
      await bundleReference(scriptIn(partial));
      hash = await contentHash([scriptIn(partial)]);
      return join(root, hash);
    },
    async (place) => (await contentHash([scriptIn(place)]).catch(() => null)) === hash,
  );
  const scripts = [scriptIn(folder)];
  return candidate({ specifier: 'reference', name: 'reference', version: null, scripts, line: amplitudeJs, cwd });
}

async function local(specifier: string, path: string, { cwd }: ResolveOptions): Promise<Candidate> {
  return candidate({ specifier, name: basename(path), version: null, scripts: [path], line: amplitudeJs, cwd });
}

async function published(
  specifier: string,
  name: string,
  wanted: string,
  { cacheDir, cwd, env = process.env }: ResolveOptions,
): Promise<Candidate> {
  const releases = knownPackages.get(name);
  if (!releases) throw unknownPackage(name);
  if (isExact(wanted)) requireCovered(name, wanted, releases);
  const isCovered = (version: string) => releaseOf(releases, version) !== undefined;
  // npm’s own library is large, and a run on a file on disk needs none of it.
  const { npmPackage } = await import('./npm-package.ts');
  const copy = await npmPackage(name, wanted, { cacheDir: join(cacheDir, 'npm'), cwd, env, isCovered });
  const line = requireCovered(name, copy.version, releases);
  const scripts = line.scripts.map((script) => join(copy.folder, script));
  return candidate({ specifier, name, version: copy.version, scripts, line, cwd });
}

async function candidate(found: {
  specifier: string;
  name: string;
  version: string | null;
  scripts: string[];
  line: Line;
  cwd: string;
}): Promise<Candidate> {
  const { specifier, name, version, scripts, line, cwd } = found;
  for (const script of scripts) await requireClassicScript(script, cwd);
  return candidateSchema.parse({
    specifier,
    name,
    version,
    hash: await contentHash(scripts),
    scripts,
    adapter: line.adapter,
    profile: line.profile,
    capabilities: line.capabilities,
    deviations: version === null ? [] : await knownDeviations(name, version),
  });
}

function requireCovered(name: string, version: string, releases: readonly Release[]): Release {
  const release = releaseOf(releases, version);
  if (release) return release;
  const [other] = [...knownPackages].find(([, covered]) => covered.length > 0) ?? [name];
  throw explained({
    expected: `a version of ${name} that is supported at present: ${supported(releases)}`,
    seen: version,
    next: judge(`npm:${releases.length > 0 ? name : other}`),
  });
}

function unknownPackage(name: string): Error {
  return explained({
    expected: `a package that is known here: ${[...knownPackages.keys()].join(', ')}`,
    seen: `${name}; what it is driven with and judged by is not known`,
    next: `npm pack ${name} && tar -xzf ./*.tgz && ${judge('file:package/PATH-OF-ITS-BUNDLE.js')}`,
  });
}
