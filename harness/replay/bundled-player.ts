import { fileURLToPath } from 'node:url';
import { constants, createContext, runInContext } from 'node:vm';
import { build, type Plugin } from 'esbuild';

let bundled: Promise<string> | undefined;

/**
 * The script that plays recordings in a browser. It defines `newPlayer`; see {@link import('./main.ts')}. Its text
 * needs no escaping in HTML. Bundled once per process.
 */
export function bundledPlayer(): Promise<string> {
  bundled ??= bundle();
  return bundled;
}

async function bundle(): Promise<string> {
  const javaScript: unknown = runInContext(
    'Object.getOwnPropertyNames(globalThis)',
    createContext(constants.DONT_CONTEXTIFY),
  );
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('main', import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    keepNames: true,
    format: 'iife',
    platform: 'browser',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    legalComments: 'none',
    charset: 'ascii',
    define: { NAMES_OF_JAVASCRIPT: JSON.stringify(javaScript) },
    plugins: [englishOnly],
    inject: [fileURLToPath(new URL('buffer', import.meta.url))],
  });
  return outputFiles
    .map(({ text }) => text.trim())
    .join('')
    .replaceAll('</script', '<\\/script')
    .replaceAll('<!--', '<\\!--');
}

/** Drops Zod’s messages in other languages, which would be half of the script. */
const englishOnly: Plugin = {
  name: 'english only',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/locales\/index\.js$/ }, () => ({ path: 'none', namespace: 'locales' }));
    onLoad({ filter: /./, namespace: 'locales' }, () => ({ contents: 'export {};' }));
  },
};
