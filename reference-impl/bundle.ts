import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

/** Bundles the SDK into one classic script; the same sources result in the same bytes. Plugins may replace sources. */
export async function bundleReference(outfile: string, plugins: Plugin[] = []): Promise<void> {
  await bundle(outfile, plugins);
}

/** Bundles the fork that has other names and formats: see `fork/vocabulary.ts`. */
export async function bundleRenamedFork(outfile: string): Promise<void> {
  const path = fileURLToPath(new URL('fork/vocabulary.ts', import.meta.url));
  await bundle(outfile, [
    {
      name: 'renamed fork',
      setup: ({ onResolve }) => onResolve({ filter: /\/vocabulary\.ts$/ }, () => ({ path })),
    },
  ]);
}

async function bundle(outfile: string, plugins: Plugin[]): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL('index', import.meta.url))],
    plugins,
    outfile,
    bundle: true,
    format: 'iife',
    target: 'es2018',
    charset: 'utf8',
    // A bundle must depend neither on the project’s compiler settings, which are for Node, nor on where it is built.
    tsconfigRaw: {},
    absWorkingDir: fileURLToPath(new URL('./', import.meta.url)),
    logLevel: 'silent',
  });
}
