import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Opening, DEFAULT_OPENING as page, type StoryStep } from './step.ts';
import { afterStep, INITIAL_WORLD, isApplicable, reconcile, type World } from './world.ts';

const track: StoryStep = { do: 'track', tab: 0 };
const refuse: StoryStep = { do: 'endpoint', answer: 'refuse' };
const hang: StoryStep = { do: 'endpoint', answer: 'hang' };
const accept: StoryStep = { do: 'endpoint', answer: 'accept' };
const out: StoryStep = { do: 'setOptOut', tab: 0, optOut: true };
const back: StoryStep = { do: 'setOptOut', tab: 0, optOut: false };
const reload: StoryStep = { do: 'reload', tab: 0 };

const byKey = (project: Opening['project']) => (project === 'other' ? 'other' : 'main');

/** The world after each step, given which of the possibly accepted events are accepted. */
function worlds(steps: readonly StoryStep[], isAccepted: (name: string) => boolean = () => false): World[] {
  const all = [INITIAL_WORLD];
  for (const [index, step] of steps.entries()) {
    const before = all.at(-1) ?? INITIAL_WORLD;
    if (!isApplicable(before, step)) continue;
    const after = afterStep(before, { step, name: `step ${index + 1}`, now: index }, byKey);
    const due = after.events.filter(
      ({ name, minAccepted, maxAccepted }) => minAccepted > 0 || (maxAccepted > 0 && isAccepted(name)),
    );
    all.push(reconcile(after, new Set(due.map(({ name }) => name)), new Set()));
  }
  return all;
}

const last = (steps: readonly StoryStep[]) => worlds(steps).at(-1) ?? INITIAL_WORLD;
const fates = (steps: readonly StoryStep[]) =>
  last(steps).events.map(({ name, minAccepted, maxAccepted, isDue, mustBeStored }) => ({
    name,
    minAccepted,
    maxAccepted,
    isDue,
    mustBeStored,
  }));

describe('an event', () => {
  const WAITING = { minAccepted: 0, maxAccepted: 0, isDue: true, mustBeStored: true };
  const ARRIVED = { minAccepted: 1, maxAccepted: 1, isDue: true, mustBeStored: true };

  test('is accepted at once, or waits for the next event of its queue', () => {
    expect(fates([page, track])).toEqual([{ name: 'step 2', ...ARRIVED }]);
    expect(fates([page, refuse, track])).toEqual([{ name: 'step 3', ...WAITING }]);
    expect(fates([page, refuse, track, accept, track])).toEqual([
      { name: 'step 3', ...ARRIVED },
      { name: 'step 5', ...ARRIVED },
    ]);
    const elsewhere = { ...page, host: 'app' } as const;
    expect(fates([page, refuse, track, accept, elsewhere, track])[0]).toEqual({ name: 'step 3', ...WAITING });
  });

  test('is dropped while the user is opted out, and events already waiting are sent only after they opt in again', () => {
    expect(last([page, out, track])).toMatchObject({ events: [], suppressed: ['step 3'] });
    const waited = [page, refuse, track, out, accept];
    expect(fates(waited)).toEqual([
      { name: 'step 3', minAccepted: 0, maxAccepted: 0, isDue: false, mustBeStored: false },
    ]);
    const [event] = worlds([...waited, back], () => true).at(-1)?.events ?? [];
    expect(event).toMatchObject({ minAccepted: 1 });
  });

  test('that is in flight when its page is left may be accepted twice', () => {
    const before = afterStep(last([page, hang]), { step: track, name: 'in flight', now: 0 }, byKey);
    const seen = reconcile(before, new Set(), new Set(['in flight']));
    const left = afterStep(seen, { step: reload, name: 'reload', now: 0 }, byKey);
    expect(left.events).toMatchObject([{ maxAccepted: Number.POSITIVE_INFINITY, isDue: true, mustBeStored: false }]);
  });
});

describe('an identity', () => {
  test('is created by consent, and ends with its cookies', () => {
    const waiting = { ...page, deferred: true };
    expect(last([waiting, track])).toMatchObject({ identities: {}, events: [] });
    expect(Object.keys(last([waiting, { do: 'enableTracking', tab: 0 }]).identities)).toEqual(['main']);
    const again = last([page, { ...waiting, cookies: 'deleted' }]);
    expect(again).toMatchObject({ identities: {}, visitors: 1 });
    expect(last([page, waiting]).tabs[0]?.deferredCalls).toBeNull();
  });

  test('has the value one page remembers or the one another page stored, and no other', () => {
    const beside = { ...page, tab: 1 } as const;
    const steps: StoryStep[] = [page, beside, { do: 'setUserId', tab: 1, userId: 'bea' }, track];
    expect(last(steps).identities.main?.userId).toEqual([null, 'bea']);
    expect(last([...steps, { do: 'setUserId', tab: 0, userId: 'cleo' }]).identities.main?.userId).toEqual(['cleo']);
  });
});

const tab = fc.constantFrom<0 | 1>(0, 1);
const steps: fc.Arbitrary<StoryStep> = fc.oneof(
  fc.record({ ...constants(page), tab, deferred: fc.boolean(), optOut: fc.boolean() }),
  fc.record({ do: fc.constantFrom('track', 'identify', 'reload', 'close', 'enableTracking', 'clearStorage'), tab }),
  fc.record({ do: fc.constant('setOptOut' as const), tab, optOut: fc.boolean() }),
  fc.record({ do: fc.constant('endpoint' as const), answer: fc.constantFrom('accept', 'refuse', 'hang') }),
) as fc.Arbitrary<StoryStep>;
const stories = fc.array(steps, { maxLength: 30 });

function constants<Value extends object>(value: Value) {
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fc.constant(one)])) as {
    [Key in keyof Value]: fc.Arbitrary<Value[Key]>;
  };
}

describe('in any story', () => {
  test('an accepted event stays accepted, and no event is both due and forbidden', () => {
    fc.assert(
      fc.property(stories, fc.func(fc.boolean()), (story, isAccepted) => {
        const all = worlds(story, isAccepted);
        for (const [index, { events }] of all.entries()) {
          for (const { minAccepted, maxAccepted } of events) expect(minAccepted).toBeLessThanOrEqual(maxAccepted);
          for (const before of all[index - 1]?.events ?? []) {
            const after = events.find(({ name }) => name === before.name);
            expect(after?.minAccepted).toBeGreaterThanOrEqual(before.minAccepted);
          }
        }
      }),
    );
  });

  test('without consent there is no identity and no event', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const silent = story
          .filter((step) => step.do !== 'enableTracking')
          .map((step): StoryStep => (step.do === 'open' ? { ...step, deferred: true } : step));
        for (const world of worlds(silent)) expect(world).toMatchObject({ identities: {}, events: [], visitors: 0 });
      }),
    );
  });
});
