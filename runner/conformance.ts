import path from 'node:path';
import type { Project, ReporterDescription } from '@playwright/test';
import { ENGINES, type EngineName } from '../evidence/verdict.ts';
import { playwrightCommand } from './playwright-command.ts';
import { projects } from './projects.ts';

/** Options of {@link conformance}. */
export interface ConformanceOptions {
  /**
   * The SDK to judge: a candidate file, `file:PATH`, `npm:NAME@VERSION` or `https://ADDRESS`. Paths are relative to the
   * Playwright configuration.
   */
  candidate: string;
  /** The engines to judge it in; all of them unless given. */
  engines?: readonly EngineName[];
  /** The first part of the projects’ names; `conformance` unless given. Two candidates in one configuration need two. */
  name?: string;
  /** The folder for results, which get a folder per candidate in it; `conformance-report` unless given. */
  out?: string;
}

/**
 * Returns the Playwright projects that judge a candidate, to stand beside other projects of a `playwright.config.ts`. They
 * are named `conformance-chromium` and so on, and depend on `conformance-candidate`, which resolves the candidate: a
 * candidate that cannot be resolved fails that project, with a diagnosis.
 *
 * @example
 * ```ts
 * import { conformance, conformanceReporter } from 'amplitude-conformance/playwright';
 *
 * export default defineConfig({
 *   projects: [...mine, ...conformance({ candidate: './fork.candidate.ts', engines: ['chromium', 'simulated'] })],
 *   reporter: [['list'], conformanceReporter()],
 * });
 * ```
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

/** Options of {@link conformanceReporter}. */
export interface ConformanceReporterOptions {
  /** The folder for results, instead of the projects’ own `out`. Relative to the Playwright configuration. */
  out?: string;
  /**
   * Whether to print each check as it ends, for a reporter that stands alone; `false` unless given, which prints only the
   * outcome, below what other reporters print.
   */
  progress?: boolean;
}

/**
 * Returns the reporter that turns the tests of {@link conformance} into results: for each candidate its files, its summary
 * and the exit code. It ignores other tests, except that a failing one makes the run fail.
 */
export function conformanceReporter(options: ConformanceReporterOptions = {}): ReporterDescription {
  const extension = path.extname(import.meta.filename);
  const replayParts = async (candidate: unknown) => (await import('./replay-parts.ts')).replayPartsOf(candidate);
  return [
    path.resolve(import.meta.dirname, `../reports/live/playwright-reporter${extension}`),
    { replayParts, ...options },
  ];
}
