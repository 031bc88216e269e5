import path from 'node:path';

const bundled = new Map<string, Promise<string>>();

/**
 * What a process runs, in one file, so that it needs to read no other: the bundle of a module, given by its path without
 * an extension, with a map to its sources. Made once.
 */
export function bundledProcess(entry: string): Promise<string> {
  const known = bundled.get(entry) ?? bundle(entry);
  bundled.set(entry, known);
  return known;
}

async function bundle(entry: string): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    // Modules are strict: of a function that is not, a script can learn by a stack what it was called on.
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // Who bundles is not bundled: a confined process is given what it needs.
    external: ['esbuild'],
    sourcemap: 'inline',
    sourcesContent: false,
    sourceRoot: `${path.dirname(entry)}/`,
    outdir: path.dirname(entry),
    legalComments: 'none',
    tsconfigRaw: {},
    banner: { js: REQUIRE },
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('');
}

/** For packages that are not modules and ask for a part of Node. */
const REQUIRE = `import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);`;
