import { defineConfig } from '@playwright/test';
import { ENGINES } from './evidence/verdict.ts';
import { shellWord } from './harness/candidate/shell-word.ts';
import { conformanceReporter } from './runner/conformance.ts';
import { playwrightCommand } from './runner/playwright-command.ts';
import { projects } from './runner/projects.ts';

const SDK = process.env['SDK'] || 'reference';

/** `npx playwright test`: judges the SDK that `SDK` names in every engine, or in those that `--project` names. */
export default defineConfig({
  outputDir: './reports/out/.playwright',
  globalSetup: ['./runner/clear-allure.setup.ts', './runner/playwright.setup.ts'],
  // Each waits for its engine now and then: one more than there are cores keeps all of them at work.
  workers: '150%',
  reporter: [
    conformanceReporter({ progress: true }),
    ['allure-playwright', { resultsDir: './reports/out/allure/playwright', detail: false }],
  ],
  projects: projects({
    candidate: SDK,
    cwd: process.cwd(),
    engines: ENGINES,
    nameOf: (part) => part,
    out: './reports/out',
    command: `SDK=${shellWord(SDK)} ${playwrightCommand()}`,
  }),
});
