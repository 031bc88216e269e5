import path from 'node:path';
import type { Project, ReporterDescription } from '@playwright/test';
import { ENGINES, type EngineName } from '../evidence/verdict.ts';
import { shellWord } from '../harness/candidate/shell-word.ts';
import type { PlaywrightReporterOptions } from '../reports/live/playwright-reporter.ts';
import { projects } from './projects.ts';

export interface ConformanceOptions {
  /** The SDK to judge: a candidate file, `file:PATH` or `npm:NAME@VERSION`. Paths are relative to the configuration. */
  candidate: string;
  /** The engines to judge it in; all if not given. */
  engines?: readonly EngineName[];
  /** The prefix of the projects’ names, by default `conformance`. Two candidates in one configuration need different ones. */
  name?: string;
  /** Where to write the results, in a folder named after the candidate; by default `conformance-report`. */
  out?: string;
}

/**
 * Returns the Playwright projects that judge a candidate, to add to a `playwright.config.ts`:
 *
 * ```ts
 * projects: [...others, ...conformance({ candidate: './fork.candidate.ts', engines: ['chromium', 'simulated'] })],
 * reporter: [['list'], conformanceReporter()],
 * ```
 *
 * They are named `conformance-chromium` and so on, and depend on `conformance-candidate`, which finds the candidate.
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

/** Returns the reporter for those projects. It writes the results of each candidate, prints a summary and sets the exit code. */
export function conformanceReporter(options: PlaywrightReporterOptions = {}): ReporterDescription {
  const extension = path.extname(import.meta.filename);
  const replayParts = async (candidate: unknown) => (await import('./replay-parts.ts')).replayPartsOf(candidate);
  return [
    path.resolve(import.meta.dirname, `../reports/live/playwright-reporter${extension}`),
    { replayParts, ...options },
  ];
}

/** Returns the command that started this run of Playwright, without options that concern only one shard. */
export function playwrightCommand(): string {
  const args = process.argv.slice(2).filter((arg) => !/^--(?:shard|reporter)\b/.test(arg));
  return ['npx', 'playwright', ...args.map(shellWord)].join(' ');
}
