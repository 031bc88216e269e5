import { rmSync } from 'node:fs';
import path from 'node:path';

/** Before a run of either runner: Allure adds to what it finds, and results of another run are none of this one’s. */
export default function setup(): void {
  const runner = process.env['VITEST'] ? 'vitest' : 'playwright';
  rmSync(path.resolve(import.meta.dirname, '../reports/out/allure', runner), {
    recursive: true,
    force: true,
    // Another run may be writing there.
    maxRetries: 5,
  });
}
