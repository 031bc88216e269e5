import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Bundles the SDK into one classic script; the same sources give the same bytes. */
export async function bundleReference(outfile: string): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL('index.ts', import.meta.url))],
    outfile,
    bundle: true,
    format: 'iife',
    target: 'es2018',
    charset: 'utf8',
    // The project’s own compiler settings are for Node; a bundle must not change with them, nor with where it is built.
    tsconfigRaw: {},
    absWorkingDir: fileURLToPath(new URL('.', import.meta.url)),
    logLevel: 'silent',
  });
}
