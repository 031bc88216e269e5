import type { CheckReport } from '../../evidence/check-report.ts';
import { inlineCandidate } from '../../harness/fixtures/inline-candidate.ts';
import { InProcessTestBed } from '../../suites/check/in-process-test-bed.ts';
import { checks } from '../../suites/checks/checks.ts';
import { originalBundle, originalCandidate, withDefect } from '../../suites/defects/defects.ts';
import type { SeededDefect } from './seeded-defects.ts';

/** What stories found of a defect. */
export interface FoundDefect {
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

/**
 * Searches a copy of a published bundle by stories in the simulated engine. What the original shows in the same story is
 * no defect’s that was planted: the search goes on with the next seed.
 */
export async function findSeededDefect(
  seededDefect: SeededDefect,
  { seed, stories = PLENTY, limit }: Search,
): Promise<FoundDefect> {
  const started = performance.now();
  const check = checks.find(({ id }) => id === 'any-story');
  if (check?.kind !== 'property') throw new Error('There are no stories.');
  const { profile, capabilities, deviations } = await originalCandidate();
  const bundle = await originalBundle();
  const on = (source: string) =>
    InProcessTestBed.start('simulated', { ...inlineCandidate(source), profile, capabilities, deviations });
  const failureIn = ({ findings }: CheckReport) =>
    findings.find(
      ({ requirement, verdict }) =>
        verdict === 'fail' && !deviations.some((declared) => declared.requirement === requirement),
    );
  const copy = await on(withDefect(bundle, seededDefect));
  let original: InProcessTestBed | undefined;
  try {
    let played = 0;
    for (let from = seed; ; from++) {
      const left = limit === undefined ? undefined : Math.max(0, limit - (performance.now() - started));
      const search = { seed: from, values: (stories - played) * check.cost };
      const report = await copy.run(check, { ...search, limit: left });
      played += report.runs;
      const failure = failureIn(report);
      if (failure && report.counterexample && played < stories) {
        original ??= await on(bundle);
        const same = failureIn(await original.run(check, { ...search, path: report.counterexample.path }));
        if (same?.requirement === failure.requirement) continue;
      }
      const message = failure?.message ?? 'nothing was found';
      return {
        requirement: failure?.requirement ?? null,
        message,
        story: message.split('the story: ')[1]?.split(/; (?=\d+\. )/) ?? [],
        stories: played,
        seconds: (performance.now() - started) / 1000,
      };
    }
  } finally {
    await copy.close();
    await original?.close();
  }
}
