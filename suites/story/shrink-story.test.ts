import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_OPENING as open, type StoryStep } from '../../spec/oracle/story/step.ts';
import { shrinkableStories } from './shrink-story.ts';
import { describeStory, stories } from './stories.ts';

const track: StoryStep = { do: 'track', tab: 0 };
const reload: StoryStep = { do: 'reload', tab: 0 };
const optOut: StoryStep = { do: 'setOptOut', tab: 0, optOut: true };
const logIn: StoryStep = { do: 'setUserId', tab: 0, userId: 'bea' };
const refuse: StoryStep = { do: 'endpoint', answer: 'refuse' };

/** The story that is left after shrinking one that shows a failure. */
function smallest(
  from: fc.Arbitrary<readonly StoryStep[]>,
  shows: (story: readonly StoryStep[]) => boolean,
): readonly StoryStep[] {
  const { counterexample } = fc.check(
    fc.property(from, (story) => !shows(story)),
    { seed: 1, numRuns: 1000 },
  );
  return counterexample?.[0] ?? [];
}

const of = (...story: readonly StoryStep[]) => shrinkableStories(fc.constant(story));
const count = (story: readonly StoryStep[], kind: StoryStep['do']) => story.filter((step) => step.do === kind).length;

/** Whether steps of these kinds follow each other, with any other steps in between. */
function follow(story: readonly StoryStep[], ...kinds: readonly StoryStep['do'][]): boolean {
  let from = -1;
  return kinds.every((kind) => {
    from = story.findIndex((step, index) => index > from && step.do === kind);
    return from >= 0;
  });
}

test('a generated story is shrunk to the fewest and simplest steps that show the failure', () => {
  const story = smallest(stories, (one) => follow(one, 'open', 'setOptOut', 'reload', 'track'));
  expect(story.map((step) => step.do)).toEqual(['open', 'setOptOut', 'reload', 'track']);
  expect(describeStory(story)).toMatch(/^the story: 1\. tab 1 opens a page of www that initialises project main; 2\./);
});

test('a single unnecessary step is removed', () => {
  const shows = (story: readonly StoryStep[]) => follow(story, 'open', 'setOptOut', 'reload');
  expect(smallest(of(open, track, optOut, track, reload, track), shows)).toEqual([open, optOut, reload]);
});

test('two steps that compensate for each other are removed together', () => {
  const shows = (story: readonly StoryStep[]) =>
    count(story, 'track') > 1 && count(story, 'setUserId') === count(story, 'reload');
  expect(smallest(of(open, logIn, track, reload, track), shows)).toEqual([open, track, track]);
});

test('a refusal starts earlier if that needs fewer steps', () => {
  /** Whether an event is refused. A page that waits for consent sends it once tracking is enabled. */
  const shows = (story: readonly StoryStep[]) =>
    story.some((step) => step.do === 'open' && step.deferred)
      ? follow(story, 'track', 'enableTracking') && follow(story, 'endpoint', 'enableTracking')
      : follow(story, 'endpoint', 'track');
  const waiting: StoryStep = { ...open, deferred: true };
  expect(smallest(of(waiting, track, refuse, { do: 'enableTracking', tab: 0 }), shows)).toEqual([open, refuse, track]);
});

test('a step is simplified and another removed at once if neither alone still shows the failure', () => {
  const shows = (story: readonly StoryStep[]) => {
    const answer = story.find((step) => step.do === 'endpoint')?.answer;
    return answer === 'hang' ? count(story, 'track') === 2 : answer === 'refuse' && count(story, 'track') === 1;
  };
  const hang: StoryStep = { do: 'endpoint', answer: 'hang' };
  expect(smallest(of(open, hang, track, track), shows)).toEqual([open, refuse, track]);
});
