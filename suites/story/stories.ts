import fc from 'fast-check';
import {
  describeStep,
  HOSTS,
  type Opening,
  PROJECTS,
  type StoryStep,
  type TabNumber,
} from '../../spec/oracle/story/step.ts';
import { shrinkableStories } from './shrink-story.ts';

/**
 * The kinds of steps that occur in a story. Stories with few kinds go deep, and many stories together cover all kinds.
 */
interface Plot {
  tabs: boolean;
  hosts: boolean;
  projects: boolean;
  instances: boolean;
  users: boolean;
  identifies: boolean;
  deferral: boolean;
  optOut: boolean;
  trouble: 'none' | 'at times' | 'from the start';
  cookies: boolean;
  time: boolean;
}

const sometimes = fc.constantFrom(false, false, true);
const often = fc.constantFrom(false, true);

const plots: fc.Arbitrary<Plot> = fc.record({
  tabs: sometimes,
  hosts: sometimes,
  projects: sometimes,
  instances: sometimes,
  users: often,
  identifies: often,
  deferral: often,
  optOut: often,
  trouble: fc.constantFrom('none', 'at times', 'from the start'),
  cookies: sometimes,
  time: sometimes,
});

/** The steps that a plot allows, weighted. */
function stepsOf(plot: Plot): fc.Arbitrary<StoryStep> {
  const tab = plot.tabs ? fc.constantFrom<TabNumber>(0, 1) : fc.constant<TabNumber>(0);
  const includeIf = (isOn: boolean, weight: number, arbitrary: fc.Arbitrary<StoryStep>) =>
    isOn ? [{ weight, arbitrary }] : [];
  const isTroubled = plot.trouble !== 'none';
  return fc.oneof(
    ...includeIf(true, 10, fc.record({ do: fc.constant('track'), tab })),
    ...includeIf(plot.identifies, 4, fc.record({ do: fc.constant('identify'), tab })),
    ...includeIf(
      plot.users,
      4,
      fc.record({ do: fc.constant('setUserId'), tab, userId: fc.constantFrom(null, BEA, HARD) }),
    ),
    ...includeIf(
      plot.optOut,
      5,
      fc.record({ do: fc.constant('setOptOut'), tab, optOut: fc.constantFrom(true, true, false) }),
    ),
    ...includeIf(plot.deferral, 4, fc.record({ do: fc.constant('enableTracking'), tab })),
    ...includeIf(true, 4, fc.record({ do: fc.constant('reload'), tab })),
    ...includeIf(true, 1, fc.record({ do: fc.constant('close'), tab })),
    ...includeIf(plot.cookies, 1, fc.record({ do: fc.constant('clearStorage'), tab })),
    ...includeIf(isTroubled, 6, fc.record({ do: fc.constant('endpoint'), answer: fc.constantFrom(...ANSWERS) })),
    ...includeIf(isTroubled, 1, fc.record({ do: fc.constant('online'), online: fc.boolean() })),
    ...includeIf(plot.time, 3, fc.record({ do: fc.constant('wait'), time: fc.constantFrom('minute', 'month') })),
    ...includeIf(true, 4, openingsOf(plot)),
  );
}

function openingsOf(plot: Plot): fc.Arbitrary<Opening> {
  const always = <Value>(value: Value) => fc.constant(value);
  return fc.record({
    do: fc.constant('open' as const),
    tab: plot.tabs ? fc.constantFrom<TabNumber>(0, 1) : always<TabNumber>(0),
    host: plot.hosts ? fc.constantFrom(...HOSTS) : always(HOSTS[0]),
    project: plot.projects ? fc.constantFrom(...PROJECTS) : always(PROJECTS[0]),
    instance: plot.instances ? fc.boolean() : always(false),
    deferred: plot.deferral ? fc.boolean() : always(false),
    optOut: plot.optOut ? sometimes : always(false),
    userId: plot.users ? fc.constantFrom(null, null, 'ann@example.com') : always(null),
    cookies: plot.cookies ? fc.constantFrom('kept', 'kept', 'deleted', 'corrupted') : always('kept' as const),
  });
}

const BEA = 'bea@example.com';
const HARD = 'Ça 日本 👤';
const REFUSE: StoryStep = { do: 'endpoint', answer: 'refuse' };
const ANSWERS = ['accept', 'accept', 'refuse', 'hang'] as const;

/** Sequences of what a person, pages, the network and the endpoint do. The first step opens a page. */
export const stories: fc.Arbitrary<readonly StoryStep[]> = shrinkableStories(
  plots.chain((plot) => {
    const rest = fc.array(stepsOf(plot), { maxLength: 20, size: 'max' });
    const trouble = fc.array(fc.constant(REFUSE), { maxLength: plot.trouble === 'from the start' ? 1 : 0 });
    return fc
      .tuple(openingsOf(plot), trouble, rest)
      .map(([first, troubled, steps]): StoryStep[] => [{ ...first, tab: 0 }, ...troubled, ...steps]);
  }),
);

/** Describes a story in words, its steps numbered. */
export function describeStory(steps: readonly StoryStep[]): string {
  return `the story: ${steps.map((step, index) => `${index + 1}. ${describeStep(step)}`).join('; ')}`;
}
