import { rmSync } from 'node:fs';
import path from 'node:path';

/** Deletes the Allure results of earlier runs, to which Allure would add. Runs before either runner. */
export default function setup(): void {
  const runner = process.env['VITEST'] ? 'vitest' : 'playwright';
  rmSync(path.resolve(import.meta.dirname, '../reports/out/allure', runner), {
    recursive: true,
    force: true,
    // Another run may be writing to it.
    maxRetries: 5,
  });
}
