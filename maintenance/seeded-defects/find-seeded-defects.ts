import type { CheckReport } from '../../evidence/check-report.ts';
import { inlineCandidate } from '../../harness/fixtures/inline-candidate.ts';
import type { LocalTestBed } from '../../suites/check/local-test-bed.ts';
import { startTestBed } from '../../suites/check/start-test-bed.ts';
import { checks } from '../../suites/checks/checks.ts';
import { originalBundle, originalCandidate, withDefect } from '../../suites/defects/defects.ts';
import type { SeededDefect } from './seeded-defects.ts';

/** What stories found in a copy with a defect. */
export interface SearchResult {
  /** The requirement that a story found broken; `null` if none did. */
  requirement: string | null;
  message: string;
  /** The steps that show the defect, shrunk as far as the time allowed. */
  story: readonly string[];
  /** The number of stories played, including those played to shrink a story. */
  stories: number;
  /** Seconds since the search started. */
  seconds: number;
}

/** How far to search: a number of stories, a time limit, or whichever is reached first. */
interface Search {
  seed: number;
  stories?: number;
  /** In milliseconds. */
  limit?: number;
}

/** More stories than any time limit allows. */
const PLENTY = 1_000_000;

/**
 * Searches a copy of a published bundle for a seeded defect by playing stories in the simulated engine. If the original
 * fails in the same story, the failure is not the seeded defect’s, and the search continues with the next seed.
 */
export async function findSeededDefect(
  seededDefect: SeededDefect,
  { seed, stories = PLENTY, limit }: Search,
): Promise<SearchResult> {
  const started = performance.now();
  const check = checks.find(({ id }) => id === 'any-story');
  if (check?.kind !== 'property') throw new Error('There is no property any-story.');
  const { profile, capabilities, deviations } = await originalCandidate();
  const bundle = await originalBundle();
  const startOn = (source: string) =>
    startTestBed('simulated', { ...inlineCandidate(source), profile, capabilities, deviations });
  const failureIn = ({ findings }: CheckReport) =>
    findings.find(
      ({ requirement, verdict }) =>
        verdict === 'fail' && !deviations.some((declared) => declared.requirement === requirement),
    );
  const copy = await startOn(withDefect(bundle, seededDefect));
  let original: LocalTestBed | undefined;
  try {
    let played = 0;
    for (let from = seed; ; from++) {
      const left = limit === undefined ? undefined : Math.max(0, limit - (performance.now() - started));
      const search = { seed: from, values: (stories - played) * check.cost };
      const report = await copy.run(check, { ...search, limit: left });
      played += report.runs;
      const failure = failureIn(report);
      if (failure && report.counterexample && played < stories) {
        original ??= await startOn(bundle);
        const same = failureIn(await original.run(check, { ...search, path: report.counterexample.path }));
        if (same?.requirement === failure.requirement) continue;
      }
      const message = failure?.message ?? 'no defect was found';
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
