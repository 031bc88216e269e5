import { dirname, isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

const builtIn = new Map<string, Promise<string>>();

/**
 * The source of an expression, for any classic script, that evaluates to the `adapter` of a module: of the built-in one
 * with this name, or of the one at this absolute path.
 */
export function bundledAdapter(adapter: string): Promise<string> {
  // A person may change their own while this process runs.
  if (isAbsolute(adapter)) return bundle(adapter);
  const known = builtIn.get(adapter) ?? bundle(adapter);
  builtIn.set(adapter, known);
  return known;
}

/** What the adapter’s module exports by name. Throws esbuild’s BuildFailure where it cannot be bundled. */
export async function exportsOfAdapter(adapter: string): Promise<string[]> {
  const { metafile } = await build({ ...howToBundle(adapter), format: 'esm', metafile: true });
  return Object.values(metafile.outputs).flatMap((output) => output.exports);
}

/** The source of the adapter’s whole module. */
export async function bundledModule(adapter: string): Promise<string> {
  const { outputFiles } = await build({ ...howToBundle(adapter), format: 'esm' });
  return outputFiles.map(({ text }) => text).join('');
}

async function bundle(adapter: string): Promise<string> {
  const { outputFiles } = await build({ ...howToBundle(adapter), format: 'iife', globalName: 'bundle' });
  return `(() => {\n${outputFiles.map(({ text }) => text).join('')}return bundle.adapter;\n})()`;
}

function howToBundle(adapter: string) {
  const entry = isAbsolute(adapter) ? adapter : fileURLToPath(new URL(adapter, import.meta.url));
  return {
    entryPoints: [entry],
    // Paths in the bundle, and with them its hash, are the same wherever a project stands.
    absWorkingDir: dirname(entry),
    bundle: true,
    write: false,
    target: 'es2018',
    charset: 'utf8',
    tsconfigRaw: {},
    logLevel: 'silent',
  } satisfies BuildOptions;
}
