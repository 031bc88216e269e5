import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../../evidence/fault.ts';
import { knownPackages } from '../candidate/known-packages.ts';
import { runCommand } from '../candidate/run-command.ts';
import { requireClassicScript } from '../resolve/classic-script.ts';
import { type FetchOptions, packageCopy, publishedRelease } from '../resolve/published-package.ts';
import { parseSpecifier } from '../resolve/specifier.ts';

/** The scripts of a candidate file, by their absolute paths. What is not on disk is fetched. */
export async function describedScripts(
  scripts: string | readonly string[],
  file: string,
  options: FetchOptions,
): Promise<string[]> {
  const shown = relative(options.cwd, file);
  const given = [scripts].flat();
  const elsewhere = given.find((script) => /^(?:npm|https?):/.test(script));
  if (elsewhere !== undefined && given.length > 1) {
    throw new UsageError({
      expected: `in ${shown}, scripts to be paths, or one npm:NAME@VERSION or https://ADDRESS`,
      seen: JSON.stringify(given),
      next: `write "scripts": ${JSON.stringify(elsewhere)} in ${shown}, then ${runCommand(shown)}`,
    });
  }
  const paths =
    elsewhere === undefined
      ? given.map((script) => resolve(dirname(file), script))
      : await fetchedScripts(elsewhere, options);
  const instead = (path: string) =>
    `write ${JSON.stringify(relative(dirname(file), resolve(options.cwd, path)))} for it in scripts of ${shown}, then ${runCommand(shown)}`;
  for (const path of paths) await requireClassicScript(path, { cwd: options.cwd, instead });
  return paths;
}

async function fetchedScripts(specifier: string, options: FetchOptions): Promise<string[]> {
  const requested = parseSpecifier(specifier, options.cwd);
  if (requested.kind === 'npm') {
    const { name, wanted } = requested;
    return knownPackages.has(name)
      ? (await publishedRelease(name, wanted, options)).scripts
      : [await bundleOf(name, wanted, options)];
  }
  if (requested.kind !== 'url') throw new Error(`${specifier} is neither of a package nor an address.`);
  const { fetchedScript } = await import('../resolve/fetched-script.ts');
  return [await fetchedScript(requested.url, options)];
}

/** Where a package says its bundle for a `<script>` is: the fields that the public CDNs of npm go by, then its main file. */
const packageSchema = z.object({
  unpkg: z.string().optional(),
  jsdelivr: z.string().optional(),
  main: z.string().default('index.js'),
});

async function bundleOf(name: string, wanted: string, options: FetchOptions): Promise<string> {
  const { folder } = await packageCopy(name, wanted, options);
  const { unpkg, jsdelivr, main } = packageSchema.parse(
    JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')),
  );
  return join(folder, unpkg ?? jsdelivr ?? main);
}
