import { stat } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import type { BuildFailure } from 'esbuild';
import { UsageError } from '../../evidence/fault.ts';
import { exportsOfAdapter } from '../adapter/bundled-adapter.ts';
import { ADAPTERS } from '../candidate/candidate.ts';
import { runCommand } from '../candidate/run-command.ts';
import { nearest } from './nearest.ts';

export interface AdapterRequest {
  /** The names that the module must export: `adapter`, and `decodeIdentity` if the codec is custom. */
  needs: readonly string[];
  /** The absolute path of the candidate file. */
  file: string;
  /** The folder that paths in diagnostics are relative to. */
  cwd: string;
}

/**
 * Resolves the adapter that a candidate file names: a built-in adapter’s name, or the absolute path of a module that exports
 * what is needed. Throws UsageError otherwise.
 */
export async function requestedAdapter(adapter: string, { needs, file, cwd }: AdapterRequest): Promise<string> {
  const isBuiltIn = ADAPTERS.some((builtIn) => builtIn === adapter);
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
  if (isBuiltIn) throw wrong(adapter, `write the path of such a module as adapter in ${relative(cwd, file)}`);
  if (!(await stat(path).catch(() => null))?.isFile()) {
    const suggestion = nearest(adapter, ADAPTERS) ?? ADAPTERS[0];
    throw wrong(`${shown}, which is not a file`, `write ${suggestion} for ${adapter} in ${relative(cwd, file)}`);
  }
  const names = await exportsOfAdapter(path).catch(({ errors: [error], message }: BuildFailure) => {
    const where = error?.location ? `:${error.location.line}:${error.location.column + 1}` : '';
    throw wrong(`${shown}${where}: ${error?.text ?? message}`, `fix ${shown}`);
  });
  const missing = needs.find((name) => !names.includes(name));
  if (missing === undefined) return path;
  throw wrong(`${shown} exports ${names.join(', ') || 'nothing'}`, `export ${missing} from ${shown}`);
}
