import path from 'node:path';
import { isPackage } from '../../evidence/command-text.ts';

const bundled = new Map<string, Promise<string>>();

/**
 * Bundles a process’s module, given by its path without an extension, into one file with a source map, so that the
 * process needs to read no other file. Each module is bundled once.
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
    // Modules are strict. From a stack, a script could learn what a sloppy function was called on.
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // A confined process does not bundle: it gets what it needs in a message.
    external: ['esbuild'],
    sourcemap: 'inline',
    sourcesContent: false,
    sourceRoot: `${path.dirname(entry)}/`,
    outdir: path.dirname(entry),
    legalComments: 'none',
    tsconfigRaw: {},
    define: { BUNDLED_FROM_PACKAGE: String(isPackage) },
    banner: { js: REQUIRE },
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('');
}

/** For CommonJS packages that require a module of Node’s. */
const REQUIRE = `import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);`;
