import fc from 'fast-check';
import type { InitOptions } from '../../harness/adapter/adapter.ts';
import { DEFAULT_SAVED_MAX_COUNT, kept, unsentEventsKey } from '../../spec/oracle/unsent-queue.ts';
import { apiKeyPairs, apiKeys } from '../arbitraries.ts';
import { property, scenario } from '../check.ts';
import { queuesHolding, typesOf } from '../observations.ts';
import type { Trial } from '../trial.ts';

const API_KEY = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';

export const unsentQueueChecks = [
  scenario({
    id: 'refused-uploads',
    title: 'Events whose upload fails wait in local storage and are uploaded by a later page',
    covers: ['UNSENT-1', 'UNSENT-2', 'UNSENT-3', 'UNSENT-SCOPE-1'],
    async run(trial) {
      const events = ['first', 'second', 'third'];
      const session = await trial.session();
      session.ingestion.mode = 500;
      const page = await session.open();
      await page.init({ apiKey: API_KEY });
      for (const event of events) await page.track(event);

      const queues = queuesHolding(await page.storage(), events);
      trial.judge(
        'UNSENT-1',
        'events in local storage after their upload was refused',
        queues.flatMap(({ types }) => types),
        events,
      );
      trial.judge(
        'UNSENT-SCOPE-1',
        'local-storage key of the unsent events',
        queues.map(({ key }) => key),
        [unsentEventsKey(trial.profile, API_KEY)],
      );

      session.ingestion.mode = 'accept';
      await page.reload();
      await page.init({ apiKey: API_KEY });
      await page.track('fourth');

      trial.judge('UNSENT-2', 'events accepted after a reload', typesOf(await session.accepted()), [
        ...events,
        'fourth',
      ]);
      const left = queuesHolding(await page.storage(), [...events, 'fourth']);
      trial.judge(
        'UNSENT-3',
        'accepted events that are still in local storage',
        left.flatMap(({ types }) => types),
        [],
      );
    },
  }),

  scenario({
    id: 'thousand-unsent',
    title: 'Of more than a thousand unsent events the latest thousand are kept',
    covers: ['UNSENT-CAP-1', 'UNSENT-CAP-2'],
    async run(trial) {
      const events = Array.from({ length: DEFAULT_SAVED_MAX_COUNT + 5 }, (_, index) => `event ${index}`);
      const session = await trial.session();
      session.ingestion.mode = 'unreachable';
      const page = await session.open();
      await page.init({ apiKey: API_KEY, options: withoutAttempts(trial) });
      await page.trackAll(events);

      const stored = queuesHolding(await page.storage(), events).flatMap(({ types }) => types);
      trial.judge(
        'UNSENT-CAP-1',
        `events kept of ${events.length} unsent ones`,
        stored.length,
        DEFAULT_SAVED_MAX_COUNT,
      );
      trial.judge(
        'UNSENT-CAP-2',
        'the first and the last event kept',
        [stored[0], stored.at(-1)],
        ends(kept(events, stored.length)),
      );
      trial.judge(
        'UNSENT-CAP-2',
        'whether the events kept are the latest, in order',
        stored.join() === kept(events, stored.length).join(),
        true,
      );
    },
  }),

  property({
    id: 'any-cap',
    title: 'Whatever number of events may be kept, the latest are',
    covers: ['UNSENT-CAP-3', 'UNSENT-CAP-2'],
    cost: 2,
    arbitrary: fc.record({
      apiKey: apiKeys,
      cap: fc.integer({ min: 1, max: 12 }),
      tracked: fc.integer({ min: 0, max: 30 }),
    }),
    async holds(trial, { apiKey, cap, tracked }) {
      const session = await trial.session();
      const events = Array.from({ length: tracked }, (_, index) => `event ${index}`);
      session.ingestion.mode = 'unreachable';
      const page = await session.open();
      await page.init({ apiKey, options: { ...withoutAttempts(trial), savedMaxCount: cap } });
      await page.trackAll(events);

      const stored = queuesHolding(await page.storage(), events).flatMap(({ types }) => types);
      trial.judge(
        'UNSENT-CAP-3',
        `events kept of ${tracked} with savedMaxCount ${cap}`,
        stored.length,
        Math.min(tracked, cap),
      );
      trial.judge('UNSENT-CAP-2', 'events kept', stored, kept(events, stored.length));
    },
  }),

  property({
    id: 'any-two-projects',
    title: 'What is left unsent under one API key never reaches the project of another',
    covers: ['UNSENT-SCOPE-2', 'UNSENT-2'],
    cost: 2,
    arbitrary: apiKeyPairs,
    async holds(trial, [one, other]) {
      const session = await trial.session();
      session.ingestion.mode = 'unreachable';
      const page = await session.open();
      await page.init({ apiKey: one });
      await page.trackAll(['left unsent', 'this one too']);

      session.ingestion.mode = 'accept';
      const elsewhere = await session.open({ path: '/other-project' });
      await elsewhere.init({ apiKey: other });
      await elsewhere.track('of the other project');
      const reached = (await session.accepted()).map((event) => [event?.apiKey, event?.type]);
      trial.judge('UNSENT-SCOPE-2', `events accepted while only ${other} was initialised`, reached, [
        [other, 'of the other project'],
      ]);

      await page.reload();
      await page.init({ apiKey: one });
      await page.track('back again');
      const own = (await session.accepted()).filter((event) => event?.apiKey === one);
      trial.judge('UNSENT-2', `events accepted for ${one} once it is initialised again`, typesOf(own), [
        'left unsent',
        'this one too',
        'back again',
      ]);
    },
  }),
];

/** Keeps an SDK that can wait from trying to upload each event: attempts are not what these checks look at. */
function withoutAttempts(trial: Trial): InitOptions {
  return trial.can('uploadThreshold') ? { uploadThreshold: 100_000 } : {};
}

function ends<Item>(list: readonly Item[]): (Item | undefined)[] {
  return [list[0], list.at(-1)];
}
