import { inlineCandidate } from '../../harness/candidate/inline-candidate.ts';
import { checks } from '../checks.ts';
import { originalBundle, originalCandidate, withDefect } from '../defects.ts';
import { Workbench } from '../workbench.ts';
import type { Planted } from './planted.ts';

/** What stories found of a defect. */
export interface Found {
  requirement: string | null;
  /** The story that shows it, or that nothing did. */
  message: string;
  /** Number of steps in it. */
  steps: number;
  /** Stories played, those that made it smaller included. */
  stories: number;
  /** Seconds, from the start of the engine. */
  seconds: number;
}

/** Searches a copy of a published bundle by stories in the simulated engine, for `limit` milliseconds at most. */
export async function findPlanted(planted: Planted, seed: number, limit: number): Promise<Found> {
  const started = performance.now();
  const check = checks.find(({ id }) => id === 'any-story');
  if (!check) throw new Error('There are no stories.');
  const { profile, capabilities, deviations } = await originalCandidate();
  const source = withDefect(await originalBundle(), planted);
  const workbench = await Workbench.start('simulated', {
    ...inlineCandidate(source),
    profile,
    capabilities,
    deviations,
  });
  try {
    const report = await workbench.run(check, { seed, values: Number.MAX_SAFE_INTEGER, limit });
    const failure = report.findings.find(
      ({ requirement, verdict }) =>
        verdict === 'fail' && !deviations.some((declared) => declared.requirement === requirement),
    );
    return {
      requirement: failure?.requirement ?? null,
      message: failure?.message ?? 'nothing was found',
      steps: /(\d+)\. [^;]*$/.exec(failure?.message ?? '')?.[1]
        ? Number(/(\d+)\. [^;]*$/.exec(failure?.message ?? '')?.[1])
        : 0,
      stories: report.runs,
      seconds: (performance.now() - started) / 1000,
    };
  } finally {
    await workbench.close();
  }
}
