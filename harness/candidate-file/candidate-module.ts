import { readdir, stat } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildFailure, build, type Plugin } from 'esbuild';
import { UsageError } from '../../evidence/fault.ts';
import { runCommand } from '../candidate/run-command.ts';
import { shellWord } from '../candidate/shell-word.ts';
import { nearest } from './nearest.ts';

/**
 * Returns the default export of a candidate file in TypeScript, JavaScript or JSON, not yet validated. The file is bundled
 * first, so that reading it does not depend on the project’s own compiler. Diagnostics show paths relative to `cwd`.
 * Throws UsageError if the file cannot be read.
 */
export async function candidateModule(path: string, cwd: string): Promise<unknown> {
  const shown = relative(cwd, path) || '.';
  const expected = 'a candidate file: JSON, or a module whose default export is the candidate';
  await requireFile(path, cwd, shown, expected);
  const again = runCommand(shown);
  const source = await bundle(path).catch((failure: BuildFailure) => {
    const [error] = failure.errors;
    const { file = path, line = 1, column = 0 } = error?.location ?? {};
    const where = relative(cwd, join(dirname(path), file));
    const [, missing] = /^Could not resolve "([^./"][^"]*)"/.exec(error?.text ?? '') ?? [];
    throw new UsageError({
      expected,
      seen: `${where}:${line}:${column + 1}: ${error?.text ?? failure.message}`,
      next:
        missing === undefined
          ? `fix line ${line} of ${where}, then ${again}`
          : `install ${missing} in the project of ${where} or correct its line ${line}, then ${again}`,
    });
  });
  const exported = await run(source).catch((error: unknown) => {
    throw new UsageError({ expected, seen: `${shown} threw ${String(error)}`, next: `fix ${shown}, then ${again}` });
  });
  if ('default' in exported) return exported.default;
  const names = Object.keys(exported);
  throw new UsageError({
    expected,
    seen: `${shown} has no default export; it exports ${names.join(', ') || 'nothing'}`,
    next: `write export default ${names[0] ?? '{ … }'} in ${shown}, then ${again}`,
  });
}

async function requireFile(path: string, cwd: string, shown: string, expected: string): Promise<void> {
  const status = await stat(path).catch(() => null);
  if (status?.isFile()) return;
  const entries = await readdir(dirname(path)).catch(() => []);
  const suggestion = nearest(
    basename(path),
    entries.filter((entry) => entry !== basename(path)),
  );
  throw new UsageError({
    expected,
    seen: status ? `${shown} is a folder` : `${shown} does not exist`,
    next: suggestion
      ? runCommand(relative(cwd, join(dirname(path), suggestion)))
      : `ls ${shellWord(relative(cwd, dirname(path)) || '.')}`,
  });
}

async function bundle(path: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path],
    absWorkingDir: dirname(path),
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    conditions: [],
    target: 'node20',
    tsconfigRaw: {},
    define: {
      'import.meta.url': JSON.stringify(pathToFileURL(path).href),
      'import.meta.filename': JSON.stringify(path),
      'import.meta.dirname': JSON.stringify(dirname(path)),
    },
    plugins: [suite, externalPackages],
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('');
}

/** Provides `defineCandidate`, so that a candidate file also loads where the package is not installed: in a clone. */
const suite: Plugin = {
  name: 'suite',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^amplitude-conformance$/ }, ({ path }) => ({ path, namespace: 'suite' }));
    onLoad({ filter: /^/, namespace: 'suite' }, () => ({
      contents: 'export const defineCandidate = (candidate) => candidate;',
    }));
  },
};

/** Imports installed packages from where they are, so that only the project’s own files are bundled. */
const externalPackages: Plugin = {
  name: 'external packages',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^./]/ }, async ({ path, kind, pluginData, ...from }) => {
      if (kind === 'entry-point' || pluginData === externalPackages || isBuiltin(path)) return undefined;
      const found = await resolve(path, { kind, ...from, pluginData: externalPackages });
      return found.errors.length > 0 ? found : { path: pathToFileURL(found.path).href, external: true };
    });
  },
};

async function run(source: string): Promise<Record<string, unknown>> {
  return import(`data:text/javascript;base64,${Buffer.from(source).toString('base64')}`);
}
