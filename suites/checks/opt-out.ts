import fc from 'fast-check';
import type { VerbCall } from '../../harness/recorder/journal.ts';
import { MINUTE } from '../../spec/durations.ts';
import { expectedEvents } from '../../spec/oracle/consent.ts';
import { IDENTIFY } from '../../spec/oracle/upload.ts';
import { property, scenario } from '../check/check.ts';
import type { CheckContext } from '../check/check-context.ts';
import { apiKeys, consentHistories, hosts, refusalModes } from '../observe/arbitraries.ts';
import { fieldOfEach, ofType, pageErrors, placesContaining, typesOf } from '../observe/observations.ts';

const API_KEY = 'feedface00112233445566778899aabb';
const TEN_MINUTES = 10 * MINUTE;
const WAYS_OUT = ['option', 'early call', 'late call'] as const;

export const optOutChecks = [
  scenario({
    id: 'opt-out-and-back',
    title: 'An opt-out lasts, on this page and later ones, until the user opts in again, and keeps the identity',
    covers: ['OPTOUT-1', 'OPTOUT-2', 'OPTOUT-3', 'OPTOUT-12'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      await page.init({ apiKey: API_KEY, userId: 'ada' });
      await page.track('while in');
      context.precondition('Events accepted before the opt-out', typesOf(await session.acceptedEvents()), ['while in']);
      await context.snapshot('before the opt-out', session, page);

      await page.setOptOut(true);
      await page.track('while out');
      await page.passTime(TEN_MINUTES);
      await context.snapshot('opted out, and an event tracked since', session, page);
      context.judge('OPTOUT-1', 'events accepted after the opt-out', typesOf(await session.acceptedEvents()), [
        'while in',
      ]);

      await page.reload();
      await page.init({ apiKey: API_KEY });
      await page.track('still out');
      await page.passTime(TEN_MINUTES);
      await context.snapshot('on a later page, an event tracked there too', session, page);
      context.judge('OPTOUT-2', 'events accepted on a later page', typesOf(await session.acceptedEvents()), [
        'while in',
      ]);

      await page.setOptOut(false);
      await page.track('in again');
      await page.reload();
      await page.init({ apiKey: API_KEY });
      await page.track('still in');
      await context.snapshot('back in, events tracked since', session, page);
      const accepted = await session.acceptedEvents();
      const types = typesOf(accepted);
      context.judge(
        'OPTOUT-3',
        'events accepted after opting in again',
        types.filter((type) => type.includes('in')),
        ['while in', 'in again', 'still in'],
      );
      context.judge(
        'OPTOUT-1',
        'events tracked while opted out and accepted later',
        types.filter((type) => type === 'while out'),
        [],
      );
      const identities = accepted.map((event) => [event?.deviceId, event?.userId]);
      context.judge(
        'OPTOUT-12',
        'device id and user id of the events',
        identities,
        identities.map(() => [accepted[0]?.deviceId, 'ada']),
      );
    },
  }),

  scenario({
    id: 'opted-out-and-cleared',
    title: 'Clearing the storage does not end an opt-out on the page',
    covers: ['OPTOUT-1'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      await page.init({ apiKey: API_KEY });
      await page.track('while in');
      await page.setOptOut(true);
      if (context.can('clearStorage')) await page.clearStorage();
      await page.track('while out');
      await page.passTime(TEN_MINUTES);
      context.judge('OPTOUT-1', 'events accepted after the opt-out', typesOf(await session.acceptedEvents()), [
        'while in',
      ]);
    },
  }),

  scenario({
    id: 'opted-out-with-full-storage',
    title: 'An opt-out lasts on the page even if neither cookies nor a full local storage can store it',
    covers: ['OPTOUT-1'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      await page.init({ apiKey: API_KEY, options: context.supportedOptions({ disableCookies: true }) });
      await page.track('while in');
      await page.fillLocalStorage();
      await page.setOptOut(true);
      await page.track('while out');
      await page.passTime(TEN_MINUTES);
      context.judge('OPTOUT-1', 'events accepted after the opt-out', typesOf(await session.acceptedEvents()), [
        'while in',
      ]);
    },
  }),

  scenario({
    id: 'opted-out-leaves-nothing',
    title: 'If uploads fail, events tracked while opted in wait in storage, and events tracked after that are nowhere',
    covers: ['OPTOUT-5', 'OPTOUT-6', 'OPTOUT-7'],
    run: (context) => judgeWaitingEvents(context, API_KEY, 500),
  }),

  property({
    id: 'any-opt-out-with-events-waiting',
    title: 'However uploads were refused before, the page of an opted-out user stores and sends nothing more',
    covers: ['OPTOUT-5', 'OPTOUT-6', 'OPTOUT-7'],
    cost: 2,
    arbitrary: fc.record({ apiKey: apiKeys, mode: refusalModes }),
    holds: (context, { apiKey, mode }) => judgeWaitingEvents(context, apiKey, mode),
  }),

  scenario({
    id: 'opted-out-from-the-start',
    title: 'With the optOut option, nothing is uploaded on this page or later ones until the user opts in',
    covers: ['OPTOUT-4', 'OPTOUT-9'],
    run: (context) => judgeOptedOutAtStart(context, API_KEY, 'www'),
  }),

  property({
    id: 'any-opt-out-from-the-start',
    title: 'For any API key, an opt-out by option lasts on any host until the user opts in',
    covers: ['OPTOUT-4', 'OPTOUT-9'],
    cost: 2,
    arbitrary: fc.record({ apiKey: apiKeys, host: hosts }),
    holds: (context, { apiKey, host }) => judgeOptedOutAtStart(context, apiKey, host),
  }),

  scenario({
    id: 'opt-out-elsewhere',
    title: 'An opt-out applies in tabs opened later, on other hosts and in a tab that was already open',
    covers: ['OPTOUT-10', 'OPTOUT-11'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      const open = await session.open({ path: '/open-already' });
      await page.init({ apiKey: API_KEY });
      await open.init({ apiKey: API_KEY });
      await open.track('before');
      context.precondition('Events accepted before the opt-out', typesOf(await session.acceptedEvents()), ['before']);
      await page.setOptOut(true);
      for (const host of ['www', 'app']) await judgeLaterTab(context, session, API_KEY, host, ['before']);
      await open.track('in the tab that was open');
      const there = ofType(await session.acceptedEvents(), 'in the tab that was open');
      context.judge(
        'OPTOUT-11',
        'whether an event is accepted from the tab that was already open',
        there !== undefined,
        false,
      );
    },
  }),

  property({
    id: 'any-opt-out-elsewhere',
    title: 'An opt-out on any host applies on every other host',
    covers: ['OPTOUT-10'],
    cost: 2,
    arbitrary: fc.record({ apiKey: apiKeys, one: hosts, other: hosts }),
    async holds(context, { apiKey, one, other }) {
      const session = await context.newSession();
      const page = await session.open({ host: one });
      await page.init({ apiKey });
      await page.setOptOut(true);
      await judgeLaterTab(context, session, apiKey, other, []);
    },
  }),

  scenario({
    id: 'opt-out-in-flight',
    title: 'An opt-out applies while an upload is in progress',
    covers: ['OPTOUT-15'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      await page.init({ apiKey: API_KEY });
      session.ingestion.mode = 'hang';
      await page.track('in progress');
      await page.track('waiting behind it');
      await page.setOptOut(true);
      const left = (await session.uploads()).length;
      context.precondition('Whether an upload is in progress', left > 0, true);
      session.ingestion.mode = 'accept';
      await session.answerAll();
      await page.passTime(TEN_MINUTES);
      context.judge(
        'OPTOUT-15',
        'number of uploads begun after the opt-out',
        (await session.uploads()).length - left,
        0,
      );
    },
  }),

  scenario({
    id: 'no-true-nor-false',
    title: 'An opt-out value that is neither true nor false changes nothing',
    covers: ['OPTOUT-13'],
    run: (context) => judgeInvalidValues(context, API_KEY, ['false', 0, null, {}, 'true', 1]),
  }),

  property({
    id: 'any-value-but-true-and-false',
    title: 'Any value other than true or false changes neither an opt-out nor an opt-in',
    covers: ['OPTOUT-13'],
    cost: 2,
    arbitrary: fc.record({
      apiKey: apiKeys,
      value: fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.constant([]), fc.constant({})),
    }),
    holds: (context, { apiKey, value }) => judgeInvalidValues(context, apiKey, [value]),
  }),

  scenario({
    id: 'enabled-while-opted-out',
    title: 'Enabling tracking does not end an opt-out by option, by a call before consent or by a call after it',
    covers: ['OPTOUT-14'],
    async run(context) {
      for (const by of WAYS_OUT) await judgeEnabling(context, API_KEY, by);
    },
  }),

  property({
    id: 'any-enabling-while-opted-out',
    title: 'For any API key, enabling tracking does not end an opt-out, in whichever way it was made',
    covers: ['OPTOUT-14'],
    cost: 1,
    arbitrary: fc.record({
      apiKey: apiKeys,
      by: fc.constantFrom(...WAYS_OUT),
    }),
    holds: (context, { apiKey, by }) => judgeEnabling(context, apiKey, by),
  }),

  scenario({
    id: 'do-not-track',
    title: 'The browser’s “Do not track” alone changes nothing',
    covers: ['DNT-1'],
    async run(context) {
      const session = await context.newSession();
      session.doNotTrack();
      const page = await session.open();
      await page.init({ apiKey: API_KEY });
      await page.track('visited');
      context.judge('DNT-1', 'events accepted', typesOf(await session.acceptedEvents()), ['visited']);
    },
  }),

  property({
    id: 'any-consent-history',
    title: 'Through any opt-outs, opt-ins and reloads, only the events tracked while opted in are uploaded',
    covers: ['OPTOUT-1', 'OPTOUT-2', 'OPTOUT-3', 'OPTOUT-12'],
    cost: 2,
    arbitrary: fc.record({ apiKey: apiKeys, steps: consentHistories }),
    async holds(context, { apiKey, steps }) {
      const session = await context.newSession();
      const page = await session.open();
      await page.init({ apiKey, userId: 'ada' });
      let reloadedWhileOut = false;
      let optedOut = false;
      for (const step of steps) {
        if (step.do === 'track') await page.track(step.event);
        else if (step.do === 'reload') {
          await page.reload();
          await page.init({ apiKey });
          reloadedWhileOut = optedOut;
        } else {
          optedOut = step.do === 'optOut';
          reloadedWhileOut = false;
          await page.setOptOut(optedOut);
        }
        const done = steps.slice(0, steps.indexOf(step) + 1);
        const accepted = typesOf(await session.acceptedEvents());
        const allowed = expectedEvents(done);
        const disallowed = accepted.filter((type) => !allowed.includes(type));
        context.judge(
          reloadedWhileOut ? 'OPTOUT-2' : 'OPTOUT-1',
          'events accepted although tracked while opted out',
          disallowed,
          [],
        );
        context.judge('OPTOUT-3', 'events accepted', accepted, allowed);
      }
      const accepted = await session.acceptedEvents();
      const people = new Set(accepted.map((event) => `${event?.deviceId} ${event?.userId}`));
      context.judge('OPTOUT-12', 'whether all events are of one user', people.size <= 1, true);
      context.judge(
        'OPTOUT-12',
        'user ids of the events',
        fieldOfEach(accepted, 'userId'),
        accepted.map(() => 'ada'),
      );
    },
  }),
];

/** With events waiting, the user opts out. Judges that later events are stored nowhere, and that nothing is sent. */
async function judgeWaitingEvents(
  context: CheckContext,
  apiKey: string,
  mode: 400 | 429 | 500 | 'reset' | 'unreachable',
): Promise<void> {
  const session = await context.newSession();
  session.ingestion.mode = mode;
  const page = await session.open();
  await page.init({ apiKey });
  await page.track('while in');
  const waiting = await placesContaining('while in', session, page);
  context.precondition('Whether storage holds an event that could not be uploaded', waiting.length > 0, true);

  await page.setOptOut(true);
  const left = session.ingestion.contacts.length;
  session.ingestion.mode = 'accept';
  await page.track('while out');
  const holding = await placesContaining('while out', session, page);
  context.judge('OPTOUT-5', 'places that hold the event tracked after the opt-out', holding, []);
  if (context.can('identify')) {
    await page.identify('plan', 'while-out');
    const identified = await placesContaining('while-out', session, page);
    context.judge('OPTOUT-6', 'places that hold the identify made after the opt-out', identified, []);
  }
  await page.passTime(TEN_MINUTES);
  await page.reload();
  await page.init({ apiKey });
  await page.track('out on the next page');
  await page.passTime(TEN_MINUTES);
  const departures = session.ingestion.contacts
    .slice(left)
    .map(({ method, body }) => `${method} ${body.slice(0, 200)}`);
  context.judge('OPTOUT-7', 'requests that reached the endpoint after the opt-out', departures, []);
  const identifies = typesOf(await session.acceptedEvents()).filter((type) => type === IDENTIFY);
  context.judge('OPTOUT-6', 'identifies accepted after the opt-out', identifies, []);
}

async function judgeOptedOutAtStart(context: CheckContext, apiKey: string, host: string): Promise<void> {
  const session = await context.newSession();
  const page = await session.open();
  await page.init({ apiKey, options: { optOut: true } });
  await page.track('while out');
  await page.passTime(TEN_MINUTES);
  context.judge('OPTOUT-4', 'events accepted although optOut was set', typesOf(await session.acceptedEvents()), []);

  const later = await session.open({ host });
  await later.init({ apiKey });
  await later.track('still out');
  await later.passTime(TEN_MINUTES);
  context.judge('OPTOUT-9', 'events accepted on a later page', typesOf(await session.acceptedEvents()), []);

  await later.setOptOut(false);
  await later.track('in at last');
  const accepted = typesOf(await session.acceptedEvents()).filter((type) => type !== 'still out');
  context.judge('OPTOUT-4', 'events accepted after opting in', accepted, ['in at last']);
}

async function judgeLaterTab(
  context: CheckContext,
  session: Awaited<ReturnType<CheckContext['newSession']>>,
  apiKey: string,
  host: string,
  before: string[],
): Promise<void> {
  const later = await session.open({ host, path: '/opened-later' });
  await later.init({ apiKey });
  await later.track(`in a later tab on ${host}`);
  await later.passTime(TEN_MINUTES);
  context.judge(
    'OPTOUT-10',
    `events accepted from a later tab on ${host}`,
    typesOf(await session.acceptedEvents()),
    before,
  );
}

async function judgeInvalidValues(context: CheckContext, apiKey: string, values: readonly unknown[]): Promise<void> {
  const session = await context.newSession();
  const page = await session.open();
  await page.init({ apiKey });
  const calls = values.map((value): VerbCall => ['setOptOut', value]);
  const threw = await page.attempt(...calls, ['track', 'while in']);
  context.judge('OPTOUT-13', 'error thrown by the calls', threw?.message ?? null, null);
  context.judge('OPTOUT-13', 'uncaught errors on the page', pageErrors(session.journal), []);
  context.judge('OPTOUT-13', 'events accepted while opted in', typesOf(await session.acceptedEvents()), ['while in']);
  await page.setOptOut(true);
  await page.attempt(...calls, ['track', 'while out']);
  context.judge('OPTOUT-13', 'events accepted after opting out', typesOf(await session.acceptedEvents()), ['while in']);
}

async function judgeEnabling(context: CheckContext, apiKey: string, by: (typeof WAYS_OUT)[number]): Promise<void> {
  const session = await context.newSession();
  const page = await session.open();
  const options = { deferInitialization: true, ...(by === 'option' && { optOut: true }) };
  await page.init({ apiKey, options });
  if (by === 'early call') await page.setOptOut(true);
  if (by === 'late call') {
    await page.enableTracking();
    await page.setOptOut(true);
  }
  await page.enableTracking();
  await page.track('while out');
  await page.passTime(TEN_MINUTES);
  const out = ofType(await session.acceptedEvents(), 'while out');
  context.judge('OPTOUT-14', `whether an event is accepted after an opt-out by ${by}`, out !== undefined, false);
  await page.setOptOut(false);
  await page.track('in at last');
  const last = ofType(await session.acceptedEvents(), 'in at last');
  context.precondition('Whether an event is accepted after opting in', last !== undefined, true);
}
