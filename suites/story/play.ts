import type { JarCookie } from '../../harness/engine/engine.ts';
import type { AcceptedEvent } from '../../harness/session/session.ts';
import { describeStep, type StoryStep } from '../../spec/oracle/story/step.ts';
import {
  afterStep,
  INITIAL_WORLD,
  isApplicable,
  isUploadAccepted,
  reconcile,
  type World,
} from '../../spec/oracle/story/world.ts';
import { RETRY_WINDOW } from '../../spec/oracle/unsent-queue.ts';
import { IDENTIFY } from '../../spec/oracle/upload.ts';
import type { CheckContext } from '../check/check-context.ts';
import { StoryStage } from './stage.ts';

/** What can be seen of all tabs together after a step. */
export interface StoryObservation {
  accepted: readonly (AcceptedEvent | null)[];
  /** Names of what arrived and was not answered. */
  unanswered: ReadonlySet<string>;
  jar: readonly JarCookie[];
}

/** How things stand after a step. */
export interface StoryMoment {
  stage: StoryStage;
  step: StoryStep;
  /** The world as the oracle has it. */
  world: World;
  sight: StoryObservation;
  /** After what, as a person tells it. */
  when: string;
  /** Whether all that is open waits for consent, so that nothing may leave; and what had left before the step. */
  isSilent: boolean;
  departed: readonly string[];
}

/**
 * Plays a story on a site of its own, and shows how things stand after each step. `now` is when it begins, in
 * milliseconds since 1970: from now on, unless given.
 */
export async function playStory(
  context: CheckContext,
  story: readonly StoryStep[],
  show: (moment: StoryMoment) => Promise<void>,
  now?: number,
): Promise<void> {
  const stage = new StoryStage(context, await context.session(now === undefined ? {} : { now }));
  const identityOf = stage.identityOf.bind(stage);
  let before = INITIAL_WORLD;
  for (const [index, given] of story.entries()) {
    const step = possible(context, before, given);
    if (!step) continue;
    const name = `step ${index + 1}`;
    const world = afterStep(before, { step, name, now: stage.session.now }, identityOf);
    const isSilent = !world.tabs.some((tab) => tab?.deferredCalls === null) && world.tabs.some((tab) => tab !== null);
    const departed = isSilent ? await stage.session.outgoingRequests() : [];
    await stage.take(step, name);
    // Nobody says when what waits is tried again (ERRATUM-28): it gets the time.
    const mayArrive = world.events.some(({ maxAccepted, minAccepted }) => maxAccepted > 0 && minAccepted === 0);
    if (isUploadAccepted(world) && mayArrive) await stage.pass(RETRY_WINDOW);
    const sight = await look(stage);
    await show({ stage, step, world, sight, when: `after ${name}, ${describeStep(step)}`, isSilent, departed });
    before = reconcile(world, new Set(sight.accepted.map(nameOf)), sight.unanswered);
  }
}

/** By what an event or identify that arrived is known to the story. */
export function nameOf(event: Pick<AcceptedEvent, 'type' | 'userProperties'> | null): string {
  if (event?.type !== IDENTIFY) return event?.type ?? '(unreadable)';
  return /step \d+/.exec(JSON.stringify(event.userProperties))?.[0] ?? '$identify';
}

async function look({ session }: StoryStage): Promise<StoryObservation> {
  const uploads = await session.uploads();
  const unanswered = uploads.flatMap(({ status, events }) => (status === null ? (events ?? []) : [])).map(nameOf);
  return { accepted: await session.accepted(), unanswered: new Set(unanswered), jar: await session.jar() };
}

/** The step as it can be taken by this candidate in this world; `null` where it means nothing. */
function possible(context: CheckContext, world: World, given: StoryStep): StoryStep | null {
  const step = inAnOpenTab(world, given);
  if (step.do === 'open') {
    return {
      ...step,
      instance: step.instance && context.can('instances'),
      // A consent to a project whose key begins alike may be one to this: they share a cookie (DEFER-15).
      deferred:
        step.deferred && step.project !== 'alike' && step.cookies !== 'corrupted' && context.can('deferInitialization'),
      optOut: step.optOut && context.can('optOut'),
    };
  }
  if (!isApplicable(world, step)) return null;
  if (step.do === 'identify' && !context.can('identify')) return null;
  if (step.do === 'setOptOut' && !context.can('optOut')) return null;
  if (step.do === 'enableTracking' && !context.can('deferInitialization')) return null;
  if (step.do === 'clearStorage' && !context.can('clearStorage')) return null;
  return step;
}

function inAnOpenTab(world: World, step: StoryStep): StoryStep {
  if (step.do === 'open' || !('tab' in step) || world.tabs[step.tab]) return step;
  return { ...step, tab: step.tab === 0 ? 1 : 0 };
}
