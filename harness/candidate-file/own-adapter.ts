import { stat } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import type { BuildFailure } from 'esbuild';
import { UsageError } from '../../evidence/fault.ts';
import { exportsOfAdapter } from '../adapter/bundled-adapter.ts';
import { ADAPTERS } from '../candidate/candidate.ts';
import { runCommand } from '../candidate/run-command.ts';
import { nearest } from './nearest.ts';

export interface AdapterRequest {
  /** What the module must export: `adapter`, and whatever else the profile leaves to it. */
  needs: readonly string[];
  /** The candidate file, by its absolute path. */
  file: string;
  /** Paths are shown as seen from here. */
  cwd: string;
}

/**
 * The adapter that a candidate file names: a built-in one by its name, or the absolute path of a module of its own, which
 * exports what is needed.
 */
export async function adapterNamed(adapter: string, { needs, file, cwd }: AdapterRequest): Promise<string> {
  const isBuiltIn = ADAPTERS.some((known) => known === adapter);
  if (isBuiltIn && needs.length === 1) return adapter;
  const builtIn = needs.length === 1 ? `${ADAPTERS.join(', ')}, or ` : '';
  const wrong = (seen: string, change: string) =>
    new UsageError({
      expected: `in ${relative(cwd, file)}, adapter to be ${builtIn}the path of a module that exports ${needs.join(' and ')}`,
      seen,
      next: `${change}, then ${runCommand(relative(cwd, file))}`,
    });
  const path = resolve(dirname(file), adapter);
  const shown = relative(cwd, path);
  if (isBuiltIn) throw wrong(adapter, `write the path of such a module for it in ${relative(cwd, file)}`);
  if (!(await stat(path).catch(() => null))?.isFile()) {
    const meant = nearest(adapter, ADAPTERS) ?? ADAPTERS[0];
    throw wrong(`${shown}, which is no file`, `write ${meant} for ${adapter} in ${relative(cwd, file)}`);
  }
  const names = await exportsOfAdapter(path).catch(({ errors: [error], message }: BuildFailure) => {
    const where = error?.location ? `:${error.location.line}:${error.location.column + 1}` : '';
    throw wrong(`${shown}${where}: ${error?.text ?? message}`, `mend ${shown}`);
  });
  const missing = needs.find((name) => !names.includes(name));
  if (missing === undefined) return path;
  throw wrong(`${shown} exports ${names.join(', ') || 'nothing'}`, `export ${missing} from ${shown}`);
}
