import path from 'node:path';
import type { PlaywrightTestOptions, PlaywrightWorkerOptions, Project } from '@playwright/test';
import type { EngineName } from '../evidence/verdict.ts';
import type { ConformanceProject } from '../reports/live/conformance-project.ts';

export interface ProjectOptions extends Omit<ConformanceProject, 'run' | 'engine'> {
  engines: readonly EngineName[];
  /** What the project of an engine, or the one that finds the candidate, is called. */
  nameOf: (part: EngineName | 'candidate') => string;
}

/** The engine of a project’s workers. */
interface WorkerOptions {
  engineName: EngineName;
}

/** Playwright’s projects that judge one candidate: one for each engine, and one before them that finds the candidate. */
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
    // Whatever the rest of a configuration says, a check is one check: it has limits of its own for each step in a page,
    // keeps its own evidence, and is true the first time. This bound is for the worst machine.
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
