import { rmSync } from 'node:fs';
import path from 'node:path';
import type { FullConfig } from '@playwright/test';
import type { TestProject } from 'vitest/node';
import { resolveCandidate } from './harness/candidate/resolve.ts';
import { publishCandidate } from './harness/candidate/run-candidate.ts';
import { REAL_ENGINES, type RealEngine, requireBrowser } from './harness/engine/installed-browser.ts';
import { bundleReference } from './reference-impl/bundle.ts';

/**
 * Runs before the checks, in both runners: finds the candidate that `SDK` names — the reference implementation where it
 * names none — and settles where its results go. Here alone the suite and the reference implementation meet.
 */
export default async function setup(run: FullConfig | TestProject): Promise<void> {
  for (const engine of realEnginesOf(run)) requireBrowser(engine);
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

/** The browsers that a Playwright run asks for. A missing one is said once, before anything is judged. */
function realEnginesOf(run: FullConfig | TestProject): RealEngine[] {
  const asked = 'projects' in run ? run.projects.map(({ name }) => name) : [];
  return REAL_ENGINES.filter((engine) => asked.includes(engine));
}
