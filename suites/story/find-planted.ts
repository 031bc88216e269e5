import { inlineCandidate } from '../../harness/candidate/inline-candidate.ts';
import { checks } from '../checks.ts';
import { originalBundle, originalCandidate, withDefect } from '../defects.ts';
import { Workbench } from '../workbench.ts';
import type { Planted } from './planted.ts';

/** What stories found of a defect. */
export interface Found {
  requirement: string | null;
  message: string;
  /** The steps that show it, made as few as the time allowed. */
  story: readonly string[];
  /** Stories played, those that made it smaller included. */
  stories: number;
  /** Seconds, from the start of the engine. */
  seconds: number;
}

/** How long it is looked for a defect: so many stories, so many milliseconds, or whichever ends sooner. */
interface Search {
  seed: number;
  stories?: number;
  limit?: number;
}

/** More stories than there is ever time for. */
const PLENTY = 1_000_000;

/** Searches a copy of a published bundle by stories in the simulated engine. */
export async function findPlanted(planted: Planted, { seed, stories = PLENTY, limit }: Search): Promise<Found> {
  const started = performance.now();
  const check = checks.find(({ id }) => id === 'any-story');
  if (check?.kind !== 'property') throw new Error('There are no stories.');
  const { profile, capabilities, deviations } = await originalCandidate();
  const source = withDefect(await originalBundle(), planted);
  const workbench = await Workbench.start('simulated', {
    ...inlineCandidate(source),
    profile,
    capabilities,
    deviations,
  });
  try {
    const report = await workbench.run(check, { seed, values: stories * check.cost, limit });
    const failure = report.findings.find(
      ({ requirement, verdict }) =>
        verdict === 'fail' && !deviations.some((declared) => declared.requirement === requirement),
    );
    const message = failure?.message ?? 'nothing was found';
    const story = message.split('the story: ')[1]?.split(/; (?=\d+\. )/) ?? [];
    return {
      requirement: failure?.requirement ?? null,
      message,
      story,
      stories: report.runs,
      seconds: (performance.now() - started) / 1000,
    };
  } finally {
    await workbench.close();
  }
}
