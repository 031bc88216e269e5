import { rmSync } from 'node:fs';
import path from 'node:path';
import { publishCandidate } from './harness/candidate/candidate-file.ts';
import { resolveCandidate } from './harness/candidate/resolve.ts';
import { bundleReference } from './reference-impl/bundle.ts';

/**
 * Runs before the checks, in both runners: finds the candidate that `SDK` names — the reference implementation where it
 * names none — and settles where its results go. Here alone the suite and the reference implementation meet.
 */
export default async function setup(): Promise<void> {
  const root = import.meta.dirname;
  const candidate = await resolveCandidate(process.env.SDK, {
    cwd: process.cwd(),
    cacheDir: path.join(root, 'node_modules/.cache/amplitude-conformance'),
    bundleReference,
  });
  const out = path.join(root, 'reports/out');
  // Allure adds to what it finds; results of another run are none of this one’s.
  for (const runner of ['playwright', 'vitest'])
    rmSync(path.join(out, 'allure', runner), { recursive: true, force: true });
  publishCandidate(candidate, out);
}
