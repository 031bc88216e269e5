import { defineConfig } from '@playwright/test';
import { requireBrowser } from '../../harness/engine/installed-browser.ts';

const chromium = requireBrowser('chromium');

/** Matches the suite’s own configuration wherever that affects the time. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../reports/out/.benchmark',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  reporter: 'json',
  use: { launchOptions: chromium.from === 'system' ? { executablePath: chromium.path } : {} },
});
