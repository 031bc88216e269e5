import fc from 'fast-check';
import type { Session } from '../../harness/session/session.ts';
import { MINUTE } from '../../spec/durations.ts';
import { decodeIdentityCookie } from '../../spec/oracle/identity-codec.ts';
import { IDENTIFY } from '../../spec/oracle/upload.ts';
import { property, scenario } from '../check/check.ts';
import type { CheckContext } from '../check/check-context.ts';
import { apiKeys, userIds, visitCalls } from '../observe/arbitraries.ts';
import { carriersOf, identitiesIn, identityCookies, pageErrors, typesOf } from '../observe/observations.ts';
import { asVerb, supportedCalls } from '../observe/visit-calls.ts';

const API_KEY = '7c0ffee7c0ffee7c0ffee7c0ffee7c0f';
const FIVE_MINUTES = 5 * MINUTE;

export const cookieContentChecks = [
  scenario({
    id: 'cookie-keeps-count',
    title: 'The identity cookie holds the session, time and numbers of the latest event and identify',
    covers: ['COOKIE-VALUE-5', 'COOKIE-VALUE-6', 'COOKIE-VALUE-7', 'COOKIE-VALUE-8', 'COOKIE-VALUE-9'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      await page.init({ apiKey: API_KEY });
      await page.track('first');
      await page.passTime(FIVE_MINUTES);
      await page.track('second');
      await judgeCounts(context, session);
      if (!context.can('identify')) return;
      await page.identify('plan', 'gold');
      await page.identify('plan', 'silver');
      const identifies = (await session.acceptedEvents()).filter((one) => one?.type === IDENTIFY).length;
      context.precondition('Number of identifies accepted', identifies, 2);
      await judgeCounts(context, session);
    },
  }),

  scenario({
    id: 'cookie-keeps-opt-out',
    title: 'The identity cookie records whether the user has opted out',
    covers: ['COOKIE-VALUE-4'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      await page.init({ apiKey: API_KEY });
      await page.track('visited');
      for (const optOut of [true, false, true]) {
        await page.setOptOut(optOut);
        await judgeOptOut(context, session, optOut);
      }
    },
  }),

  property({
    id: 'any-calls',
    title: 'After any calls, the identity cookie is readable and holds the data of the latest event and identify',
    covers: [
      'COOKIE-VALUE-4',
      'COOKIE-VALUE-5',
      'COOKIE-VALUE-6',
      'COOKIE-VALUE-7',
      'COOKIE-VALUE-8',
      'COOKIE-VALUE-9',
      'COOKIE-VALUE-11',
    ],
    cost: 2,
    arbitrary: fc.record({ apiKey: apiKeys, calls: visitCalls, optOut: fc.boolean() }),
    async holds(context, { apiKey, calls, optOut }) {
      const session = await context.newSession();
      const page = await session.open();
      await page.init({ apiKey });
      await page.track('first');
      const deviceId = (await session.acceptedEvents())[0]?.deviceId ?? null;
      for (const [index, call] of supportedCalls(context, calls).entries()) {
        await page.call(asVerb(call, index));
        const unreadable = carriersOf(context.profile, await session.jar(), deviceId).filter(
          ({ value }) => decodeIdentityCookie(context.profile, value) === null,
        );
        context.judge(
          'COOKIE-VALUE-11',
          `unreadable identity cookies after ${call.do}`,
          unreadable.map(({ value }) => value),
          [],
        );
      }
      await page.passTime(1000);
      await page.track('last');
      await judgeCounts(context, session);
      if (!context.can('optOut')) return;
      await page.setOptOut(optOut);
      await judgeOptOut(context, session, optOut);
    },
  }),

  property({
    id: 'any-user-id',
    title: 'Any user id is stored as Base64 and read back by a later page',
    covers: ['COOKIE-VALUE-2', 'IDENTITY-2'],
    cost: 2,
    arbitrary: fc.record({ apiKey: apiKeys, userId: userIds }),
    async holds(context, { apiKey, userId }) {
      const session = await context.newSession();
      const page = await session.open();
      await page.init({ apiKey, userId });
      await page.track('before');

      const [before] = await session.acceptedEvents();
      const carriers = carriersOf(context.profile, await session.jar(), before?.deviceId ?? null);
      context.judge(
        'COOKIE-VALUE-2',
        `user id read from the identity cookie ${carriers.map(({ value }) => value).join(' and ')}`,
        identitiesIn(context.profile, carriers).map((identity) => identity?.userId),
        [userId],
      );

      await page.reload();
      await page.init({ apiKey });
      await page.track('after');

      const after = (await session.acceptedEvents()).find((event) => event?.type === 'after');
      context.judge('IDENTITY-2', 'user id of an event on the later page', after?.userId, userId);
    },
  }),

  scenario({
    id: 'endless-user-id',
    title: 'A user id longer than any cookie causes no error',
    covers: ['COOKIE-SIZE-3'],
    async run(context) {
      const userId = 'ü'.repeat(6000);
      const session = await context.newSession();
      const page = await session.open();
      await page.init({ apiKey: API_KEY });
      const threw = await page.attempt(['setUserId', userId], ['track', 'visited']);
      context.judge('COOKIE-SIZE-3', 'error thrown by setUserId or track', threw?.message ?? null, null);
      context.judge('COOKIE-SIZE-3', 'uncaught errors on the page', pageErrors(session.journal), []);
      const accepted = await session.acceptedEvents();
      context.judge('COOKIE-SIZE-3', 'events accepted', typesOf(accepted), ['visited']);
      // An upload may cut a long user id, but must keep its first characters.
      context.judge(
        'COOKIE-SIZE-3',
        'whether the event carries the first characters of the user id',
        accepted.every((event) => userId.startsWith(event?.userId?.slice(0, 1000) || 'none')),
        true,
      );
    },
  }),
];

/** Judges that the identity cookie holds the data of the latest event and the latest identify. */
async function judgeCounts(context: CheckContext, session: Session): Promise<void> {
  const accepted = await session.acceptedEvents();
  const last = accepted.at(-1);
  const events = accepted.filter((one) => one?.type !== IDENTIFY);
  const identifies = accepted.filter((one) => one?.type === IDENTIFY);
  const cookies = carriersOf(context.profile, await session.jar(), last?.deviceId ?? null);
  const identities = identitiesIn(context.profile, cookies);
  const field = <Name extends 'sessionId' | 'lastEventTime' | 'eventId' | 'identifyId' | 'sequenceNumber'>(
    name: Name,
  ) => identities.map((identity) => identity?.[name]);

  context.judge('COOKIE-VALUE-5', 'session id in the identity cookie', field('sessionId'), [last?.sessionId]);
  context.judge('COOKIE-VALUE-6', 'time of the last event in the identity cookie', field('lastEventTime'), [
    last?.time,
  ]);
  context.judge('COOKIE-VALUE-7', 'event number in the identity cookie', field('eventId'), [events.at(-1)?.eventId]);
  judgeConsecutive(
    context,
    'COOKIE-VALUE-7',
    'numbers of the events',
    events.map((one) => one?.eventId ?? null),
  );
  if (identifies.length > 0) {
    context.judge('COOKIE-VALUE-8', 'identify number in the identity cookie', field('identifyId'), [
      identifies.at(-1)?.eventId,
    ]);
    judgeConsecutive(
      context,
      'COOKIE-VALUE-8',
      'numbers of the identifies',
      identifies.map((one) => one?.eventId ?? null),
    );
  }
  context.judge('COOKIE-VALUE-9', 'sequence number in the identity cookie', field('sequenceNumber'), [
    last?.sequenceNumber,
  ]);
}

function judgeConsecutive(context: CheckContext, id: string, what: string, numbers: readonly (number | null)[]): void {
  const first = numbers[0] ?? 0;
  context.judge(
    id,
    what,
    numbers,
    numbers.map((_, index) => first + index),
  );
}

async function judgeOptOut(context: CheckContext, session: Session, optOut: boolean): Promise<void> {
  const cookies = identityCookies(context.profile, await session.jar(), null);
  const optOuts = identitiesIn(context.profile, cookies).map((identity) => identity?.optOut);
  context.judge('COOKIE-VALUE-4', `opt-out in the identity cookie after setOptOut(${optOut})`, optOuts, [optOut]);
}
