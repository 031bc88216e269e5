import type { FullConfig } from '@playwright/test';
import { faultReport } from '../evidence/fault-report.ts';
import { REAL_ENGINES, requireBrowser } from '../harness/engine/installed-browser.ts';
import { conformanceProject, SETUP_FAULT } from '../reports/live/conformance-project.ts';

/** Throws UsageError before a run of Playwright if a requested browser is missing, so that it is reported once. */
export default function setup({ filteredProjects, metadata }: FullConfig): void {
  const requested = new Set(filteredProjects.map((project) => conformanceProject(project)?.engine));
  try {
    for (const engine of REAL_ENGINES) if (requested.has(engine)) requireBrowser(engine);
  } catch (error) {
    if (error instanceof Error) metadata[SETUP_FAULT] = faultReport(error);
    throw error;
  }
}
