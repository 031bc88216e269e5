import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { ENGINES } from '../evidence/verdict.ts';
import { conformanceReporter } from '../runner/conformance.ts';
import { projects } from '../runner/projects.ts';
import { REQUESTED_RUN, requestedRunSchema } from './requested-run.ts';

const requested = requestedRunSchema.parse(JSON.parse(process.env[REQUESTED_RUN] ?? 'null'));

/** The configuration with which the command line starts Playwright. */
export default defineConfig({
  outputDir: path.join(requested.out, '.playwright'),
  globalSetup: `../runner/playwright.setup${path.extname(import.meta.filename)}`,
  workers: 2,
  reporter: [conformanceReporter({ progress: true })],
  projects: projects({ ...requested, cwd: process.cwd(), engines: ENGINES, nameOf: (part) => part }),
});
