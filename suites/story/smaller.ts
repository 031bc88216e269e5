import fc from 'fast-check';
import type { Opening, Step } from '../../spec/oracle/story/step.ts';

/** Of a story as long as this, or shorter, every two steps are left out together: one may make up for the other. */
const SHORT = 10;

const PLAIN: Omit<Opening, 'do'> = {
  tab: 0,
  host: 'www',
  project: 'main',
  instance: false,
  deferred: false,
  optOut: false,
  userId: null,
  cookies: 'kept',
};

/**
 * The same stories, made smaller as a person would: without many of their steps, without few, without one; then with one
 * step plainer. fast-check makes a list smaller from its beginning and each step by how it was drawn, which takes long and
 * leaves what nobody needs.
 */
export function madeSmaller(drawn: fc.Arbitrary<readonly Step[]>): fc.Arbitrary<readonly Step[]> {
  return new MadeSmaller(drawn);
}

class MadeSmaller extends fc.Arbitrary<readonly Step[]> {
  readonly #drawn: fc.Arbitrary<readonly Step[]>;

  constructor(drawn: fc.Arbitrary<readonly Step[]>) {
    super();
    this.#drawn = drawn;
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<readonly Step[]> {
    return asValue(this.#drawn.generate(random, bias).value);
  }

  override canShrinkWithoutContext(story: unknown): story is readonly Step[] {
    return Array.isArray(story);
  }

  override shrink(story: readonly Step[]): fc.Stream<fc.Value<readonly Step[]>> {
    return fc.stream(smaller(story)).map(asValue);
  }
}

function asValue(story: readonly Step[]): fc.Value<readonly Step[]> {
  return new fc.Value(story, undefined);
}

function* smaller(story: readonly Step[]): IterableIterator<readonly Step[]> {
  for (const shorter of withFewerSteps(story)) if (shorter[0]?.do === 'open') yield shorter;
  for (const [index, step] of story.entries()) for (const plain of plainer(step)) yield story.with(index, plain);
}

/** From the end: what comes after the step that shows a failure is not needed. */
function* withFewerSteps(story: readonly Step[]): IterableIterator<readonly Step[]> {
  for (let some = story.length >> 1; some > 0; some >>= 1) {
    for (let start = story.length - some; start >= 0; start -= some) yield story.toSpliced(start, some);
  }
  if (story.length > SHORT) return;
  for (const later of story.keys()) {
    for (let earlier = 0; earlier < later - 1; earlier++) {
      yield story.filter((_, index) => index !== earlier && index !== later);
    }
  }
}

function plainer(step: Step): readonly Step[] {
  switch (step.do) {
    case 'open':
      return Object.entries(PLAIN)
        .filter(([fact, plain]) => step[fact as keyof Opening] !== plain)
        .map(([fact, plain]) => ({ ...step, [fact]: plain }));
    case 'identify':
      return [{ ...step, do: 'track' }];
    case 'endpoint':
      return step.answer === 'hang' ? [{ ...step, answer: 'refuse' }] : [];
    case 'wait':
      return step.time === 'month' ? [{ ...step, time: 'minute' }] : [];
    default:
      return [];
  }
}
