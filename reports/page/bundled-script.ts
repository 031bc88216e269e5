import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const bundled = new Map<string, string>();

/** Bundles a page’s script into one classic script, whose text can be embedded in HTML unescaped. */
export function bundledScript(entry: URL): string {
  const script = bundled.get(entry.href) ?? bundle(entry);
  bundled.set(entry.href, script);
  return script;
}

function bundle(entry: URL): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    legalComments: 'none',
    charset: 'ascii',
  });
  return outputFiles.map(({ text }) => text.trim()).join('');
}
