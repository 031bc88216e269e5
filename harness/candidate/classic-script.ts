import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative } from 'node:path';
import { Script } from 'node:vm';
import { transform } from 'esbuild';
import { explained, judge } from './explained.ts';

/** Makes sure that a page can include this file as a classic script. Paths are shown as seen from `cwd`. */
export async function requireClassicScript(path: string, cwd: string): Promise<void> {
  const shown = relative(cwd, path) || '.';
  const expected = 'a JavaScript file that a page can include as a classic script';
  const status = await stat(path).catch(() => null);
  if (!status) {
    throw explained({ expected, seen: `${shown} does not exist`, next: await nextToMissing(path, cwd) });
  }
  if (!status.isFile()) {
    const [script] = await scriptsIn(path);
    const next = script ? judge(`file:${relative(cwd, join(path, script))}`) : `ls ${quoted(shown)}`;
    throw explained({ expected, seen: `${shown} is a folder`, next });
  }
  const source = await readFile(path, 'utf8');
  if (source.trim() === '') {
    throw explained({ expected, seen: `${shown} is empty`, next: `ls -l ${quoted(shown)}` });
  }
  const fault = syntaxError(source, path);
  if (fault === null) return;
  throw (await isModule(source))
    ? explained({
        expected: `${expected}: a bundle in the format iife or umd, which defines a global`,
        seen: `${shown} is an ES module`,
        next: `npx esbuild ${quoted(shown)} --bundle --format=iife --global-name=amplitude --outfile=${quoted(iifeName(shown))}`,
      })
    : explained({ expected, seen: `${shown} is not JavaScript: ${fault}`, next: `node --check ${quoted(shown)}` });
}

function syntaxError(source: string, path: string): string | null {
  try {
    new Script(source, { filename: path });
    return null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const line = /:(\d+)\n/.exec(error.stack ?? '')?.[1];
    return line === undefined ? error.message : `${error.message} (line ${line})`;
  }
}

async function isModule(source: string): Promise<boolean> {
  return transform(source, { loader: 'js', format: 'esm', logLevel: 'silent' }).then(
    () => true,
    () => false,
  );
}

async function nextToMissing(path: string, cwd: string): Promise<string> {
  const [script] = await scriptsIn(dirname(path));
  if (script) return judge(`file:${relative(cwd, join(dirname(path), script))}`);
  let folder = dirname(path);
  while ((await stat(folder).catch(() => null)) === null) folder = dirname(folder);
  return `ls ${quoted(relative(cwd, folder) || '.')}`;
}

async function scriptsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder).catch(() => []);
  return entries.filter((entry) => /\.c?js$/.test(entry)).sort();
}

function iifeName(path: string): string {
  return join(dirname(path), `${basename(path, extname(path))}.iife.js`);
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
