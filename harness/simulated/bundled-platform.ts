import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { build } from 'esbuild';

let bundled: Promise<Script> | undefined;

/** The platform as a script that evaluates, in a realm, to {@link import('./platform/window.ts').install}. Made once. */
export function bundledPlatform(): Promise<Script> {
  bundled ??= bundle();
  return bundled;
}

async function bundle(): Promise<Script> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('platform/window', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'platform',
    target: 'node20',
    legalComments: 'none',
  });
  const source = outputFiles.map(({ text }) => text).join('');
  return new Script(`(() => { ${source}; return platform.install; })()`, { filename: 'platform' });
}
