import fc from 'fast-check';
import { HOSTS, type Opening, PROJECTS, type Step, toldStep } from '../../spec/oracle/story/step.ts';

/** Mostly the first tab, so that much happens on one page. */
const tab = fc.constantFrom<Opening['tab']>(0, 0, 0, 1);

const opening: fc.Arbitrary<Opening> = fc.record({
  do: fc.constant('open' as const),
  tab,
  host: fc.constantFrom<Opening['host']>(HOSTS[0], HOSTS[0], ...HOSTS),
  project: fc.constantFrom<Opening['project']>(PROJECTS[0], PROJECTS[0], ...PROJECTS),
  instance: fc.constantFrom(false, false, false, false, true),
  deferred: fc.constantFrom(false, false, true),
  optOut: fc.constantFrom(false, false, false, false, false, true),
  userId: fc.constantFrom(null, null, null, 'ann@example.com'),
  cookies: fc.constantFrom<Opening['cookies']>('kept', 'kept', 'kept', 'kept', 'removed', 'spoilt'),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ do: fc.constant('track' as const), tab }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('identify' as const), tab }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('setUserId' as const),
      tab,
      userId: fc.constantFrom(null, 'bea@example.com', 'Ça 日本 👤'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('setOptOut' as const), tab, optOut: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('enableTracking' as const), tab }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('reload' as const), tab }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const), tab }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clearStorage' as const), tab }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('endpoint' as const),
      answer: fc.constantFrom('accept' as const, 'accept' as const, 'refuse' as const, 'hang' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('online' as const), online: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      time: fc.constantFrom('minute' as const, 'month' as const),
    }),
  },
  { weight: 6, arbitrary: opening },
);

/** What people, pages, networks and the endpoint may do, one after the other; a page is opened first. */
export const stories: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    opening.map((first): Opening => ({ ...first, tab: 0 })),
    fc.array(step, { minLength: 1, maxLength: 14 }),
  )
  .map(([first, rest]): Step[] => [first, ...rest]);

/** A story as a person tells it. */
export function toldStory(steps: readonly Step[]): string {
  return `the story: ${steps.map((step, index) => `${index + 1}. ${toldStep(step)}`).join('; ')}`;
}
