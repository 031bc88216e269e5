import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundledAdapter } from '../adapter/bundled-adapter.ts';

/**
 * The recorder with a candidate’s adapter in it, as a classic script that evaluates to `(config) => void`. One script,
 * so that the adapter’s source is nowhere in the page for a candidate to find.
 */
export async function bundledRecorder(adapter: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('recorder', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'recorder',
    target: 'es2022',
    legalComments: 'none',
  });
  const recorder = outputFiles.map(({ text }) => text).join('');
  return `((config) => { ${recorder}; recorder.installRecorder(window, config, ${await bundledAdapter(adapter)}); })`;
}
