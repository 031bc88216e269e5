import { dirname, isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';

const builtIn = new Map<string, Promise<string>>();

/**
 * Bundles an adapter, given by a built-in name or an absolute path. Returns the source of an expression that evaluates to
 * the module’s `adapter` in any classic script.
 */
export function bundledAdapter(adapter: string): Promise<string> {
  // A candidate’s own adapter may change while this process runs.
  if (isAbsolute(adapter)) return bundle(adapter);
  const bundled = builtIn.get(adapter) ?? bundle(adapter);
  builtIn.set(adapter, bundled);
  return bundled;
}

/** Returns the names that an adapter’s module exports. Throws esbuild’s BuildFailure if it cannot be bundled. */
export async function exportsOfAdapter(adapter: string): Promise<string[]> {
  const { metafile } = await build({ ...buildOptions(adapter), format: 'esm', metafile: true });
  return Object.values(metafile.outputs).flatMap((output) => output.exports);
}

/** Returns the source of an adapter’s whole module, as an ES module. */
export async function bundledModule(adapter: string): Promise<string> {
  const { outputFiles } = await build({ ...buildOptions(adapter), format: 'esm' });
  return outputFiles.map(({ text }) => text).join('');
}

async function bundle(adapter: string): Promise<string> {
  const { outputFiles } = await build({ ...buildOptions(adapter), format: 'iife', globalName: 'bundle' });
  return `(() => {\n${outputFiles.map(({ text }) => text).join('')}return bundle.adapter;\n})()`;
}

function buildOptions(adapter: string) {
  const entry = isAbsolute(adapter) ? adapter : fileURLToPath(new URL(adapter, import.meta.url));
  return {
    entryPoints: [entry],
    // Makes the paths in the bundle, and so its hash, independent of the project’s folder.
    absWorkingDir: dirname(entry),
    bundle: true,
    write: false,
    target: 'es2018',
    charset: 'utf8',
    tsconfigRaw: {},
    logLevel: 'silent',
  } satisfies BuildOptions;
}
