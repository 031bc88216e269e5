import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { UsageError } from '../../evidence/fault.ts';
import { runCommand } from '../candidate/run-command.ts';
import { supportedPackages } from '../candidate/supported-packages.ts';
import { requireClassicScript } from '../resolve/classic-script.ts';
import { type FetchOptions, packageCopy, publishedRelease } from '../resolve/published-package.ts';
import { parseSpecifier } from '../resolve/specifier.ts';

/** Returns the absolute paths of a candidate file’s scripts, fetched if they are remote. Throws UsageError. */
export async function describedScripts(
  scripts: string | readonly string[],
  file: string,
  options: FetchOptions,
): Promise<string[]> {
  const shown = relative(options.cwd, file);
  const listed = [scripts].flat();
  const remote = listed.find((script) => /^(?:npm|https?):/.test(script));
  if (remote !== undefined && listed.length > 1) {
    throw new UsageError({
      expected: `in ${shown}, scripts to be paths, or one npm:NAME@VERSION or https://ADDRESS`,
      seen: JSON.stringify(listed),
      next: `write "scripts": ${JSON.stringify(remote)} in ${shown}, then ${runCommand(shown)}`,
    });
  }
  const paths =
    remote === undefined
      ? listed.map((script) => resolve(dirname(file), script))
      : await fetchedScripts(remote, options);
  const instead = (path: string) =>
    `write ${JSON.stringify(relative(dirname(file), resolve(options.cwd, path)))} in scripts of ${shown} instead, then ${runCommand(shown)}`;
  for (const path of paths) await requireClassicScript(path, { cwd: options.cwd, instead });
  return paths;
}

async function fetchedScripts(specifier: string, options: FetchOptions): Promise<string[]> {
  const requested = parseSpecifier(specifier, options.cwd);
  if (requested.kind === 'npm') {
    const { name, wanted } = requested;
    return supportedPackages.has(name)
      ? (await publishedRelease(name, wanted, options)).scripts
      : [await bundleOf(name, wanted, options)];
  }
  if (requested.kind !== 'url') throw new Error(`${specifier} is neither a package nor an address.`);
  const { fetchedScript } = await import('../resolve/fetched-script.ts');
  return [await fetchedScript(requested.url, options)];
}

/** The fields in which a package names its bundle: those that npm’s public CDNs read, then the main file. */
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
