import { readdirSync } from 'node:fs';
import path from 'node:path';
import { commandText } from '../../../evidence/command-text.ts';
import { UsageError } from '../../../evidence/fault.ts';
import { requestedByPath, requireClassicScript } from '../../../harness/resolve/classic-script.ts';
import type { ProjectFacts } from './project.ts';

/** Common output folders of builds. */
const FOLDERS = ['dist', 'build', 'lib', 'umd'];

/**
 * Returns the path of the project’s bundle, relative to its folder: the given one, or else the first classic script among the
 * files that package.json names and the files in output folders. Throws UsageError if there is none.
 */
export async function bundleOf(project: ProjectFacts, given: string | undefined): Promise<string> {
  const { folder } = project;
  if (given !== undefined) {
    await requireClassicScript(path.resolve(folder, given), requestedByPath(folder));
    return path.relative(folder, path.resolve(folder, given));
  }
  const files = [...new Set([...project.named, ...FOLDERS.flatMap((name) => built(folder, name))])];
  for (const file of files) if (await isClassicScript(path.join(folder, file), folder)) return file;
  throw new UsageError({
    expected: 'a bundle that a page can include as a classic script',
    seen:
      files.length > 0
        ? `none among ${files.join(', ')}`
        : `none in ${FOLDERS.join(', ')}, and package.json names none`,
    next: project.scripts['build'] === undefined ? commandText('init', 'PATH-OF-THE-BUNDLE') : 'npm run build',
  });
}

/** The scripts in an output folder. A minified one comes last, since failures of a readable one are easier to understand. */
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
    await requireClassicScript(file, requestedByPath(cwd));
    return true;
  } catch (error) {
    if (error instanceof UsageError) return false;
    throw error;
  }
}
