import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Opening, PLAIN as page, type StoryStep } from './step.ts';
import { AT_FIRST, afterStep, asSeen, canBeTaken, type World } from './world.ts';

const track: StoryStep = { do: 'track', tab: 0 };
const refuse: StoryStep = { do: 'endpoint', answer: 'refuse' };
const hang: StoryStep = { do: 'endpoint', answer: 'hang' };
const accept: StoryStep = { do: 'endpoint', answer: 'accept' };
const out: StoryStep = { do: 'setOptOut', tab: 0, optOut: true };
const back: StoryStep = { do: 'setOptOut', tab: 0, optOut: false };
const reload: StoryStep = { do: 'reload', tab: 0 };

const byKey = (project: Opening['project']) => (project === 'other' ? 'other' : 'main');

/** The world after each step, when what may be accepted is, or is not. */
function worlds(steps: readonly StoryStep[], isAccepted: (name: string) => boolean = () => false): World[] {
  const all = [AT_FIRST];
  for (const [index, step] of steps.entries()) {
    const before = all.at(-1) ?? AT_FIRST;
    if (!canBeTaken(before, step)) continue;
    const after = afterStep(before, { step, name: `step ${index + 1}`, now: index }, byKey);
    const due = after.events.filter(({ name, least, most }) => least > 0 || (most > 0 && isAccepted(name)));
    all.push(asSeen(after, new Set(due.map(({ name }) => name)), new Set()));
  }
  return all;
}

const last = (steps: readonly StoryStep[]) => worlds(steps).at(-1) ?? AT_FIRST;
const fates = (steps: readonly StoryStep[]) =>
  last(steps).events.map(({ name, least, most, owed, kept }) => ({ name, least, most, owed, kept }));

describe('an event', () => {
  const WAITS = { least: 0, most: 0, owed: true, kept: true };
  const ARRIVED = { least: 1, most: 1, owed: true, kept: true };

  test('is accepted at once, or waits for the next of its queue', () => {
    expect(fates([page, track])).toEqual([{ name: 'step 2', ...ARRIVED }]);
    expect(fates([page, refuse, track])).toEqual([{ name: 'step 3', ...WAITS }]);
    expect(fates([page, refuse, track, accept, track])).toEqual([
      { name: 'step 3', ...ARRIVED },
      { name: 'step 5', ...ARRIVED },
    ]);
    const elsewhere = { ...page, host: 'app' } as const;
    expect(fates([page, refuse, track, accept, elsewhere, track])[0]).toEqual({ name: 'step 3', ...WAITS });
  });

  test('is nothing where the person is out, and what waited then leaves no sooner than they are back', () => {
    expect(last([page, out, track])).toMatchObject({ events: [], suppressed: ['step 3'] });
    const waited = [page, refuse, track, out, accept];
    expect(fates(waited)).toEqual([{ name: 'step 3', least: 0, most: 0, owed: false, kept: false }]);
    const [event] = worlds([...waited, back], () => true).at(-1)?.events ?? [];
    expect(event).toMatchObject({ least: 1 });
  });

  test('that is on its way when a page is left may come to be accepted twice', () => {
    const before = afterStep(last([page, hang]), { step: track, name: 'on its way', now: 0 }, byKey);
    const seen = asSeen(before, new Set(), new Set(['on its way']));
    const left = afterStep(seen, { step: reload, name: 'reload', now: 0 }, byKey);
    expect(left.events).toMatchObject([{ most: Number.POSITIVE_INFINITY, owed: true, kept: false }]);
  });
});

describe('an identity', () => {
  test('is made by consent, and ends with its cookies', () => {
    const waiting = { ...page, deferred: true };
    expect(last([waiting, track])).toMatchObject({ identities: {}, events: [] });
    expect(Object.keys(last([waiting, { do: 'enableTracking', tab: 0 }]).identities)).toEqual(['main']);
    const again = last([page, { ...waiting, cookies: 'removed' }]);
    expect(again).toMatchObject({ identities: {}, visitors: 1 });
    expect(last([page, waiting]).tabs[0]?.early).toBeNull();
  });

  test('goes by what one page knew or by what another stored, and by nothing else', () => {
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

describe('of any story', () => {
  test('what was accepted stays accepted, and nothing is both due and forbidden', () => {
    fc.assert(
      fc.property(stories, fc.func(fc.boolean()), (story, isAccepted) => {
        const all = worlds(story, isAccepted);
        for (const [index, { events }] of all.entries()) {
          for (const { least, most } of events) expect(least).toBeLessThanOrEqual(most);
          for (const before of all[index - 1]?.events ?? []) {
            const after = events.find(({ name }) => name === before.name);
            expect(after?.least).toBeGreaterThanOrEqual(before.least);
          }
        }
      }),
    );
  });

  test('without consent there is no identity, no event and nothing to send', () => {
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
