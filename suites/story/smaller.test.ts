import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_OPENING as open, type StoryStep } from '../../spec/oracle/story/step.ts';
import { shrunkStory } from './smaller.ts';
import { describeStory, stories } from './stories.ts';

const track: StoryStep = { do: 'track', tab: 0 };
const reload: StoryStep = { do: 'reload', tab: 0 };
const optOut: StoryStep = { do: 'setOptOut', tab: 0, optOut: true };
const logIn: StoryStep = { do: 'setUserId', tab: 0, userId: 'bea' };
const refuse: StoryStep = { do: 'endpoint', answer: 'refuse' };

/** What is left of a story that shows a failure, and of which smaller ones show it too. */
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

const of = (...story: readonly StoryStep[]) => shrunkStory(fc.constant(story));
const count = (story: readonly StoryStep[], kind: StoryStep['do']) => story.filter((step) => step.do === kind).length;

/** Whether one of these happens after the other, with whatever between. */
function follow(story: readonly StoryStep[], ...kinds: readonly StoryStep['do'][]): boolean {
  let from = -1;
  return kinds.every((kind) => {
    from = story.findIndex((step, index) => index > from && step.do === kind);
    return from >= 0;
  });
}

test('any story is made as short as can be, and each step as plain as can be', () => {
  const story = smallest(stories, (one) => follow(one, 'open', 'setOptOut', 'reload', 'track'));
  expect(story.map((step) => step.do)).toEqual(['open', 'setOptOut', 'reload', 'track']);
  expect(describeStory(story)).toMatch(/^the story: 1\. tab 1 opens a page of www that initialises project main; 2\./);
});

test('a single step that nobody needs is left out', () => {
  const shows = (story: readonly StoryStep[]) => follow(story, 'open', 'setOptOut', 'reload');
  expect(smallest(of(open, track, optOut, track, reload, track), shows)).toEqual([open, optOut, reload]);
});

test('two steps of which one makes up for the other are left out together', () => {
  const shows = (story: readonly StoryStep[]) =>
    count(story, 'track') > 1 && count(story, 'setUserId') === count(story, 'reload');
  expect(smallest(of(open, logIn, track, reload, track), shows)).toEqual([open, track, track]);
});

test('what is refused is refused from earlier on, where that needs fewer steps', () => {
  /** Whether an event is refused: one of a page that waits is sent once it is enabled. */
  const shows = (story: readonly StoryStep[]) =>
    story.some((step) => step.do === 'open' && step.deferred)
      ? follow(story, 'track', 'enableTracking') && follow(story, 'endpoint', 'enableTracking')
      : follow(story, 'endpoint', 'track');
  const waiting: StoryStep = { ...open, deferred: true };
  expect(smallest(of(waiting, track, refuse, { do: 'enableTracking', tab: 0 }), shows)).toEqual([open, refuse, track]);
});

test('a step is made plainer and another left out at once, where neither helps alone', () => {
  const shows = (story: readonly StoryStep[]) => {
    const answer = story.find((step) => step.do === 'endpoint')?.answer;
    return answer === 'hang' ? count(story, 'track') === 2 : answer === 'refuse' && count(story, 'track') === 1;
  };
  const hang: StoryStep = { do: 'endpoint', answer: 'hang' };
  expect(smallest(of(open, hang, track, track), shows)).toEqual([open, refuse, track]);
});
