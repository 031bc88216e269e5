import { basename, join } from 'node:path';
import { UsageError } from '../../evidence/fault.ts';
import type { ReleaseLine } from '../../spec/release-line.ts';
import { type Candidate, candidateSchema } from '../candidate/candidate.ts';
import { knownDeviations } from '../candidate/deviations.ts';
import { DEFAULT_LINE, lineDefaults } from '../candidate/release-lines.ts';
import type { LineDefaults } from '../candidate/releases/release.ts';
import { runCommand } from '../candidate/run-command.ts';
import { describedCandidate } from '../candidate-file/described-candidate.ts';
import { requestedByPath, requireClassicScript } from './classic-script.ts';
import { contentHash } from './content-hash.ts';
import { storeByContent } from './content-store.ts';
import { publishedRelease } from './published-package.ts';
import { parseSpecifier } from './specifier.ts';

export interface ResolveOptions {
  /** The folder where packages and bundles are stored between runs. */
  cacheDir: string;
  /** The folder that relative paths start from, and whose npmrc applies. */
  cwd: string;
  /** Bundles the reference implementation, which the harness does not import. */
  bundleReference: (outfile: string) => Promise<void>;
  /** Environment variables that may configure npm; those of this process unless given. */
  env?: NodeJS.ProcessEnv;
  /** The release line that a bundle follows; `amplitude-js 6-8` unless given. Only for a bundle. */
  follows?: ReleaseLine | undefined;
}

/**
 * Resolves a candidate from its specifier: `reference` (the default), `npm:NAME@VERSION`, `https://ADDRESS`, `file:PATH` of
 * a bundle, or the path of a candidate file. Throws UsageError with the next step if it cannot be resolved.
 */
export async function resolveCandidate(specifier: string | undefined, options: ResolveOptions): Promise<Candidate> {
  const { cacheDir, cwd, env = process.env, bundleReference, follows } = options;
  const requested = parseSpecifier(specifier, cwd);
  if (follows && requested.kind !== 'file' && requested.kind !== 'url') {
    throw new UsageError({
      expected: 'a release line only with a bundle, because other candidates declare theirs',
      seen: `${follows} with ${specifier ?? 'reference'}`,
      next: runCommand(specifier ?? 'reference'),
    });
  }
  const line = lineDefaults(follows ?? DEFAULT_LINE);
  switch (requested.kind) {
    case 'reference': {
      const script = await storeByContent(join(cacheDir, 'reference'), 'reference.js', bundleReference);
      return bundle('reference', 'reference', script, line, cwd);
    }
    case 'file':
      return bundle(specifier ?? '', basename(requested.path), requested.path, line, cwd);
    case 'url': {
      // npm’s library is large, and a file on disk does not need it.
      const { fetchedScript } = await import('./fetched-script.ts');
      const script = await fetchedScript(requested.url, { cacheDir, cwd, env });
      return bundle(requested.url, basename(script), script, line, cwd);
    }
    case 'npm': {
      const { name, wanted } = requested;
      const { version, scripts, release } = await publishedRelease(name, wanted, { cacheDir, cwd, env });
      for (const script of scripts) await requireClassicScript(script, requestedByPath(cwd));
      return candidateSchema.parse({
        specifier: `npm:${name}@${wanted}`,
        name,
        version,
        hash: await contentHash(scripts),
        scripts,
        adapter: release.adapter,
        profile: release.profile,
        capabilities: release.capabilities,
        deviations: await knownDeviations(name, version),
      });
    }
    case 'candidate-file':
      return describedCandidate(specifier ?? '', requested.path, { cacheDir, cwd, env });
  }
}

async function bundle(
  specifier: string,
  name: string,
  script: string,
  line: LineDefaults,
  cwd: string,
): Promise<Candidate> {
  await requireClassicScript(script, requestedByPath(cwd));
  return candidateSchema.parse({
    specifier,
    name,
    version: null,
    hash: await contentHash([script]),
    scripts: [script],
    ...line,
    deviations: [],
  });
}
