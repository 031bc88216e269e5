import type { FullConfig } from '@playwright/test';
import { REAL_ENGINES, requireBrowser } from '../harness/engine/installed-browser.ts';
import { conformanceProject } from '../reports/live/conformance-project.ts';

/** Throws UsageError before a run of Playwright if a requested browser is missing, so that it is reported once. */
export default function setup({ filteredProjects }: FullConfig): void {
  const requested = new Set(filteredProjects.map((project) => conformanceProject(project)?.engine));
  for (const engine of REAL_ENGINES) if (requested.has(engine)) requireBrowser(engine);
}
