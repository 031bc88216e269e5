import type { FullConfig } from '@playwright/test';
import { REAL_ENGINES, requireBrowser } from '../harness/engine/installed-browser.ts';
import { conformanceProject } from '../reports/live/conformance-project.ts';

/** Before a run of Playwright: a browser that is asked for and missing is said once, before anything is judged. */
export default function setup({ filteredProjects }: FullConfig): void {
  const requested = new Set(filteredProjects.map((project) => conformanceProject(project)?.engine));
  for (const engine of REAL_ENGINES) if (requested.has(engine)) requireBrowser(engine);
}
