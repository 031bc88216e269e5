import { stat } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import type { BuildFailure } from 'esbuild';
import { exportsOfAdapter } from '../adapter/bundled-adapter.ts';
import { ADAPTERS } from './candidate.ts';
import { explained, judge } from './explained.ts';
import { nearest } from './nearest.ts';

/**
 * The adapter that a candidate file names: a built-in one by its name, or the absolute path of a module of its own, which
 * exports `adapter`. `file` is the candidate file; paths are shown as seen from `cwd`.
 */
export async function adapterNamed(adapter: string, file: string, cwd: string): Promise<string> {
  if (ADAPTERS.some((known) => known === adapter)) return adapter;
  const shownFile = relative(cwd, file);
  const expected = `in ${shownFile}, adapter to be ${ADAPTERS.join(', ')}, or the path of a module that exports adapter`;
  const path = resolve(dirname(file), adapter);
  const shown = relative(cwd, path);
  if (!(await stat(path).catch(() => null))?.isFile()) {
    const meant = nearest(adapter, ADAPTERS) ?? ADAPTERS[0];
    throw explained({
      expected,
      seen: `${shown}, which is no file`,
      next: `write ${meant} for ${adapter} in ${shownFile}, then ${judge(shownFile)}`,
    });
  }
  const names = await exportsOfAdapter(path).catch((failure: BuildFailure) => {
    const { location, text } = failure.errors[0] ?? { location: null, text: failure.message };
    const where = location ? `${shown}:${location.line}:${location.column + 1}` : shown;
    throw explained({ expected, seen: `${where}: ${text}`, next: `mend ${shown}, then ${judge(shownFile)}` });
  });
  if (names.includes('adapter')) return path;
  throw explained({
    expected,
    seen: `${shown} exports ${names.join(', ') || 'nothing'}`,
    next: `write export const adapter in ${shown}, then ${judge(shownFile)}`,
  });
}
