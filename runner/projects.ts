import path from 'node:path';
import type { PlaywrightTestOptions, PlaywrightWorkerOptions, Project } from '@playwright/test';
import type { EngineName } from '../evidence/verdict.ts';
import type { ConformanceProject } from '../reports/live/conformance-project.ts';

export interface ProjectOptions extends Omit<ConformanceProject, 'run' | 'engine'> {
  engines: readonly EngineName[];
  /** Names the project of an engine, or the one that finds the candidate. */
  nameOf: (part: EngineName | 'candidate') => string;
}

/** The option that gives a project’s workers their engine. */
interface WorkerOptions {
  engineName: EngineName;
}

/** Returns the Playwright projects that judge one candidate: one that finds it, and one for each engine, which depend on it. */
export function projects({
  engines,
  nameOf,
  ...requested
}: ProjectOptions): Project<PlaywrightTestOptions, PlaywrightWorkerOptions & WorkerOptions>[] {
  const run = nameOf('candidate');
  const project = (
    engine: EngineName | null,
  ): Project<PlaywrightTestOptions, PlaywrightWorkerOptions & WorkerOptions> => ({
    name: engine ? nameOf(engine) : run,
    metadata: { conformance: { ...requested, run, engine } satisfies ConformanceProject },
    // These settings override the rest of the configuration: a check has its own timeout for each step, records its own
    // evidence, and needs no retries. This timeout suits the slowest machine.
    timeout: 300_000,
    retries: 0,
    fullyParallel: true,
    testIgnore: [],
    respectGitIgnore: false,
    use: { trace: 'off', screenshot: 'off', video: 'off', ...(engine && { engineName: engine }) },
  });
  return [
    { ...project(null), testDir: import.meta.dirname, testMatch: /[\\/]candidate\.setup\.[jt]s$/ },
    ...engines.map((engine) => ({
      ...project(engine),
      testDir: path.resolve(import.meta.dirname, '../suites'),
      testMatch: /[\\/]conformance\.spec\.[jt]s$/,
      dependencies: [run],
    })),
  ];
}
