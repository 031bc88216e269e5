import { constants, createContext } from 'node:vm';
import fc from 'fast-check';
import { bundleCandidate } from '../../harness/confinement/bundle-candidate.ts';
import { Session } from '../../harness/session/session.ts';
import { TIMEOUTS } from '../../harness/session/timeouts.ts';
import { findCandidate } from '../../runner/find-candidate.ts';
import type { StoryStep } from '../../spec/oracle/story/step.ts';
import type { Property } from '../../suites/check/check.ts';
import { CheckContext } from '../../suites/check/check-context.ts';
import { checks } from '../../suites/checks/checks.ts';
import { startConfinedTestBed } from '../../suites/confined/start-confined-test-bed.ts';
import { compareCosts, printCosts } from './compare-costs.ts';

// `npx tsx maintenance/benchmark/stories.ts [CANDIDATE]`: how many stories of ten steps one core plays and judges in the
// simulated engine. Two baselines: the same pages opened with the candidate and left alone, and only the empty realms
// that each page needs.

const STEPS = 10;
const STORIES = 50;

const [, , given = 'reference'] = process.argv;
const check = checks.find(
  (one): one is Property<readonly StoryStep[]> => one.id === 'any-story' && one.kind === 'property',
);
if (!check) throw new Error('There is no check any-story.');

const played = fc.sample(
  check.arbitrary.filter((story) => story.length >= STEPS).map((story) => story.slice(0, STEPS)),
  { seed: 1, numRuns: STORIES },
);
const loads = (story: readonly StoryStep[]) =>
  story.filter((step) => step.do === 'open' || step.do === 'reload').length;

// Unwatched, as in a check process until something hangs: watching the steps costs as much as playing them.
const bundle = await bundleCandidate(await findCandidate(given, process.cwd()), TIMEOUTS.step);
const testBed = await startConfinedTestBed({ ...bundle, watched: false });
let count = 0;
const next = () => played[count++ % played.length] ?? [];

async function judged(): Promise<void> {
  const context = new CheckContext(testBed, { violationsThrow: false });
  await check?.holds(context, next());
  await context.close();
}

async function opened(): Promise<void> {
  const session = new Session(testBed.engine, testBed.laboratory, testBed.candidate);
  const page = await session.open();
  for (let load = loads(next()); load > 1; load--) await page.reload();
  await session.close();
}

async function empty(): Promise<void> {
  for (let load = loads(next()); load > 0; load--) {
    createContext(constants.DONT_CONTEXTIFY, { microtaskMode: 'afterEvaluate' });
  }
}

const costs = await compareCosts(
  {
    'stories of ten steps, judged after each step': judged,
    'only their pages, opened': opened,
    'only the realms of their pages, empty': empty,
  },
  [given],
);
if (costs) {
  const pages = played.reduce((sum, story) => sum + loads(story), 0) / played.length;
  console.log(`${given}: ${STORIES} stories of ${STEPS} steps, ${pages.toFixed(1)} pages each`);
  printCosts(costs, 'stories');
}
await testBed.close();
