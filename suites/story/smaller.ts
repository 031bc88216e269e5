import fc from 'fast-check';
import { DEFAULT_OPENING, type Opening, type StoryStep } from '../../spec/oracle/story/step.ts';

/** A story as long as this, or shorter, is changed in two ways at once. */
const SHORT = 8;

/**
 * The same stories, made smaller as a person would: without many of their steps, without few, without one; then with one
 * step plainer. fast-check makes a list smaller from its beginning and each step by how it was drawn, which takes long and
 * leaves what nobody needs.
 */
export function shrunkStory(drawn: fc.Arbitrary<readonly StoryStep[]>): fc.Arbitrary<readonly StoryStep[]> {
  return new MadeSmaller(drawn);
}

class MadeSmaller extends fc.Arbitrary<readonly StoryStep[]> {
  readonly #drawn: fc.Arbitrary<readonly StoryStep[]>;

  constructor(drawn: fc.Arbitrary<readonly StoryStep[]>) {
    super();
    this.#drawn = drawn;
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<readonly StoryStep[]> {
    return asValue(this.#drawn.generate(random, bias).value);
  }

  override canShrinkWithoutContext(story: unknown): story is readonly StoryStep[] {
    return Array.isArray(story);
  }

  override shrink(story: readonly StoryStep[]): fc.Stream<fc.Value<readonly StoryStep[]>> {
    return fc.stream(smaller(story)).map(asValue);
  }
}

function asValue(story: readonly StoryStep[]): fc.Value<readonly StoryStep[]> {
  return new fc.Value(story, undefined);
}

function* smaller(story: readonly StoryStep[]): IterableIterator<readonly StoryStep[]> {
  for (const other of changed(story)) if (other[0]?.do === 'open') yield other;
}

/** Shorter, or plainer, or first one of these and then without a step: one step may make up for another. */
function* changed(story: readonly StoryStep[]): IterableIterator<readonly StoryStep[]> {
  // From the end: what comes after the step that shows a failure is not needed.
  for (let some = story.length; some > 0; some >>= 1) yield* without(some, story);
  yield* plainer(story);
  if (story.length > SHORT) return;
  for (const other of [...without(1, story), ...plainer(story)]) yield* without(1, other);
}

function* without(some: number, story: readonly StoryStep[]): IterableIterator<readonly StoryStep[]> {
  for (let start = story.length - some; start >= 0; start -= some) yield story.toSpliced(start, some);
}

/** No longer than the story: one step is plainer, or what is refused is refused from earlier on. */
function* plainer(story: readonly StoryStep[]): IterableIterator<readonly StoryStep[]> {
  for (const [index, step] of story.entries()) {
    for (const plain of plainerStep(step)) yield story.with(index, plain);
    const before = story[index - 1];
    if (before && isRefusal(step) && !isRefusal(before)) yield story.toSpliced(index - 1, 2, step, before);
  }
}

function isRefusal(step: StoryStep): boolean {
  return step.do === 'endpoint' ? step.answer !== 'accept' : step.do === 'online' && !step.online;
}

function plainerStep(step: StoryStep): readonly StoryStep[] {
  const others: readonly StoryStep[] = 'tab' in step && step.tab === 1 ? [{ ...step, tab: 0 }] : [];
  switch (step.do) {
    case 'open':
      return Object.entries(DEFAULT_OPENING)
        .filter(([fact, plain]) => step[fact as keyof Opening] !== plain)
        .map(([fact, plain]) => ({ ...step, [fact]: plain }));
    case 'identify':
      return [...others, { ...step, do: 'track' }];
    case 'endpoint':
      return step.answer === 'hang' ? [{ ...step, answer: 'refuse' }] : [];
    case 'wait':
      return step.time === 'month' ? [{ ...step, time: 'minute' }] : [];
    default:
      return others;
  }
}
