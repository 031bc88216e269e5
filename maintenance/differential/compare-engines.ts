import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { CandidateCrash, CandidateTimeout } from '../../evidence/fault.ts';
import type { StoryStep } from '../../spec/oracle/story/step.ts';
import { CheckContext } from '../../suites/check/check-context.ts';
import type { InProcessTestBed } from '../../suites/check/in-process-test-bed.ts';
import { type Observation, Observer } from '../../suites/story/observation.ts';
import { playStory, type StoryMoment } from '../../suites/story/play.ts';
import { stories } from '../../suites/story/stories.ts';

/** Lines that real engines show and the simulated one does not, and why: they are left out of the comparison. */
const KNOWN_DIFFERENCES: readonly { line: RegExp; reason: string }[] = [
  {
    line: /^open (?:indexedDB|caches|serviceWorker)$/,
    reason: 'The simulated engine has no databases, caches and service workers: an SDK that asks for them finds none.',
  },
];

/** Where two engines part: after which step of which story, and what only one of them shows. */
export interface EngineMismatch {
  story: readonly StoryStep[];
  when: string;
  /** Lines that only the one shows, and only the other. */
  one: Observation;
  other: Observation;
}

/** When every story begins, so that all engines tell the same times. */
const BEGINNING = Date.UTC(2026, 0, 15, 12);

/** Plays the same stories in two engines and returns where they part, each story’s first difference. */
export async function compareEngines(
  one: InProcessTestBed,
  other: InProcessTestBed,
  { seed, stories: count }: { seed: number; stories: number },
): Promise<{ differences: EngineMismatch[]; steps: number }> {
  const differences: EngineMismatch[] = [];
  let steps = 0;
  for (const story of fc.sample(stories, { seed, numRuns: count })) {
    const [here, there] = [await observed(one, story), await observed(other, story)];
    steps += here.length;
    const difference = firstDifference(story, here, there);
    if (difference) differences.push(difference);
  }
  return { differences, steps };
}

interface Observed {
  when: string;
  lines: Observation;
}

/** What was seen after each step; where the candidate brings a story to its end, that is seen last. */
async function observed(testBed: InProcessTestBed, story: readonly StoryStep[]): Promise<Observed[]> {
  const context = new CheckContext(testBed, { violationsThrow: false });
  const observer = new Observer(context.profile);
  const seen: Observed[] = [];
  const show = async (moment: StoryMoment) => {
    const lines = await observer.observe(moment);
    seen.push({ when: moment.when, lines: lines.filter((line) => !isKnown(line)) });
  };
  try {
    await playStory(context, story, show, BEGINNING);
  } catch (error) {
    if (!(error instanceof CandidateCrash || error instanceof CandidateTimeout)) throw error;
    seen.push({ when: 'after that', lines: [`the story ends by a ${error.verdict}`] });
  } finally {
    await context.close();
  }
  return seen;
}

function isKnown(line: string): boolean {
  return KNOWN_DIFFERENCES.some((known) => known.line.test(line));
}

function firstDifference(
  story: readonly StoryStep[],
  here: readonly Observed[],
  there: readonly Observed[],
): EngineMismatch | null {
  for (let index = 0; index < Math.max(here.length, there.length); index++) {
    const one = here[index] ?? NOTHING;
    const other = there[index] ?? NOTHING;
    if (isDeepStrictEqual(one.lines, other.lines)) continue;
    const onlyOne = without(one.lines, other.lines);
    const onlyOther = without(other.lines, one.lines);
    const { when } = here[index] ?? other;
    if (onlyOne.length > 0 || onlyOther.length > 0) return { story, when, one: onlyOne, other: onlyOther };
    // The same lines in another order.
    const moved = one.lines.findIndex((line, place) => line !== other.lines[place]);
    return { story, when, one: one.lines.slice(moved, moved + 1), other: other.lines.slice(moved, moved + 1) };
  }
  return null;
}

const NOTHING: Observed = { when: '', lines: [] };

/** The lines that are not among others, each as often as it is missing there. */
function without(lines: Observation, others: Observation): string[] {
  const left = [...others];
  return lines.filter((line) => {
    const place = left.indexOf(line);
    if (place < 0) return true;
    left.splice(place, 1);
    return false;
  });
}
