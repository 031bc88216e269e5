import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

// `npm run build`: makes the package’s `dist`. The compiler emits JavaScript, and data files are copied to the same relative
// paths, so that code finds them as it does in the sources.

const root = path.resolve(import.meta.dirname, '../..');
const at = (...parts: string[]) => path.join(root, ...parts);

/** Outputs of runs, and published histories. */
const LEFT_OUT = [at('reports/out'), at('reports/published')];

rmSync(at('dist'), { recursive: true, force: true });
execFileSync(
  process.execPath,
  [at('node_modules/typescript/bin/tsc'), '-p', 'maintenance/package/tsconfig.build.json'],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
for (const folder of ['spec', 'suites', 'harness', 'reports']) {
  cpSync(at(folder), at('dist', folder), {
    recursive: true,
    filter: (file) =>
      !LEFT_OUT.includes(file) &&
      path.basename(file) !== 'fixtures' &&
      (statSync(file).isDirectory() || !/\.tsx?$/.test(file)),
  });
}
