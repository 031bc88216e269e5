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

/** What can be observed after a step, for all tabs together. */
export interface StoryObservation {
  accepted: readonly (AcceptedEvent | null)[];
  /** Names of the events that arrived in an upload that was not answered. */
  unanswered: ReadonlySet<string>;
  jar: readonly JarCookie[];
}

/** The state of a story after a step. */
export interface StorySnapshot {
  stage: StoryStage;
  step: StoryStep;
  /** The state that the oracle predicts. */
  world: World;
  observation: StoryObservation;
  /** Describes the step: “after step 2, …”. */
  when: string;
  /** Whether every open page waits for consent, so that nothing may leave. */
  isSilent: boolean;
  /** If so, what had left before the step. */
  departed: readonly string[];
}

/**
 * Plays a story on a site of its own and reports a snapshot after each step. `now` is the virtual time at which it
 * begins, in milliseconds since 1970; by default the current time.
 */
export async function playStory(
  context: CheckContext,
  story: readonly StoryStep[],
  onSnapshot: (snapshot: StorySnapshot) => Promise<void>,
  now?: number,
): Promise<void> {
  const stage = new StoryStage(context, await context.newSession(now === undefined ? {} : { now }));
  const cookieNameOf = stage.cookieNameOf.bind(stage);
  let before = INITIAL_WORLD;
  for (const [index, given] of story.entries()) {
    const step = feasibleStep(context, before, given);
    if (!step) continue;
    const name = `step ${index + 1}`;
    const world = afterStep(before, { step, name, now: stage.session.now }, cookieNameOf);
    const isSilent = !world.tabs.some((tab) => tab?.deferredCalls === null) && world.tabs.some((tab) => tab !== null);
    const departed = isSilent ? await stage.session.outgoingRequests() : [];
    await stage.take(step, name);
    // No requirement says when unsent events are tried again (ERRATUM-28), so they get the time.
    const mayArrive = world.events.some(({ maxAccepted, minAccepted }) => maxAccepted > 0 && minAccepted === 0);
    if (isUploadAccepted(world) && mayArrive) await stage.passTime(RETRY_WINDOW);
    const observation = await observe(stage);
    await onSnapshot({
      stage,
      step,
      world,
      observation,
      when: `after ${name}, ${describeStep(step)}`,
      isSilent,
      departed,
    });
    before = reconcile(world, new Set(observation.accepted.map(eventName)), observation.unanswered);
  }
}

/** The name by which the story knows an event or identify that arrived. */
export function eventName(event: Pick<AcceptedEvent, 'type' | 'userProperties'> | null): string {
  if (event?.type !== IDENTIFY) return event?.type ?? '(unreadable)';
  return /step \d+/.exec(JSON.stringify(event.userProperties))?.[0] ?? '$identify';
}

async function observe({ session }: StoryStage): Promise<StoryObservation> {
  const uploads = await session.uploads();
  const unanswered = uploads.flatMap(({ status, events }) => (status === null ? (events ?? []) : [])).map(eventName);
  return { accepted: await session.acceptedEvents(), unanswered: new Set(unanswered), jar: await session.jar() };
}

/** The step as this candidate can take it in this world; `null` if it cannot be taken. */
function feasibleStep(context: CheckContext, world: World, given: StoryStep): StoryStep | null {
  const step = inAnOpenTab(world, given);
  if (step.do === 'open') {
    return {
      ...step,
      instance: step.instance && context.can('instances'),
      // Consent to a project whose key begins alike may count for this one: they share a cookie (DEFER-15).
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
