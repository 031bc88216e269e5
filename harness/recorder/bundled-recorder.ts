import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundledAdapter } from '../adapter/bundled-adapter.ts';

/**
 * Bundles the recorder with a candidate’s adapter into a classic script that evaluates to `(config) => void`. It is one
 * script so that a candidate finds the adapter’s source nowhere in the page.
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
