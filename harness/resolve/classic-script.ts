import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative } from 'node:path';
import { UsageError } from '../../evidence/fault.ts';
import { runCommand } from '../candidate/run-command.ts';
import { shellWord } from '../candidate/shell-word.ts';
import { scriptFault } from './script-fault.ts';

export interface ScriptRequest {
  /** The folder that paths in diagnostics are relative to. */
  cwd: string;
  /** Returns the next step that uses another script instead, by its path relative to `cwd`. */
  instead: (path: string) => string;
}

/** A script that was requested as `file:PATH`. */
export const requestedByPath = (cwd: string): ScriptRequest => ({ cwd, instead: (path) => runCommand(`file:${path}`) });

/** Throws UsageError unless a page can include the file as a classic script. */
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
  const seen = `${shown} ${fault.predicate}`;
  if (/\.[cm]?ts$/.test(path))
    throw new UsageError({
      expected: `${expected}; the name of a candidate file ends in .candidate.ts`,
      seen,
      next: bundleCommand(shown),
    });
  if (fault.kind === 'module')
    throw new UsageError({
      expected: `${expected}: a bundle in the format iife or umd, which defines a global`,
      seen,
      next: bundleCommand(shown),
    });
  throw new UsageError({
    expected,
    seen,
    next: fault.kind === 'syntax' ? `node --check ${shellWord(shown)}` : `ls -l ${shellWord(shown)}`,
  });
}

/** Returns the command that bundles a module into a classic script. */
function bundleCommand(path: string): string {
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
