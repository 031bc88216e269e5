import fc from 'fast-check';
import type { Session } from '../../harness/session/session.ts';
import { identityIn } from '../../spec/oracle/identity-codec.ts';
import { IDENTIFY } from '../../spec/oracle/upload.ts';
import { property, scenario } from '../check/check.ts';
import type { Trial } from '../check/check-context.ts';
import { apiKeys, userIds, visitCalls } from '../observe/arbitraries.ts';
import { carriersOf, identitiesIn, identityCookies, pageErrors, typesOf } from '../observe/observations.ts';
import { asVerb, possibleCalls } from '../observe/visit-calls.ts';

const API_KEY = '7c0ffee7c0ffee7c0ffee7c0ffee7c0f';
const FIVE_MINUTES = 5 * 60 * 1000;

export const cookieContentChecks = [
  scenario({
    id: 'cookie-keeps-count',
    title: 'The identity cookie says what the latest event and identify said: session, time and numbers',
    covers: ['COOKIE-VALUE-5', 'COOKIE-VALUE-6', 'COOKIE-VALUE-7', 'COOKIE-VALUE-8', 'COOKIE-VALUE-9'],
    async run(trial) {
      const session = await trial.session();
      const page = await session.open();
      await page.init({ apiKey: API_KEY });
      await page.track('first');
      await page.pass(FIVE_MINUTES);
      await page.track('second');
      await judgeCounts(trial, session);
      if (!trial.can('identify')) return;
      await page.identify('plan', 'gold');
      await page.identify('plan', 'silver');
      const identifies = (await session.accepted()).filter((one) => one?.type === IDENTIFY).length;
      trial.establish('Number of identifies accepted', identifies, 2);
      await judgeCounts(trial, session);
    },
  }),

  scenario({
    id: 'cookie-keeps-opt-out',
    title: 'The identity cookie says whether the person has opted out',
    covers: ['COOKIE-VALUE-4'],
    async run(trial) {
      const session = await trial.session();
      const page = await session.open();
      await page.init({ apiKey: API_KEY });
      await page.track('visited');
      for (const optOut of [true, false, true]) {
        await page.setOptOut(optOut);
        await judgeOptOut(trial, session, optOut);
      }
    },
  }),

  property({
    id: 'any-calls',
    title: 'Whatever is called, the identity cookie reads, and says what the latest event and identify said',
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
    async holds(trial, { apiKey, calls, optOut }) {
      const session = await trial.session();
      const page = await session.open();
      await page.init({ apiKey });
      await page.track('first');
      const deviceId = (await session.accepted())[0]?.deviceId ?? null;
      for (const [index, call] of possibleCalls(trial, calls).entries()) {
        await page.call(asVerb(call, index));
        const unread = carriersOf(trial.profile, await session.jar(), deviceId).filter(
          ({ value }) => identityIn(trial.profile, value) === null,
        );
        trial.judge(
          'COOKIE-VALUE-11',
          `identity cookies that do not read after ${call.do}`,
          unread.map(({ value }) => value),
          [],
        );
      }
      await page.pass(1000);
      await page.track('last');
      await judgeCounts(trial, session);
      if (!trial.can('optOut')) return;
      await page.setOptOut(optOut);
      await judgeOptOut(trial, session, optOut);
    },
  }),

  property({
    id: 'any-user-id',
    title: 'Any user id is stored as Base64 and read back by a later page',
    covers: ['COOKIE-VALUE-2', 'IDENTITY-2'],
    cost: 2,
    arbitrary: fc.record({ apiKey: apiKeys, userId: userIds }),
    async holds(trial, { apiKey, userId }) {
      const session = await trial.session();
      const page = await session.open();
      await page.init({ apiKey, userId });
      await page.track('before');

      const [before] = await session.accepted();
      const carriers = carriersOf(trial.profile, await session.jar(), before?.deviceId ?? null);
      trial.judge(
        'COOKIE-VALUE-2',
        `user id read from the identity cookie ${carriers.map(({ value }) => value).join(' and ')}`,
        identitiesIn(trial.profile, carriers).map((identity) => identity?.userId),
        [userId],
      );

      await page.reload();
      await page.init({ apiKey });
      await page.track('after');

      const after = (await session.accepted()).find((event) => event?.type === 'after');
      trial.judge('IDENTITY-2', 'user id of an event on the later page', after?.userId, userId);
    },
  }),

  scenario({
    id: 'endless-user-id',
    title: 'A user id longer than any cookie is no accident',
    covers: ['COOKIE-SIZE-3'],
    async run(trial) {
      const userId = 'ü'.repeat(6000);
      const session = await trial.session();
      const page = await session.open();
      await page.init({ apiKey: API_KEY });
      const threw = await page.attempt(['setUserId', userId], ['track', 'visited']);
      trial.judge('COOKIE-SIZE-3', 'what setUserId and track threw', threw?.message ?? null, null);
      trial.judge('COOKIE-SIZE-3', 'errors that reached the page', pageErrors(session.journal), []);
      const accepted = await session.accepted();
      trial.judge('COOKIE-SIZE-3', 'events accepted', typesOf(accepted), ['visited']);
      // An upload may cut what is long; what it keeps is the user id’s beginning.
      trial.judge(
        'COOKIE-SIZE-3',
        'whether the event carries the beginning of the user id',
        accepted.every((event) => userId.startsWith(event?.userId?.slice(0, 1000) || 'none')),
        true,
      );
    },
  }),
];

/** What the identity cookie must say after an event: what the latest event and the latest identify said. */
async function judgeCounts(trial: Trial, session: Session): Promise<void> {
  const accepted = await session.accepted();
  const last = accepted.at(-1);
  const events = accepted.filter((one) => one?.type !== IDENTIFY);
  const identifies = accepted.filter((one) => one?.type === IDENTIFY);
  const cookies = carriersOf(trial.profile, await session.jar(), last?.deviceId ?? null);
  const said = identitiesIn(trial.profile, cookies);
  const field = <Name extends 'sessionId' | 'lastEventTime' | 'eventId' | 'identifyId' | 'sequenceNumber'>(
    name: Name,
  ) => said.map((identity) => identity?.[name]);

  trial.judge('COOKIE-VALUE-5', 'session id in the identity cookie', field('sessionId'), [last?.sessionId]);
  trial.judge('COOKIE-VALUE-6', 'time of the last event in the identity cookie', field('lastEventTime'), [last?.time]);
  trial.judge('COOKIE-VALUE-7', 'event number in the identity cookie', field('eventId'), [events.at(-1)?.eventId]);
  judgeCounting(
    trial,
    'COOKIE-VALUE-7',
    'numbers of the events',
    events.map((one) => one?.eventId ?? null),
  );
  if (identifies.length > 0) {
    trial.judge('COOKIE-VALUE-8', 'identify number in the identity cookie', field('identifyId'), [
      identifies.at(-1)?.eventId,
    ]);
    judgeCounting(
      trial,
      'COOKIE-VALUE-8',
      'numbers of the identifies',
      identifies.map((one) => one?.eventId ?? null),
    );
  }
  trial.judge('COOKIE-VALUE-9', 'sequence number in the identity cookie', field('sequenceNumber'), [
    last?.sequenceNumber,
  ]);
}

function judgeCounting(trial: Trial, id: string, what: string, numbers: readonly (number | null)[]): void {
  const first = numbers[0] ?? 0;
  trial.judge(
    id,
    what,
    numbers,
    numbers.map((_, index) => first + index),
  );
}

async function judgeOptOut(trial: Trial, session: Session, optOut: boolean): Promise<void> {
  const cookies = identityCookies(trial.profile, await session.jar(), null);
  const said = identitiesIn(trial.profile, cookies).map((identity) => identity?.optOut);
  trial.judge('COOKIE-VALUE-4', `opt-out in the identity cookie after setOptOut(${optOut})`, said, [optOut]);
}
