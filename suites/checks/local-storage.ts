import fc from 'fast-check';
import { MINUTE } from '../../spec/durations.ts';
import { property, scenario } from '../check/check.ts';
import type { CheckContext } from '../check/check-context.ts';
import { apiKeys, userIds } from '../observe/arbitraries.ts';
import { cookieWrites, fieldOfEach, ofType, pageErrors, placesWithDeviceId, typesOf } from '../observe/observations.ts';

const API_KEY = '10ca1c0010ca1c0010ca1c0010ca1c00';
const disableCookies = { disableCookies: true };

export const localStorageChecks = [
  scenario({
    id: 'cookies-disabled',
    title: 'If the site disables cookies, none is written and the identity is stored in local storage',
    covers: ['LOCAL-1', 'LOCAL-2', 'LOCAL-3', 'LOCAL-4', 'LOCAL-5', 'LOCAL-6', 'LOCAL-7'],
    async run(context) {
      await judgeWithoutCookies(context, API_KEY, 'ada');

      const session = await context.newSession();
      for (const host of ['www', 'app']) {
        const page = await session.open({ host });
        await page.init({ apiKey: API_KEY, options: disableCookies });
        await page.track(host);
      }
      const [one, other] = fieldOfEach(await session.acceptedEvents(), 'deviceId');
      context.judge('LOCAL-7', 'whether two hosts of a site share a device id', one === other, false);
    },
  }),

  property({
    id: 'any-visit-without-cookies',
    title: 'If the site disables cookies, the identity is stored in local storage for any API key and user id',
    covers: ['LOCAL-1', 'LOCAL-2', 'LOCAL-3', 'LOCAL-4', 'LOCAL-5', 'LOCAL-6'],
    cost: 4,
    arbitrary: fc.record({ apiKey: apiKeys, userId: userIds }),
    holds: (context, { apiKey, userId }) => judgeWithoutCookies(context, apiKey, userId),
  }),

  scenario({
    id: 'same-visit-without-cookies',
    title: 'A visit with cookies and one without upload the same events',
    covers: ['LOCAL-8'],
    async run(context) {
      const now = context.startTime;
      const visits: unknown[] = [];
      for (const options of [{}, disableCookies]) {
        const session = await context.newSession({ now });
        const page = await session.open();
        await page.init({ apiKey: API_KEY, userId: 'ada', options });
        await page.track('first', { page: 1 });
        await page.passTime(MINUTE);
        await page.reload();
        await page.init({ apiKey: API_KEY, options });
        await page.track('second', { page: 2 });
        const accepted = await session.acceptedEvents();
        visits.push(accepted.map((event) => event && { ...event, deviceId: event.deviceId === accepted[0]?.deviceId }));
      }
      context.judge('LOCAL-8', 'events of a visit without cookies', visits[1], visits[0]);
    },
  }),

  scenario({
    id: 'nothing-can-be-stored',
    title: 'If nothing can be stored, every page is a new visitor and events are sent',
    covers: ['NOSTORE-1', 'NOSTORE-2', 'NOSTORE-3'],
    async run(context) {
      const session = await context.newSession();
      session.denyStorage('localStorage', 'sessionStorage');
      const page = await session.open();
      await judgeNoThrow(context, () =>
        page.attemptInTurn(
          ['init', { apiKey: API_KEY, options: disableCookies }],
          ['setUserId', 'ada'],
          ['track', 'first page'],
        ),
      );
      await page.reload();
      await judgeNoThrow(context, () =>
        page.attemptInTurn(['init', { apiKey: API_KEY, options: disableCookies }], ['track', 'second page']),
      );

      context.judge('NOSTORE-2', 'uncaught errors on the page', pageErrors(session.journal), []);
      const accepted = await session.acceptedEvents();
      context.judge('NOSTORE-2', 'events accepted', typesOf(accepted), ['first page', 'second page']);
      const [first, second] = accepted;
      context.judge(
        'NOSTORE-1',
        'whether both pages have a device id',
        Boolean(first?.deviceId && second?.deviceId),
        true,
      );
      context.judge('NOSTORE-1', 'whether both pages share a device id', first?.deviceId === second?.deviceId, false);
      context.judge(
        'NOSTORE-3',
        'user ids on the page of the log-in and on the next',
        fieldOfEach(accepted, 'userId'),
        ['ada', null],
      );
    },
  }),

  property({
    id: 'any-visit-that-stores-nothing',
    title: 'If nothing can be stored, events are sent for any user id',
    covers: ['NOSTORE-2'],
    cost: 1,
    arbitrary: fc.record({ apiKey: apiKeys, userId: userIds, saveEvents: fc.boolean() }),
    async holds(context, { apiKey, userId, saveEvents }) {
      const session = await context.newSession();
      session.denyStorage('localStorage', 'sessionStorage');
      const page = await session.open();
      const options = { ...disableCookies, ...context.supportedOptions({ saveEvents }) };
      await judgeNoThrow(context, () =>
        page.attemptInTurn(['init', { apiKey, userId, options }], ['track', 'visited']),
      );
      context.judge('NOSTORE-2', 'uncaught errors on the page', pageErrors(session.journal), []);
      const accepted = await session.acceptedEvents();
      context.judge('NOSTORE-2', 'events accepted', typesOf(accepted), ['visited']);
    },
  }),
];

async function judgeNoThrow(context: CheckContext, call: () => Promise<{ message: string } | null>): Promise<void> {
  context.judge('NOSTORE-2', 'error thrown by the calls', (await call())?.message ?? null, null);
}

/** Judges two pages of a visit with cookies disabled, and an opt-out at its end. */
async function judgeWithoutCookies(context: CheckContext, apiKey: string, userId: string): Promise<void> {
  const session = await context.newSession();
  const page = await session.open();
  await page.init({ apiKey, userId, options: disableCookies });
  await page.track('first page');
  const deviceId = (await session.acceptedEvents())[0]?.deviceId ?? '';
  const places = await placesWithDeviceId(context.profile, deviceId, session, page);
  context.judge(
    'LOCAL-3',
    'whether local storage holds the device id',
    places.some((place) => place.startsWith('local storage ')),
    true,
  );
  await page.passTime(MINUTE);
  await page.reload();
  await page.init({ apiKey, options: disableCookies });
  await page.track('next page');

  const accepted = await session.acceptedEvents();
  const next = ofType(accepted, 'next page');
  context.judge('LOCAL-3', 'device id on the next page', next?.deviceId, deviceId);
  context.judge('LOCAL-4', 'user id on the next page', next?.userId, userId);
  context.judge('LOCAL-6', 'session id on the next page', next?.sessionId, accepted[0]?.sessionId);
  const jar = (await session.jar()).map(({ name }) => name);
  context.judge('LOCAL-1', 'cookies stored', jar, []);
  const written = cookieWrites(session.journal).map(({ text }) => text);
  context.judge('LOCAL-2', 'cookies written, even briefly', written, []);

  if (!context.can('optOut')) return;
  await page.setOptOut(true);
  await page.reload();
  await page.init({ apiKey, options: disableCookies });
  await page.track('while out');
  const out = ofType(await session.acceptedEvents(), 'while out');
  context.judge(
    'LOCAL-5',
    'whether an event is accepted after an opt-out on the previous page',
    out !== undefined,
    false,
  );
}
