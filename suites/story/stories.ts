import fc from 'fast-check';
import {
  describeStep,
  HOSTS,
  type Opening,
  PROJECTS,
  type StoryStep,
  type TabNumber,
} from '../../spec/oracle/story/step.ts';
import { shrunkStory } from './smaller.ts';

/** Which of the things that can happen do happen in a story: those with few of them go deep, and many stories cover all. */
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

/** What may happen by its plot, and how often. */
function stepsOf(plot: Plot): fc.Arbitrary<StoryStep> {
  const tab = plot.tabs ? fc.constantFrom<TabNumber>(0, 1) : fc.constant<TabNumber>(0);
  const on = (isOn: boolean, weight: number, arbitrary: fc.Arbitrary<StoryStep>) =>
    isOn ? [{ weight, arbitrary }] : [];
  const isTroubled = plot.trouble !== 'none';
  return fc.oneof(
    ...on(true, 10, fc.record({ do: fc.constant('track'), tab })),
    ...on(plot.identifies, 4, fc.record({ do: fc.constant('identify'), tab })),
    ...on(plot.users, 4, fc.record({ do: fc.constant('setUserId'), tab, userId: fc.constantFrom(null, BEA, HARD) })),
    ...on(plot.optOut, 5, fc.record({ do: fc.constant('setOptOut'), tab, optOut: fc.constantFrom(true, true, false) })),
    ...on(plot.deferral, 4, fc.record({ do: fc.constant('enableTracking'), tab })),
    ...on(true, 4, fc.record({ do: fc.constant('reload'), tab })),
    ...on(true, 1, fc.record({ do: fc.constant('close'), tab })),
    ...on(plot.cookies, 1, fc.record({ do: fc.constant('clearStorage'), tab })),
    ...on(isTroubled, 6, fc.record({ do: fc.constant('endpoint'), answer: fc.constantFrom(...ANSWERS) })),
    ...on(isTroubled, 1, fc.record({ do: fc.constant('online'), online: fc.boolean() })),
    ...on(plot.time, 3, fc.record({ do: fc.constant('wait'), time: fc.constantFrom('minute', 'month') })),
    ...on(true, 4, openingsOf(plot)),
  );
}

function openingsOf(plot: Plot): fc.Arbitrary<Opening> {
  const none = <Value>(value: Value) => fc.constant(value);
  return fc.record({
    do: fc.constant('open' as const),
    tab: plot.tabs ? fc.constantFrom<TabNumber>(0, 1) : none<TabNumber>(0),
    host: plot.hosts ? fc.constantFrom(...HOSTS) : none(HOSTS[0]),
    project: plot.projects ? fc.constantFrom(...PROJECTS) : none(PROJECTS[0]),
    instance: plot.instances ? fc.boolean() : none(false),
    deferred: plot.deferral ? fc.boolean() : none(false),
    optOut: plot.optOut ? sometimes : none(false),
    userId: plot.users ? fc.constantFrom(null, null, 'ann@example.com') : none(null),
    cookies: plot.cookies ? fc.constantFrom('kept', 'kept', 'deleted', 'corrupted') : none('kept' as const),
  });
}

const BEA = 'bea@example.com';
const HARD = 'Ça 日本 👤';
const REFUSE: StoryStep = { do: 'endpoint', answer: 'refuse' };
const ANSWERS = ['accept', 'accept', 'refuse', 'hang'] as const;

/** What people, pages, networks and the endpoint may do, one after the other; a page is opened first. */
export const stories: fc.Arbitrary<readonly StoryStep[]> = shrunkStory(
  plots.chain((plot) => {
    const rest = fc.array(stepsOf(plot), { maxLength: 20, size: 'max' });
    const trouble = fc.array(fc.constant(REFUSE), { maxLength: plot.trouble === 'from the start' ? 1 : 0 });
    return fc
      .tuple(openingsOf(plot), trouble, rest)
      .map(([first, troubled, steps]): StoryStep[] => [{ ...first, tab: 0 }, ...troubled, ...steps]);
  }),
);

/** A story as a person tells it. */
export function describeStory(steps: readonly StoryStep[]): string {
  return `the story: ${steps.map((step, index) => `${index + 1}. ${describeStep(step)}`).join('; ')}`;
}
