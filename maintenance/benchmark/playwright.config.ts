import { defineConfig } from '@playwright/test';
import { requireBrowser } from '../../harness/engine/installed-browser.ts';

const chromium = requireBrowser('chromium');

/** As the suite’s own configuration, where that can make a difference. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../reports/out/.benchmark',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  reporter: 'json',
  use: { launchOptions: chromium.from === 'system' ? { executablePath: chromium.path } : {} },
});
