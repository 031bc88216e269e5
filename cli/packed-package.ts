import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** Packs this package into a folder: what a project there installs in place of its name and Playwright’s. */
export function packedFor(folder: string): string[] {
  const tarball = execFileSync('npm', ['pack', '--silent', `--pack-destination=${folder}`, root], { encoding: 'utf8' });
  const { version } = JSON.parse(readFileSync(path.join(root, 'node_modules/@playwright/test/package.json'), 'utf8'));
  return [path.join(folder, tarball.trim()), `@playwright/test@${version}`];
}
