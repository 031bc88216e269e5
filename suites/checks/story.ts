import { type Step, toldStep } from '../../spec/oracle/story/step.ts';
import { AT_FIRST, afterStep, asSeen, canBeTaken, reaches, type World } from '../../spec/oracle/story/world.ts';
import { RETRIED_WITHIN } from '../../spec/oracle/unsent-queue.ts';
import { property } from '../check.ts';
import { residue } from '../observations.ts';
import { judgeWorld, look, nameOf } from '../story/judge-world.ts';
import { Stage } from '../story/stage.ts';
import { stories, toldStory } from '../story/stories.ts';
import type { Trial } from '../trial.ts';

export const storyChecks = [
  property({
    id: 'any-story',
    title: 'Of any story, after each step, all that can be seen is what a conforming SDK would show',
    covers: [
      'CLEAR-1',
      'COOKIE-ATTR-1',
      'COOKIE-ATTR-2',
      'COOKIE-ATTR-4',
      'COOKIE-ATTR-6',
      'COOKIE-NAME-1',
      'COOKIE-VALUE-1',
      'COOKIE-VALUE-11',
      'COOKIE-VALUE-2',
      'COOKIE-VALUE-4',
      'DEFER-1',
      'DEFER-2',
      'DOMAIN-1',
      'IDENTITY-1',
      'IDENTITY-3',
      'IDENTITY-8',
      'IDENTITY-9',
      'OPTOUT-1',
      'OPTOUT-5',
      'OPTOUT-7',
      'ORDER-1',
      'ORDER-2',
      'ORDER-3',
      'ORDER-4',
      'PROBE-1',
      'UNSENT-1',
      'UNSENT-15',
      'UNSENT-3',
      'UNSENT-SCOPE-1',
      'UNSENT-SCOPE-2',
      'UNSENT-SCOPE-4',
      'PROJECT-1',
      'SESSION-1',
      'SESSION-2',
    ],
    cost: 4,
    arbitrary: stories,
    passesOverDeviations: true,
    shrinks: 400,
    told: toldStory,
    async holds(trial, story) {
      const stage = new Stage(trial, await trial.session());
      let world = AT_FIRST;
      for (const [index, given] of story.entries()) {
        const step = possible(trial, world, given);
        if (step) world = await play(trial, stage, world, step, index + 1);
      }
    },
  }),
];

/** The step as it can be taken by this candidate in this world; `null` where it means nothing. */
function possible(trial: Trial, world: World, given: Step): Step | null {
  const step = inAnOpenTab(world, given);
  if (step.do === 'open') {
    return {
      ...step,
      instance: step.instance && trial.can('instances'),
      // A consent to a project whose key begins alike may be one to this: they share a cookie (DEFER-15).
      deferred:
        step.deferred && step.project !== 'alike' && step.cookies !== 'spoilt' && trial.can('deferInitialization'),
      optOut: step.optOut && trial.can('optOut'),
    };
  }
  if (!canBeTaken(world, step)) return null;
  if (step.do === 'identify' && !trial.can('identify')) return null;
  if (step.do === 'setOptOut' && !trial.can('optOut')) return null;
  if (step.do === 'enableTracking' && !trial.can('deferInitialization')) return null;
  if (step.do === 'clearStorage' && !trial.can('clearStorage')) return null;
  return step;
}

function inAnOpenTab(world: World, step: Step): Step {
  if (step.do === 'open' || !('tab' in step) || world.tabs[step.tab]) return step;
  return { ...step, tab: step.tab === 0 ? 1 : 0 };
}

async function play(trial: Trial, stage: Stage, before: World, step: Step, number: number): Promise<World> {
  const name = `step ${number}`;
  const when = `after ${name}, ${toldStep(step)}`;
  const identityOf = stage.identityOf.bind(stage);
  const taken = { step, name, now: stage.session.now };
  const after = afterStep(before, taken, identityOf);
  const isSilent =
    'tab' in step && after.tabs[step.tab]?.early != null && !after.tabs.some((tab) => tab?.early === null);
  const departed = isSilent ? await stage.session.departures() : [];
  await stage.take(step, name);
  // Nobody says when what waits is tried again (ERRATUM-28): it gets the time.
  if (reaches(after) && after.events.some(({ most, least }) => most > 0 && least === 0))
    await stage.pass(RETRIED_WITHIN);
  if (isSilent) {
    const gone = (await stage.session.departures()).filter((one) => !departed.includes(one));
    trial.judge('DEFER-2', `what left a page that waits for consent, ${when}`, gone, []);
    const [page] = stage.open;
    if (after.visitors === 0 && page)
      trial.judge('DEFER-1', `what is stored without consent, ${when}`, await residue(stage.session, page), []);
  }
  const sight = await look(stage);
  await judgeWorld(trial, stage, after, sight, when);
  return asSeen(after, new Set(sight.accepted.map(nameOf)), sight.unanswered);
}
