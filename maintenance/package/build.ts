import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

// `npm run build`: the package’s `dist`. The compiler turns sources into what Node reads; the data beside them is copied,
// so that each finds the other by the same relative path as here.

const root = path.resolve(import.meta.dirname, '../..');
const at = (...parts: string[]) => path.join(root, ...parts);

/** What runs left, and what was found out of others. */
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
    filter: (file) => !LEFT_OUT.includes(file) && (statSync(file).isDirectory() || !/\.tsx?$/.test(file)),
  });
}
