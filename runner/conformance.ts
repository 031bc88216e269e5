import path from 'node:path';
import type { Project, ReporterDescription } from '@playwright/test';
import { ENGINES, type EngineName } from '../evidence/verdict.ts';
import { shellWord } from '../harness/candidate/shell-word.ts';
import type { PlaywrightReporterOptions } from '../reports/live/playwright-reporter.ts';
import { projects } from './projects.ts';

export interface ConformanceOptions {
  /** The SDK to judge: a candidate file, `file:PATH` or `npm:NAME@VERSION`. Paths are relative to the configuration. */
  candidate: string;
  /** Where to judge it; everywhere unless given. */
  engines?: readonly EngineName[];
  /** What the projects’ names begin with; `conformance` unless given. Two candidates in one configuration need two. */
  name?: string;
  /** Where the results go, in a folder named for the candidate; `conformance-report` unless given. */
  out?: string;
}

/**
 * Playwright’s projects that judge a candidate, for a `playwright.config.ts` beside any others:
 *
 * ```ts
 * projects: [...mine, ...conformance({ candidate: './fork.candidate.ts', engines: ['chromium', 'simulated'] })],
 * reporter: [['list'], conformanceReporter()],
 * ```
 *
 * They are called `conformance-chromium` and so on, and depend on `conformance-candidate`, which finds the candidate.
 */
export function conformance({
  candidate,
  engines = ENGINES,
  name = 'conformance',
  out = 'conformance-report',
}: ConformanceOptions): Project[] {
  const nameOf = (part: string) => `${name}-${part}`;
  return projects({ candidate, cwd: null, engines, nameOf, out, command: playwrightCommand() });
}

/** The reporter that makes of those projects’ tests a result for each candidate: its files, its summary, its exit code. */
export function conformanceReporter(options: PlaywrightReporterOptions = {}): ReporterDescription {
  const extension = path.extname(import.meta.filename);
  const replayParts = async (candidate: unknown) => (await import('./replay-parts.ts')).replayPartsOf(candidate);
  return [
    path.resolve(import.meta.dirname, `../reports/live/playwright-reporter${extension}`),
    { replayParts, ...options },
  ];
}

/** How this run of Playwright was started. One of several shards stands for all of them. */
export function playwrightCommand(): string {
  const args = process.argv.slice(2).filter((arg) => !/^--(?:shard|reporter)\b/.test(arg));
  return ['npx', 'playwright', ...args.map(shellWord)].join(' ');
}
