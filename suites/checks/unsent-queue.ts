import fc from 'fast-check';
import type { InitOptions } from '../../harness/adapter/adapter.ts';
import type { IngestionMode } from '../../harness/laboratory/ingestion.ts';
import { MINUTE } from '../../spec/durations.ts';
import {
  DEFAULT_SAVED_MAX_COUNT,
  RETRY_WINDOW,
  unsentEventsKey,
  unsentIdentifiesKey,
  withinCap,
} from '../../spec/oracle/unsent-queue.ts';
import { IDENTIFY, type UploadedEvent } from '../../spec/oracle/upload.ts';
import { property, scenario } from '../check/check.ts';
import type { CheckContext } from '../check/check-context.ts';
import { apiKeyPairs, apiKeys, refusalModes } from '../observe/arbitraries.ts';
import {
  placesContaining,
  queuedEvents,
  queuesHolding,
  storedTypes,
  typesOf,
  writes,
} from '../observe/observations.ts';

const API_KEY = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';

/** The number of events tracked within one task when there are many. */
const PER_TASK = 100;

export const unsentQueueChecks = [
  scenario({
    id: 'refused-uploads',
    title: 'Events whose upload fails wait in local storage and are uploaded by a later page',
    covers: ['UNSENT-1', 'UNSENT-2', 'UNSENT-3', 'UNSENT-SCOPE-1'],
    run: (context) => judgeRefused(context, API_KEY, 500, ['first', 'second', 'third']),
  }),

  scenario({
    id: 'any-way-of-refusing',
    title: 'No event is lost, in whatever way an upload is refused',
    covers: ['UNSENT-10'],
    async run(context) {
      for (const mode of [400, 429, 500, 'reset', 'unreachable'] as const) await judgeNotLost(context, API_KEY, mode);
    },
  }),

  property({
    id: 'any-refused-uploads',
    title: 'Any number of events, refused in any way, wait and are uploaded once',
    covers: ['UNSENT-1', 'UNSENT-2', 'UNSENT-3', 'UNSENT-10', 'UNSENT-SCOPE-1'],
    cost: 3,
    arbitrary: fc.record({ apiKey: apiKeys, mode: refusalModes, count: fc.integer({ min: 1, max: 8 }) }),
    async holds(context, { apiKey, mode, count }) {
      // UNSENT-10 covers the ways of refusing, so that a way that loses events does not hide another failure.
      await judgeRefused(context, apiKey, 500, eventNames(count));
      await judgeNotLost(context, apiKey, mode);
    },
  }),

  scenario({
    id: 'unanswered-upload',
    title: 'An event is stored before its upload is answered, and uploaded by a later page if it never is',
    covers: ['UNSENT-5', 'UNSENT-6'],
    run: (context) => judgeUnanswered(context, API_KEY, ['first', 'second']),
  }),

  property({
    id: 'any-unanswered-uploads',
    title: 'Any number of events whose upload was not answered when the page was unloaded are uploaded by a later page',
    covers: ['UNSENT-5', 'UNSENT-6'],
    cost: 2,
    arbitrary: fc.record({ apiKey: apiKeys, count: fc.integer({ min: 1, max: 6 }) }),
    holds: (context, { apiKey, count }) => judgeUnanswered(context, apiKey, eventNames(count)),
  }),

  scenario({
    id: 'refused-identifies',
    title: 'Identifies whose upload fails wait separately from events and are uploaded by a later page',
    covers: ['UNSENT-15', 'UNSENT-7', 'UNSENT-8'],
    run: (context) => judgeRefusedIdentifies(context, API_KEY, ['gold', 'silver']),
  }),

  property({
    id: 'any-refused-identifies',
    title: 'Any number of refused identifies wait separately from events and are uploaded once',
    covers: ['UNSENT-15', 'UNSENT-7', 'UNSENT-8', 'UNSENT-CAP-4'],
    cost: 2,
    arbitrary: fc.record({
      apiKey: apiKeys,
      values: fc.array(fc.constantFrom('gold', 'silver'), { minLength: 1, maxLength: 6 }),
      cap: fc.integer({ min: 1, max: 4 }),
    }),
    async holds(context, { apiKey, values, cap }) {
      await judgeRefusedIdentifies(context, apiKey, values);
      if (context.can('savedMaxCount')) await judgeIdentifyCap(context, apiKey, values, cap);
    },
  }),

  scenario({
    id: 'identify-cap',
    title: 'If there are more unsent identifies than the cap, the latest are stored',
    covers: ['UNSENT-CAP-4'],
    run: (context) => judgeIdentifyCap(context, API_KEY, ['one', 'two', 'three', 'four', 'five'], 3),
  }),

  scenario({
    id: 'offline',
    title: 'Events tracked offline wait and are uploaded when the browser is online again',
    covers: ['UNSENT-9'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      await page.init({ apiKey: API_KEY });
      await page.setOnline(false);
      await page.trackAll(['first', 'second']);
      context.judge(
        'UNSENT-9',
        'events in local storage while offline',
        storedTypes(context.profile, await page.storage(), ['first', 'second']),
        ['first', 'second'],
      );
      await page.setOnline(true);
      await page.track('online again');
      await page.passTime(RETRY_WINDOW);
      context.judge('UNSENT-9', 'events accepted after going online', typesOf(await session.acceptedEvents()), [
        'first',
        'second',
        'online again',
      ]);
    },
  }),

  scenario({
    id: 'events-not-saved',
    title: 'With saveEvents off, events are not stored but still uploaded',
    covers: ['UNSENT-11', 'UNSENT-12'],
    run: (context) => judgeNotSaved(context, API_KEY, ['first', 'second']),
  }),

  property({
    id: 'any-events-not-saved',
    title: 'With saveEvents off, any number of events are not stored but still uploaded',
    covers: ['UNSENT-11', 'UNSENT-12'],
    cost: 1,
    arbitrary: fc.record({ apiKey: apiKeys, count: fc.integer({ min: 1, max: 6 }) }),
    holds: (context, { apiKey, count }) => judgeNotSaved(context, apiKey, eventNames(count)),
  }),

  scenario({
    id: 'too-large',
    title: 'Events refused together as too large are accepted in smaller uploads',
    covers: ['UNSENT-14'],
    async run(context) {
      const events = eventNames(8);
      const session = await context.newSession();
      const page = await session.open();
      session.ingestion.mode = 500;
      await page.init({ apiKey: API_KEY });
      await page.trackAll(events);
      session.ingestion.largestBatch = 3;
      session.ingestion.mode = 'accept';
      await page.reload();
      await page.init({ apiKey: API_KEY });
      await page.track('last');
      const refused = (await session.uploads()).filter(({ status }) => status === 413);
      if (refused.length === 0) {
        context.markUntestable('UNSENT-14', 'the candidate never uploads more than three events at once');
        return;
      }
      // ORDER-3 covers duplicates: here they would depend on which of two halves is answered first.
      const accepted = [...new Set(typesOf(await session.acceptedEvents()))];
      context.judge('UNSENT-14', 'events accepted, sorted', accepted.sort(), [...events, 'last'].sort());
    },
  }),

  scenario({
    id: 'too-large-alone',
    title: 'A single event refused as too large neither keeps the page busy nor blocks later events',
    covers: ['UNSENT-14'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      await page.init({ apiKey: API_KEY });
      session.ingestion.mode = 413;
      await page.track('too large');
      await page.passTime(MINUTE);
      session.ingestion.mode = 'accept';
      await page.track('after');
      await page.passTime(MINUTE);
      const after = typesOf(await session.acceptedEvents()).filter((type) => type === 'after');
      context.judge('UNSENT-14', 'later events accepted', after, ['after']);
    },
  }),

  scenario({
    id: 'thousand-unsent',
    title: 'Of more than a thousand unsent events, the latest thousand are stored',
    covers: ['UNSENT-CAP-1', 'UNSENT-CAP-2'],
    async run(context) {
      const events = eventNames(DEFAULT_SAVED_MAX_COUNT + 5);
      const session = await context.newSession();
      session.ingestion.mode = 500;
      const page = await session.open();
      await page.init({ apiKey: API_KEY, options: withoutUploads(context) });
      // Not in one task: an SDK that writes its whole queue for each event could block the page of a busy machine for
      // too long.
      for (let from = 0; from < events.length; from += PER_TASK)
        await page.trackAll(events.slice(from, from + PER_TASK));

      const stored = storedTypes(context.profile, await page.storage(), events);
      context.precondition('Whether storage holds unsent events', stored.length > 0, true);
      context.judge(
        'UNSENT-CAP-1',
        `number of stored events of ${events.length} unsent ones`,
        stored.length,
        DEFAULT_SAVED_MAX_COUNT,
      );
      // Events of concurrent uploads return to the queue in the order in which the network answers. ORDER-2 covers the
      // order.
      const attempted = (await session.uploads()).length > 0;
      const inTurn = attempted ? stored.toSorted((one, other) => events.indexOf(one) - events.indexOf(other)) : stored;
      context.judge(
        'UNSENT-CAP-2',
        'first and last stored event',
        ends(inTurn),
        ends(withinCap(events, stored.length)),
      );
      context.judge(
        'UNSENT-CAP-2',
        'whether the stored events are the latest, in order',
        inTurn.join() === withinCap(events, stored.length).join(),
        true,
      );
    },
  }),

  scenario({
    id: 'cap',
    title: 'With a cap of three, the latest three of five events are stored, and only they are uploaded later',
    covers: ['UNSENT-CAP-3', 'UNSENT-CAP-2', 'UNSENT-CAP-5'],
    run: (context) => judgeCap(context, API_KEY, 3, 5),
  }),

  property({
    id: 'any-cap',
    title: 'With any cap, the latest events are stored',
    covers: ['UNSENT-CAP-3', 'UNSENT-CAP-2', 'UNSENT-CAP-5'],
    cost: 2,
    arbitrary: fc.record({
      apiKey: apiKeys,
      cap: fc.integer({ min: 1, max: 12 }),
      tracked: fc.integer({ min: 0, max: 30 }),
    }),
    holds: (context, { apiKey, cap, tracked }) => judgeCap(context, apiKey, cap, tracked),
  }),

  scenario({
    id: 'chosen-keys',
    title: 'Unsent events and identifies are stored under the keys the site chose, and a later page finds them',
    covers: ['UNSENT-KEY-1', 'UNSENT-KEY-2', 'UNSENT-2', 'UNSENT-8'],
    run: (context) => judgeChosenKeys(context, API_KEY, 'waiting_events', 'waiting_identifies'),
  }),

  property({
    id: 'any-chosen-keys',
    title: 'Unsent events and identifies are stored under whatever keys the site chooses, and found again',
    covers: ['UNSENT-KEY-1', 'UNSENT-KEY-2', 'UNSENT-2', 'UNSENT-8'],
    cost: 1,
    arbitrary: fc.record({
      apiKey: apiKeys,
      names: fc.uniqueArray(fc.stringMatching(/^[a-z][a-z_.:-]{0,20}$/), { minLength: 2, maxLength: 2 }),
    }),
    holds: (context, { apiKey, names: [one = '', other = ''] }) => judgeChosenKeys(context, apiKey, one, other),
  }),

  scenario({
    id: 'two-projects',
    title: 'Events left unsent for one project never reach another whose key differs only at its end',
    covers: ['UNSENT-SCOPE-2', 'UNSENT-2'],
    run: (context) => judgeTwoProjects(context, [API_KEY, `${API_KEY.slice(0, -1)}1`]),
  }),

  property({
    id: 'any-two-projects',
    title: 'Events left unsent under one API key never reach the project of another',
    covers: ['UNSENT-SCOPE-2', 'UNSENT-2'],
    cost: 2,
    arbitrary: apiKeyPairs,
    holds: judgeTwoProjects,
  }),
];

async function judgeRefused(
  context: CheckContext,
  apiKey: string,
  mode: IngestionMode,
  events: string[],
): Promise<void> {
  const session = await context.newSession();
  session.ingestion.mode = mode;
  const page = await session.open();
  await page.init({ apiKey });
  for (const event of events) await page.track(event);

  const queues = queuesHolding(context.profile, await page.storage(), events);
  context.judge(
    'UNSENT-1',
    'events in local storage after their upload was refused',
    queues.flatMap(({ types }) => types),
    events,
  );
  context.judge(
    'UNSENT-SCOPE-1',
    'local-storage key of the unsent events',
    queues.map(({ key }) => key),
    [unsentEventsKey(context.profile, apiKey)],
  );
  // A profile determines how the storage key is spelled, but cannot allow less than the whole API key.
  context.judge(
    'UNSENT-SCOPE-1',
    `local-storage keys of the unsent events without the whole API key ${apiKey}`,
    queues.map(({ key }) => key).filter((key) => !key.includes(apiKey)),
    [],
  );

  session.ingestion.mode = 'accept';
  await page.reload();
  await page.init({ apiKey });
  await page.track('last');

  context.judge('UNSENT-2', 'events accepted after a reload', typesOf(await session.acceptedEvents()), [
    ...events,
    'last',
  ]);
  const left = storedTypes(context.profile, await page.storage(), [...events, 'last']);
  context.judge('UNSENT-3', 'accepted events that are still in local storage', left, []);
}

async function judgeNotLost(context: CheckContext, apiKey: string, mode: IngestionMode): Promise<void> {
  const session = await context.newSession();
  session.ingestion.mode = mode;
  const page = await session.open();
  await page.init({ apiKey });
  await page.track('refused');
  context.judge(
    'UNSENT-10',
    `events in local storage after ${mode}`,
    storedTypes(context.profile, await page.storage(), ['refused']),
    ['refused'],
  );
  session.ingestion.mode = 'accept';
  await page.track('accepted');
  await page.passTime(RETRY_WINDOW);
  context.judge('UNSENT-10', `events accepted after ${mode}`, typesOf(await session.acceptedEvents()), [
    'refused',
    'accepted',
  ]);
}

async function judgeUnanswered(context: CheckContext, apiKey: string, events: string[]): Promise<void> {
  const session = await context.newSession();
  const page = await session.open();
  await page.init({ apiKey });
  session.ingestion.mode = 'hang';
  for (const event of events) await page.track(event);
  const stored = storedTypes(context.profile, await page.storage(), events);
  context.judge('UNSENT-5', 'events in local storage while their upload is not answered', stored, events);
  session.ingestion.mode = 'accept';
  const later = await session.open({ path: '/later' });
  await page.close();
  await later.init({ apiKey });
  await later.track('last');
  context.judge('UNSENT-6', 'events accepted from the later page', typesOf(await session.acceptedEvents()), [
    ...events,
    'last',
  ]);
}

async function judgeRefusedIdentifies(context: CheckContext, apiKey: string, values: readonly string[]): Promise<void> {
  const session = await context.newSession();
  session.ingestion.mode = 500;
  const page = await session.open();
  await page.init({ apiKey });
  await page.track('an event');
  for (const value of values) await page.identify('plan', value);
  const identifies = values.map(() => IDENTIFY);
  const storage = await page.storage();
  const waiting = queuedEvents(context.profile, storage, IDENTIFY).map(({ type }) => type);
  context.judge('UNSENT-15', 'identifies in local storage after their upload was refused', waiting, identifies);
  const queues = queuesHolding(context.profile, storage, ['an event', IDENTIFY]);
  context.judge('UNSENT-7', 'waiting events and identifies by queue', queues.map(({ types }) => types).sort(), [
    identifies,
    ['an event'],
  ]);
  session.ingestion.mode = 'accept';
  await page.reload();
  await page.init({ apiKey });
  await page.track('last');
  const accepted = typesOf(await session.acceptedEvents()).filter((type) => type === IDENTIFY);
  context.judge('UNSENT-8', 'identifies accepted after a reload', accepted, identifies);
  const left = storedTypes(context.profile, await page.storage(), [IDENTIFY]);
  context.judge('UNSENT-8', 'accepted identifies that are still in local storage', left, []);
}

async function judgeIdentifyCap(
  context: CheckContext,
  apiKey: string,
  values: readonly string[],
  cap: number,
): Promise<void> {
  const session = await context.newSession();
  session.ingestion.mode = 'unreachable';
  const page = await session.open();
  await page.init({ apiKey, options: { ...withoutUploads(context), savedMaxCount: cap } });
  for (const value of values) await page.identify('plan', value);
  const stored = queuedEvents(context.profile, await page.storage(), IDENTIFY).map(plan);
  context.judge(
    'UNSENT-CAP-4',
    `stored identifies of ${values.length} with savedMaxCount ${cap}`,
    stored,
    withinCap(values, cap),
  );
}

/** The value to which an identify sets `plan`; an SDK may add other properties. */
function plan({ userProperties }: UploadedEvent): unknown {
  const set = userProperties['$set'];
  return typeof set === 'object' && set !== null && 'plan' in set ? set.plan : null;
}

async function judgeNotSaved(context: CheckContext, apiKey: string, events: string[]): Promise<void> {
  const options = { saveEvents: false };
  const session = await context.newSession();
  session.ingestion.mode = 500;
  const saving = await session.open({ host: 'saving' });
  await saving.init({ apiKey });
  await saving.track(`${events[0]}`);
  const seen = await placesContaining(`${events[0]}`, session, saving);
  context.precondition('Whether storage holds an event if events are saved', seen.length > 0, true);

  const page = await session.open();
  const before = session.journal.length;
  await page.init({ apiKey, options });
  for (const event of events) await page.track(event);
  const holding = await placesContaining(`${events[0]}`, session, page);
  context.judge('UNSENT-11', 'places that hold an event that must not be stored', holding, []);
  const written = session.journal
    .slice(before)
    .flatMap((entry) => (entry.kind === 'storage' && entry.value?.includes(`${events[0]}`) ? writes([entry]) : []));
  context.judge('UNSENT-11', 'writes of an event that must not be stored', written, []);
  session.ingestion.mode = 'accept';
  await page.track('last');
  await page.passTime(RETRY_WINDOW);
  const accepted = typesOf(await session.acceptedEvents());
  context.judge('UNSENT-12', 'events accepted, sorted', accepted.sort(), [...events, 'last'].sort());
}

async function judgeCap(context: CheckContext, apiKey: string, cap: number, tracked: number): Promise<void> {
  const events = eventNames(tracked);
  const options = { ...withoutUploads(context), savedMaxCount: cap };
  const session = await context.newSession();
  session.ingestion.mode = 'unreachable';
  const page = await session.open();
  await page.init({ apiKey, options });
  await page.trackAll(events);

  const stored = storedTypes(context.profile, await page.storage(), events);
  const what = `number of stored events of ${tracked} with savedMaxCount ${cap}`;
  context.judge('UNSENT-CAP-3', what, stored.length, Math.min(tracked, cap));
  context.judge('UNSENT-CAP-2', 'stored events', stored, withinCap(events, stored.length));

  session.ingestion.mode = 'accept';
  await page.reload();
  await page.init({ apiKey });
  await page.track('last');
  const accepted = typesOf(await session.acceptedEvents());
  const removed = events.slice(0, tracked - stored.length);
  context.judge(
    'UNSENT-CAP-5',
    'events accepted later although the cap had removed them',
    accepted.filter((type) => removed.includes(type)),
    [],
  );
}

async function judgeChosenKeys(
  context: CheckContext,
  apiKey: string,
  unsentKey: string,
  unsentIdentifyKey: string,
): Promise<void> {
  const session = await context.newSession();
  session.ingestion.mode = 500;
  const page = await session.open();
  await page.init({ apiKey, options: { unsentKey, unsentIdentifyKey } });
  await page.track('an event');
  if (context.can('identify')) await page.identify('plan', 'gold');
  const keys = (type: string, storage: Record<string, string>) =>
    Object.entries(storage)
      .filter(([, value]) => value.includes(`"${type}"`))
      .map(([key]) => key);
  const storage = (await page.storage()).localStorage ?? {};
  const { unsent } = context.profile;
  const chosen = { ...context.profile, unsent: { ...unsent, eventsKey: unsentKey, identifiesKey: unsentIdentifyKey } };
  context.judge('UNSENT-KEY-1', 'key of the unsent events', keys('an event', storage), [
    unsentEventsKey(chosen, apiKey),
  ]);
  if (context.can('identify')) {
    context.judge('UNSENT-KEY-2', 'key of the unsent identifies', keys(IDENTIFY, storage), [
      unsentIdentifiesKey(chosen, apiKey),
    ]);
  }

  session.ingestion.mode = 'accept';
  await page.reload();
  await page.init({ apiKey, options: { unsentKey, unsentIdentifyKey } });
  await page.track('last');
  const accepted = typesOf(await session.acceptedEvents());
  const events = accepted.filter((type) => type !== IDENTIFY);
  context.judge('UNSENT-2', 'events accepted from the next page with the same keys', events, ['an event', 'last']);
  if (!context.can('identify')) return;
  const identifies = accepted.filter((type) => type === IDENTIFY);
  context.judge('UNSENT-8', 'identifies accepted from the next page with the same keys', identifies, [IDENTIFY]);
}

async function judgeTwoProjects(context: CheckContext, [one, other]: readonly [string, string]): Promise<void> {
  const session = await context.newSession();
  session.ingestion.mode = 500;
  const page = await session.open();
  await page.init({ apiKey: one });
  const events = ['left unsent', 'this one too'];
  await page.trackAll(events);
  context.precondition('Unsent events in storage', storedTypes(context.profile, await page.storage(), events), events);

  session.ingestion.mode = 'accept';
  const elsewhere = await session.open({ path: '/other-project' });
  await elsewhere.init({ apiKey: other });
  await elsewhere.track('of the other project');
  const reached = (await session.acceptedEvents()).map((event) => [event?.apiKey, event?.type]);
  context.judge('UNSENT-SCOPE-2', `events accepted while only ${other} was initialised`, reached, [
    [other, 'of the other project'],
  ]);
  if (reached.some(([, type]) => type === 'left unsent')) {
    context.block('UNSENT-2', 'the unsent events went to the other project (UNSENT-SCOPE-2)');
    return;
  }

  await page.reload();
  await page.init({ apiKey: one });
  await page.track('back again');
  const own = (await session.acceptedEvents()).filter((event) => event?.apiKey === one);
  context.judge('UNSENT-2', `events accepted for ${one} after it is initialised again`, typesOf(own), [
    'left unsent',
    'this one too',
    'back again',
  ]);
}

/** Options that keep an SDK from uploading each event, if it supports that: these checks do not look at uploads. */
export function withoutUploads(context: CheckContext): InitOptions {
  return context.supportedOptions({ uploadThreshold: 100_000 });
}

function eventNames(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `event ${index}`);
}

function ends<Item>(list: readonly Item[]): (Item | undefined)[] {
  return [list[0], list.at(-1)];
}
