import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { z } from 'zod';

declare module 'vitest' {
  interface ProvidedContext {
    /** What a project installs: this package’s tarball, since this version is not published, and Playwright. */
    packages: [tarball: string, playwright: string];
  }
}

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Packs this package once for all journeys. Packing rebuilds `dist`, so two packers at a time would disturb each other.
 */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'packed-'));
  const tarball = execFileSync('npm', ['pack', '--silent', `--pack-destination=${folder}`, root], { encoding: 'utf8' });
  const playwright = z
    .object({ name: z.string(), version: z.string() })
    .parse(createRequire(import.meta.url)('@playwright/test/package.json'));
  project.provide('packages', [path.join(folder, tarball.trim()), `${playwright.name}@${playwright.version}`]);
  return () => rmSync(folder, { recursive: true, force: true });
}
