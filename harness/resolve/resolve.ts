import { basename, join } from 'node:path';
import { UsageError } from '../../evidence/fault.ts';
import type { ReleaseLine } from '../../spec/release-line.ts';
import { type Candidate, candidateSchema } from '../candidate/candidate.ts';
import { knownDeviations } from '../candidate/deviations.ts';
import type { LineDefaults } from '../candidate/known/release.ts';
import { DEFAULT_LINE, lineOf } from '../candidate/release-lines.ts';
import { runCommand } from '../candidate/run-command.ts';
import { describedCandidate } from '../candidate-file/described-candidate.ts';
import { byPath, requireClassicScript } from './classic-script.ts';
import { contentHash } from './content-hash.ts';
import { keepByContent } from './content-store.ts';
import { publishedRelease } from './published-package.ts';
import { parseSpecifier } from './specifier.ts';

export interface ResolveOptions {
  /** Where packages and bundles are kept between runs. */
  cacheDir: string;
  /** What relative paths are relative to, and whose npmrc counts. */
  cwd: string;
  /** Bundles the reference implementation, which the harness does not know. */
  bundleReference: (outfile: string) => Promise<void>;
  /** Variables that npm’s own configuration may come from. */
  env?: NodeJS.ProcessEnv;
  /** The behaviour line of a bundle, which says nothing of itself; that of `amplitude-js` 6 to 8 unless given. */
  follows?: ReleaseLine | undefined;
}

/**
 * Finds the candidate that was asked for: `reference` (also when nothing was), `npm:NAME@VERSION`, `https://ADDRESS`,
 * `file:PATH` of a bundle, or the path of a candidate file. Whatever is wrong with the request is a `UsageError` that says
 * what to do.
 */
export async function resolveCandidate(specifier: string | undefined, options: ResolveOptions): Promise<Candidate> {
  const { cacheDir, cwd, env = process.env, bundleReference, follows } = options;
  const requested = parseSpecifier(specifier, cwd);
  if (follows && requested.kind !== 'file' && requested.kind !== 'url') {
    throw new UsageError({
      expected: 'a behaviour line with a bundle, which says nothing of itself',
      seen: `${follows} with ${specifier ?? 'reference'}`,
      next: runCommand(specifier ?? 'reference'),
    });
  }
  const line = lineOf(follows ?? DEFAULT_LINE);
  switch (requested.kind) {
    case 'reference': {
      const script = await keepByContent(join(cacheDir, 'reference'), 'reference.js', bundleReference);
      return bundle('reference', 'reference', script, line, cwd);
    }
    case 'file':
      return bundle(specifier ?? '', basename(requested.path), requested.path, line, cwd);
    case 'url': {
      // npm’s own library is large, and a run on a file on disk needs none of it.
      const { fetchedScript } = await import('./fetched-script.ts');
      const script = await fetchedScript(requested.url, { cacheDir, cwd, env });
      return bundle(requested.url, basename(script), script, line, cwd);
    }
    case 'npm': {
      const { name, wanted } = requested;
      const { version, scripts, release } = await publishedRelease(name, wanted, { cacheDir, cwd, env });
      for (const script of scripts) await requireClassicScript(script, byPath(cwd));
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
  await requireClassicScript(script, byPath(cwd));
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
