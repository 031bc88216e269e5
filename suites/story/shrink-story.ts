import fc from 'fast-check';
import { DEFAULT_OPENING, type Opening, type StoryStep } from '../../spec/oracle/story/step.ts';

/** A story of at most this many steps is changed in two ways at once. */
const SHORT = 8;

/**
 * Returns the same stories, shrunk as a person would: first many steps are removed at once, then few, then single ones,
 * and then a step is simplified. fast-check’s own shrinking removes steps from the start of the list and shrinks each
 * step by how it was generated, which takes long and leaves unnecessary steps.
 */
export function shrinkableStories(stories: fc.Arbitrary<readonly StoryStep[]>): fc.Arbitrary<readonly StoryStep[]> {
  return new ShrinkableStories(stories);
}

class ShrinkableStories extends fc.Arbitrary<readonly StoryStep[]> {
  readonly #stories: fc.Arbitrary<readonly StoryStep[]>;

  constructor(stories: fc.Arbitrary<readonly StoryStep[]>) {
    super();
    this.#stories = stories;
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<readonly StoryStep[]> {
    return asValue(this.#stories.generate(random, bias).value);
  }

  override canShrinkWithoutContext(story: unknown): story is readonly StoryStep[] {
    return Array.isArray(story);
  }

  override shrink(story: readonly StoryStep[]): fc.Stream<fc.Value<readonly StoryStep[]>> {
    return fc.stream(smallerStories(story)).map(asValue);
  }
}

function asValue(story: readonly StoryStep[]): fc.Value<readonly StoryStep[]> {
  return new fc.Value(story, undefined);
}

function* smallerStories(story: readonly StoryStep[]): IterableIterator<readonly StoryStep[]> {
  for (const candidate of candidates(story)) if (candidate[0]?.do === 'open') yield candidate;
}

/**
 * Shorter stories, then simpler ones, then those with another step removed as well: one step may compensate for
 * another.
 */
function* candidates(story: readonly StoryStep[]): IterableIterator<readonly StoryStep[]> {
  for (let count = story.length; count > 0; count >>= 1) yield* withoutSteps(count, story);
  yield* simplerStories(story);
  if (story.length > SHORT) return;
  for (const other of [...withoutSteps(1, story), ...simplerStories(story)]) yield* withoutSteps(1, other);
}

/** From the end: steps after the one that shows a failure are not needed. */
function* withoutSteps(count: number, story: readonly StoryStep[]): IterableIterator<readonly StoryStep[]> {
  for (let start = story.length - count; start >= 0; start -= count) yield story.toSpliced(start, count);
}

/** Stories of the same length or shorter, in which one step is simpler or a refusal starts one step earlier. */
function* simplerStories(story: readonly StoryStep[]): IterableIterator<readonly StoryStep[]> {
  for (const [index, step] of story.entries()) {
    for (const simpler of simplerSteps(step)) yield story.with(index, simpler);
    const before = story[index - 1];
    if (before && isRefusal(step) && !isRefusal(before)) yield story.toSpliced(index - 1, 2, step, before);
  }
}

function isRefusal(step: StoryStep): boolean {
  return step.do === 'endpoint' ? step.answer !== 'accept' : step.do === 'online' && !step.online;
}

function simplerSteps(step: StoryStep): readonly StoryStep[] {
  const inFirstTab: readonly StoryStep[] = 'tab' in step && step.tab === 1 ? [{ ...step, tab: 0 }] : [];
  switch (step.do) {
    case 'open':
      return Object.entries(DEFAULT_OPENING)
        .filter(([fact, plain]) => step[fact as keyof Opening] !== plain)
        .map(([fact, plain]) => ({ ...step, [fact]: plain }));
    case 'identify':
      return [...inFirstTab, { ...step, do: 'track' }];
    case 'endpoint':
      return step.answer === 'hang' ? [{ ...step, answer: 'refuse' }] : [];
    case 'wait':
      return step.time === 'month' ? [{ ...step, time: 'minute' }] : [];
    default:
      return inFirstTab;
  }
}
