import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { CandidateCrash, CandidateTimeout } from '../../evidence/fault.ts';
import type { StoryStep } from '../../spec/oracle/story/step.ts';
import { CheckContext } from '../../suites/check/check-context.ts';
import type { TestBed } from '../../suites/check/test-bed.ts';
import { playStory, type StorySnapshot } from '../../suites/story/play.ts';
import { stories } from '../../suites/story/stories.ts';
import { Transcriber, type Transcript } from '../../suites/story/transcript.ts';

/** Lines that the comparison ignores because only real engines produce them, and why. */
const KNOWN_DIFFERENCES: readonly { line: RegExp; reason: string }[] = [
  {
    line: /^open (?:indexedDB|caches|serviceWorker)$/,
    reason: 'The simulated engine has no databases, caches and service workers: an SDK that looks for them finds none.',
  },
];

/** The first step of a story after which two engines differ. */
export interface StoryDifference {
  story: readonly StoryStep[];
  /** Describes the step: “after step 2, …”. */
  when: string;
  /** Lines that only one engine produced. */
  one: Transcript;
  /** Lines that only the other engine produced. */
  other: Transcript;
}

/** The virtual time at which every story begins, so that all engines report the same times. */
const START_TIME = Date.UTC(2026, 0, 15, 12);

/** Plays the same stories in two engines and returns the first difference in each story. */
export async function compareEngines(
  one: TestBed,
  other: TestBed,
  { seed, stories: count }: { seed: number; stories: number },
): Promise<{ differences: StoryDifference[]; steps: number }> {
  const differences: StoryDifference[] = [];
  let steps = 0;
  for (const story of fc.sample(stories, { seed, numRuns: count })) {
    const [here, there] = [await transcriptsOf(one, story), await transcriptsOf(other, story)];
    steps += here.length;
    const difference = firstDifference(story, here, there);
    if (difference) differences.push(difference);
  }
  return { differences, steps };
}

interface StepTranscript {
  when: string;
  lines: Transcript;
}

/** The transcript after each step. If the candidate’s fault ends the story, a last line reports that. */
async function transcriptsOf(testBed: TestBed, story: readonly StoryStep[]): Promise<StepTranscript[]> {
  const context = new CheckContext(testBed, { violationsThrow: false });
  const transcriber = new Transcriber(context.profile);
  const transcripts: StepTranscript[] = [];
  const onSnapshot = async (snapshot: StorySnapshot) => {
    const lines = await transcriber.transcribe(snapshot);
    transcripts.push({ when: snapshot.when, lines: lines.filter((line) => !isKnown(line)) });
  };
  try {
    await playStory(context, story, onSnapshot, START_TIME);
  } catch (error) {
    if (!(error instanceof CandidateCrash || error instanceof CandidateTimeout)) throw error;
    transcripts.push({ when: 'after that', lines: [`the story ends with a ${error.verdict}`] });
  } finally {
    await context.close();
  }
  return transcripts;
}

function isKnown(line: string): boolean {
  return KNOWN_DIFFERENCES.some((known) => known.line.test(line));
}

function firstDifference(
  story: readonly StoryStep[],
  here: readonly StepTranscript[],
  there: readonly StepTranscript[],
): StoryDifference | null {
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

const NOTHING: StepTranscript = { when: '', lines: [] };

/** The lines that are not among the others. A repeated line counts as often as it is missing there. */
function without(lines: Transcript, others: Transcript): string[] {
  const left = [...others];
  return lines.filter((line) => {
    const place = left.indexOf(line);
    if (place < 0) return true;
    left.splice(place, 1);
    return false;
  });
}
