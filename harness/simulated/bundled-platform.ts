import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

let bundled: Promise<string> | undefined;

/** Bundles the platform’s source, once per process; see {@link platformScript}. */
export function bundledPlatform(): Promise<string> {
  bundled ??= bundle();
  return bundled;
}

/** Compiles the platform to a script that evaluates, in a realm, to {@link import('./platform/window.ts').installWindow}. */
export function platformScript(source: string): Script {
  return new Script(source, { filename: 'platform' });
}

async function bundle(): Promise<string> {
  // Loaded on demand: a process that is given the bundled platform may not be allowed to load esbuild.
  const { build } = await import('esbuild');
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
  return `(() => { ${source}; return platform.installWindow; })()`;
}
