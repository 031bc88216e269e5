import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative } from 'node:path';
import { UsageError } from '../../evidence/fault.ts';
import { runCommand } from '../candidate/run-command.ts';
import { shellWord } from '../candidate/shell-word.ts';
import { scriptFault } from './script-fault.ts';

export interface ScriptRequest {
  /** Where a person is: paths are shown as seen from here. */
  cwd: string;
  /** What to do to have another script instead, given as a path seen from there. */
  instead: (path: string) => string;
}

/** How a script that was asked for by its path is asked for. */
export const byPath = (cwd: string): ScriptRequest => ({ cwd, instead: (path) => runCommand(`file:${path}`) });

/** Makes sure that a page can include this file as a classic script. */
export async function requireClassicScript(path: string, { cwd, instead }: ScriptRequest): Promise<void> {
  const shown = relative(cwd, path) || '.';
  const expected = 'a JavaScript file that a page can include as a classic script';
  const scriptIn = async (folder: string) => {
    const [script] = await scriptsIn(folder);
    return script === undefined ? null : instead(relative(cwd, join(folder, script)));
  };
  const status = await stat(path).catch(() => null);
  if (!status) {
    const next = (await scriptIn(dirname(path))) ?? `ls ${shellWord(await nearestFolder(path, cwd))}`;
    throw new UsageError({ expected, seen: `${shown} does not exist`, next });
  }
  if (!status.isFile()) {
    const next = (await scriptIn(path)) ?? `ls ${shellWord(shown)}`;
    throw new UsageError({ expected, seen: `${shown} is a folder`, next });
  }
  const fault = await scriptFault(await readFile(path));
  if (fault === null) return;
  const seen = `${shown} ${fault.says}`;
  if (/\.[cm]?ts$/.test(path))
    throw new UsageError({
      expected: `${expected}; a candidate file’s name ends in .candidate.ts`,
      seen,
      next: bundled(shown),
    });
  if (fault.kind === 'module')
    throw new UsageError({
      expected: `${expected}: a bundle in the format iife or umd, which defines a global`,
      seen,
      next: bundled(shown),
    });
  throw new UsageError({
    expected,
    seen,
    next: fault.kind === 'syntax' ? `node --check ${shellWord(shown)}` : `ls -l ${shellWord(shown)}`,
  });
}

/** The command that makes a classic script of a module. */
function bundled(path: string): string {
  const outfile = join(dirname(path), `${basename(path, extname(path))}.iife.js`);
  return `npx esbuild ${shellWord(path)} --bundle --format=iife --global-name=amplitude --outfile=${shellWord(outfile)}`;
}

async function nearestFolder(path: string, cwd: string): Promise<string> {
  let folder = dirname(path);
  while ((await stat(folder).catch(() => null)) === null) folder = dirname(folder);
  return relative(cwd, folder) || '.';
}

async function scriptsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder).catch(() => []);
  return entries.filter((entry) => /\.c?js$/.test(entry)).sort();
}
