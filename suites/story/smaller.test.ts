import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Step } from '../../spec/oracle/story/step.ts';
import { stories, toldStory } from './stories.ts';

/** Whether one of these happens after the other, with whatever between. */
function follow(story: readonly Step[], ...kinds: readonly Step['do'][]): boolean {
  let from = -1;
  return kinds.every((kind) => {
    from = story.findIndex((step, index) => index > from && step.do === kind);
    return from >= 0;
  });
}

test('a story is made as short as can be, and each step as plain as can be', () => {
  const { counterexample } = fc.check(
    fc.property(stories, (story) => !follow(story, 'open', 'setOptOut', 'reload', 'track')),
    { seed: 1, numRuns: 1000 },
  );
  const [story = []] = counterexample ?? [];
  expect(story.map((step) => step.do)).toEqual(['open', 'setOptOut', 'reload', 'track']);
  expect(toldStory(story)).toMatch(/^the story: 1\. tab 1 opens a page of www that initialises project main; 2\./);
});

test('a story is made shorter by two steps of which one makes up for the other', () => {
  const count = (story: readonly Step[], kind: Step['do']) => story.filter((step) => step.do === kind).length;
  const { counterexample } = fc.check(
    fc.property(stories, (story) => count(story, 'track') < 2 || count(story, 'reload') !== count(story, 'open')),
    { seed: 1, numRuns: 1000 },
  );
  const [story = []] = counterexample ?? [];
  expect(story.map((step) => step.do).toSorted()).toEqual(['open', 'reload', 'track', 'track']);
});
