import { readdirSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../../evidence/fault.ts';
import { byPath, requireClassicScript } from '../../harness/resolve/classic-script.ts';
import type { ProjectFacts } from './project.ts';

/** Where builds leave what they make. */
const FOLDERS = ['dist', 'build', 'lib', 'umd'];

/**
 * The project’s bundle, as a path from its folder: the one that was named, or the first that package.json names, or that a
 * build left, which a page can include as a classic script. Throws UsageError where there is none.
 */
export async function bundleOf(project: ProjectFacts, named: string | undefined): Promise<string> {
  const { folder } = project;
  if (named !== undefined) {
    await requireClassicScript(path.resolve(folder, named), byPath(folder));
    return path.relative(folder, path.resolve(folder, named));
  }
  const looked = [...new Set([...project.named, ...FOLDERS.flatMap((name) => built(folder, name))])];
  for (const file of looked) if (await isClassicScript(path.join(folder, file), folder)) return file;
  throw new UsageError({
    expected: 'a bundle that a page can include as a classic script',
    seen:
      looked.length > 0
        ? `none among ${looked.join(', ')}`
        : `none in ${FOLDERS.join(', ')}, and package.json names none`,
    next:
      project.scripts['build'] === undefined ? 'npx amplitude-conformance init PATH-OF-THE-BUNDLE' : 'npm run build',
  });
}

/** Scripts that a build left: a readable one before a minified one, since its failures read better. */
function built(folder: string, name: string): string[] {
  try {
    const files = readdirSync(path.join(folder, name)).filter((file) => /\.c?js$/.test(file));
    const isMinified = (file: string) => Number(/\bmin\b/.test(file));
    return files.sort((a, b) => isMinified(a) - isMinified(b)).map((file) => path.join(name, file));
  } catch {
    return [];
  }
}

async function isClassicScript(file: string, cwd: string): Promise<boolean> {
  try {
    await requireClassicScript(file, byPath(cwd));
    return true;
  } catch (error) {
    if (error instanceof UsageError) return false;
    throw error;
  }
}
