import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What decides a verdict: what must hold, how it is checked, and how an SDK is reached. */
const FOLDERS = ['spec', 'suites', 'harness'];
/** Programs, data and scripts; documents made of them decide nothing, nor do the project’s own tests. */
const DECIDES = /(?<!\.test|\.d)\.(?:ts|tsx|js|json|sh)$/;
/** What is data there was found by running checks, and decides no verdict of one. */
const FINDINGS = /^suites\/.*\.json$/;

/** Where the folders stand: the sources, or what is built of them. */
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * `sha256-` and the hex digest of the suite’s own files with their names: two results of one hash were judged by the same
 * suite. What is built of the sources has a hash of its own.
 */
export function suiteHash(root = ROOT): string {
  const hash = createHash('sha256');
  for (const name of FOLDERS.flatMap((folder) => filesIn(root, folder)).sort()) {
    const bytes = readFileSync(join(root, name));
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
  return `sha256-${hash.digest('hex')}`;
}

function filesIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name).split(sep).join('/'))
    .filter((name) => DECIDES.test(name) && !FINDINGS.test(name));
}
