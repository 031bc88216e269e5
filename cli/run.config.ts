import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { ENGINES } from '../evidence/verdict.ts';
import { conformanceReporter } from '../runner/conformance.ts';
import { projects } from '../runner/projects.ts';
import { ASKED, askedSchema } from './requested-run.ts';

const asked = askedSchema.parse(JSON.parse(process.env[ASKED] ?? 'null'));

/** What the command line starts Playwright with. */
export default defineConfig({
  outputDir: path.join(asked.out, '.playwright'),
  globalSetup: `../runner/playwright.setup${path.extname(import.meta.filename)}`,
  workers: 2,
  reporter: [conformanceReporter({ progress: true })],
  projects: projects({ ...asked, cwd: process.cwd(), engines: ENGINES, nameOf: (part) => part }),
});
