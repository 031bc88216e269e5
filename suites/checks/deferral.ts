import fc from 'fast-check';
import type { InitOptions } from '../../harness/adapter/adapter.ts';
import type { Page } from '../../harness/session/page.ts';
import type { Session } from '../../harness/session/session.ts';
import { MINUTE } from '../../spec/durations.ts';
import { deprecatedCookieName } from '../../spec/oracle/cookie-name.ts';
import { encodeDeprecatedCookie } from '../../spec/oracle/deprecated-cookie.ts';
import { property, scenario } from '../check/check.ts';
import type { CheckContext } from '../check/check-context.ts';
import { apiKeys, hosts, unrelatedKeyPairs, userIds, type VisitCall, visitCalls } from '../observe/arbitraries.ts';
import {
  fieldOfEach,
  identityCookies,
  lifetimesOf,
  ofType,
  storedData,
  storedPlaces,
  typesOf,
  writes,
} from '../observe/observations.ts';
import { asVerb, supportedCalls, uploadsOf } from '../observe/visit-calls.ts';

const API_KEY = 'c0ffee00c0ffee00c0ffee00c0ffee00';
const OTHER_KEY = 'decaf000decaf000decaf000decaf000';
const TEN_MINUTES = 10 * MINUTE;
const deferred = { deferInitialization: true };

export const deferralChecks = [
  scenario({
    id: 'before-consent',
    title: 'Nothing is stored or sent before consent, and calls made before it take effect after it',
    covers: ['DEFER-1', 'DEFER-2', 'DEFER-3', 'DEFER-4', 'DEFER-5', 'DEFER-18'],
    async run(context) {
      await requireVisibleTraces(context);

      const session = await context.newSession();
      const page = await session.open();
      await page.init({ apiKey: API_KEY, options: deferred });
      await page.track('early');
      await page.setUserId('ada');
      await page.track('early too');
      await page.passTime(TEN_MINUTES);

      await context.snapshot('before consent', session, page);
      context.judge('DEFER-1', 'data stored before consent', await storedPlaces(session, page), []);
      context.judge('DEFER-2', 'requests that left the page before consent', await session.outgoingRequests(), []);
      context.judge('DEFER-3', 'data written before consent, even briefly', writes(session.journal), []);

      await page.enableTracking();
      await context.snapshot('after consent', session, page);

      const accepted = await session.acceptedEvents();
      context.judge('DEFER-4', 'events accepted after consent', typesOf(accepted), ['early', 'early too']);
      context.judge('DEFER-4', 'user ids of the events accepted after consent', fieldOfEach(accepted, 'userId'), [
        null,
        'ada',
      ]);
      const cookies = identityCookies(context.profile, await session.jar(), accepted[0]?.deviceId ?? null);
      context.judge('DEFER-5', 'number of identity cookies after consent', cookies.length, 1);

      await page.passTime(1000);
      await page.enableTracking();
      await page.track('after');
      const all = await session.acceptedEvents();
      context.judge('DEFER-18', 'events accepted after enabling tracking twice', typesOf(all), [
        'early',
        'early too',
        'after',
      ]);
      const visitors = new Set(all.map((event) => `${event?.deviceId} in session ${event?.sessionId}`));
      context.judge('DEFER-18', 'number of visitors and sessions among the events', visitors.size, 1);
    },
  }),

  property({
    id: 'any-early-calls',
    title: 'Any calls made before consent leave no trace until then, and take effect in order afterwards',
    covers: ['DEFER-1', 'DEFER-2', 'DEFER-4', 'DEFER-5', 'DEFER-18'],
    cost: 2,
    arbitrary: fc.record({ apiKey: apiKeys, calls: visitCalls, times: fc.integer({ min: 1, max: 3 }) }),
    async holds(context, { apiKey, calls, times }) {
      const session = await context.newSession();
      const made = supportedCalls(context, calls);
      const page = await session.open();
      await page.init({ apiKey, options: deferred });
      await page.call(...made.map(asVerb));
      await judgeNoTraces(context, session, page, ['DEFER-1', 'DEFER-2']);

      for (let time = 0; time < times; time++) await page.enableTracking();
      const accepted = await session.acceptedEvents();
      context.judge(
        times === 1 ? 'DEFER-4' : 'DEFER-18',
        'events accepted after consent, and their user ids',
        accepted.map((event) => [event?.type, event?.userId]),
        uploadsOf(made),
      );
      const cookies = identityCookies(context.profile, await session.jar(), accepted[0]?.deviceId ?? null);
      context.judge('DEFER-5', 'number of identity cookies after consent', cookies.length, 1);
    },
  }),

  scenario({
    id: 'initialised-again-before-consent',
    title: 'An SDK that is initialised again before consent still waits and loses no earlier call',
    covers: ['DEFER-2', 'DEFER-4'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      await page.init({ apiKey: API_KEY, options: deferred });
      await page.track('early');
      await page.init({ apiKey: API_KEY, options: deferred });
      context.judge('DEFER-2', 'requests that left the page before consent', await session.outgoingRequests(), []);
      await page.enableTracking();
      context.judge('DEFER-4', 'events accepted', typesOf(await session.acceptedEvents()), ['early']);
    },
  }),

  scenario({
    id: 'no-consent-anywhere',
    title: 'Without consent every page is silent: reloaded, unloaded, in a second tab and on another host',
    covers: ['DEFER-8', 'DEFER-9'],
    run: (context) => judgePagesWithoutConsent(context, API_KEY, [{ do: 'track' }], ['www', 'app', 'www']),
  }),

  property({
    id: 'any-pages-without-consent',
    title: 'Without consent nothing is stored or sent, whatever pages are visited and whatever they call',
    covers: ['DEFER-8', 'DEFER-9'],
    cost: 4,
    arbitrary: fc.record({
      apiKey: apiKeys,
      calls: visitCalls,
      visited: fc.array(hosts, { minLength: 1, maxLength: 3 }),
    }),
    holds: (context, { apiKey, calls, visited }) => judgePagesWithoutConsent(context, apiKey, calls, visited),
  }),

  scenario({
    id: 'consented-in-two-tabs',
    title: 'A user who consents in one tab and then in another waiting tab is one visitor',
    covers: ['IDENTITY-8'],
    async run(context) {
      if (!context.can('deferInitialization')) return context.markUntestable('IDENTITY-8', 'no page waits for consent');
      const session = await context.newSession();
      const tabs = [await session.open({ path: '/one' }), await session.open({ path: '/other' })];
      for (const tab of tabs) await tab.init({ apiKey: API_KEY, options: deferred });
      for (const [index, tab] of tabs.entries()) {
        await tab.enableTracking();
        await tab.track(`consented in tab ${index + 1}`);
      }
      const accepted = await session.acceptedEvents();
      context.precondition('Events accepted', typesOf(accepted), ['consented in tab 1', 'consented in tab 2']);
      const [first, second] = fieldOfEach(accepted, 'deviceId');
      context.judge('IDENTITY-8', 'device id in the tab that consented second', second, first);
    },
  }),

  scenario({
    id: 'consent-remembered',
    title: 'With an identity cookie from an earlier consent, nothing is deferred',
    covers: ['DEFER-6', 'DEFER-11'],
    async run(context) {
      await judgeEarlierConsent(context, API_KEY, 'ada', 'DEFER-6', {});
      await judgeEarlierConsent(context, API_KEY, 'ada', 'DEFER-11', deferred);
    },
  }),

  property({
    id: 'any-consent-remembered',
    title: 'For any API key and user id, the identity cookie records the consent',
    covers: ['DEFER-6', 'DEFER-11'],
    cost: 2,
    arbitrary: fc.record({ apiKey: apiKeys, userId: userIds, first: fc.boolean() }),
    async holds(context, { apiKey, userId, first }) {
      await judgeEarlierConsent(context, apiKey, userId, first ? 'DEFER-11' : 'DEFER-6', first ? deferred : {});
    },
  }),

  scenario({
    id: 'consent-remembered-without-cookies',
    title: 'With cookies disabled, the identity in local storage records the consent',
    covers: ['DEFER-16'],
    run: (context) => judgeEarlierConsent(context, API_KEY, 'ada', 'DEFER-16', { ...deferred, disableCookies: true }),
  }),

  property({
    id: 'any-consent-remembered-without-cookies',
    title: 'With cookies disabled, local storage records the consent for any API key and user id',
    covers: ['DEFER-16'],
    cost: 2,
    arbitrary: fc.record({ apiKey: apiKeys, userId: userIds }),
    holds: (context, { apiKey, userId }) =>
      judgeEarlierConsent(context, apiKey, userId, 'DEFER-16', { ...deferred, disableCookies: true }),
  }),

  scenario({
    id: 'consent-of-an-earlier-release',
    title: 'With a deprecated identity cookie from an earlier consent, nothing is deferred',
    covers: ['DEFER-17'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      const now = session.now;
      const value = encodeDeprecatedCookie(context.profile, {
        deviceId: 'from-an-earlier-release',
        userId: null,
        optOut: false,
        sessionId: now,
        lastEventTime: now,
        eventId: 1,
        identifyId: 0,
        sequenceNumber: 1,
      });
      const name = deprecatedCookieName(context.profile, API_KEY, session.domain);
      await page.setCookieAsSite(`${name}=${value}; path=/; domain=.${session.domain}`);
      await context.snapshot('with the cookie of an earlier consent', session, page);
      await page.init({ apiKey: API_KEY, options: deferred });
      await page.track('not deferred');
      await context.snapshot('initialised with deferral, not deferred', session, page);
      const accepted = await session.acceptedEvents();
      context.judge('DEFER-17', 'events accepted without enabling tracking', typesOf(accepted), ['not deferred']);
    },
  }),

  scenario({
    id: 'consent-with-choices',
    title: 'The cookie created on consent has the attributes and lifetime that the site chose',
    covers: ['DEFER-10'],
    run: (context) => judgeChosenCookie(context, API_KEY, 'Strict', 7),
  }),

  property({
    id: 'any-choices-before-consent',
    title: 'The cookie created on consent has whatever attributes and lifetime the site chose',
    covers: ['DEFER-10'],
    cost: 1,
    arbitrary: fc.record({
      apiKey: apiKeys,
      sameSiteCookie: fc.constantFrom('Strict' as const, 'Lax' as const),
      days: fc.integer({ min: 1, max: 390 }),
    }),
    holds: (context, { apiKey, sameSiteCookie, days }) => judgeChosenCookie(context, apiKey, sameSiteCookie, days),
  }),

  scenario({
    id: 'consent-withdrawn',
    title: 'After the cookies are deleted, initialisation is deferred until the user consents again',
    covers: ['DEFER-12', 'DEFER-13'],
    run: (context) => judgeDeletedCookies(context, API_KEY, 'ada'),
  }),

  property({
    id: 'any-consent-withdrawn',
    title: 'For any user id, nothing is stored or sent after the cookies are deleted until the user consents',
    covers: ['DEFER-12', 'DEFER-13'],
    cost: 2,
    arbitrary: fc.record({ apiKey: apiKeys, userId: userIds }),
    holds: (context, { apiKey, userId }) => judgeDeletedCookies(context, apiKey, userId),
  }),

  scenario({
    id: 'declined-after-all',
    title: 'A user who declines is not tracked after the storage is cleared',
    covers: ['DEFER-14'],
    run: (context) => judgeDeclined(context, API_KEY, ['www', 'app']),
  }),

  property({
    id: 'any-decline-after-all',
    title: 'Any pages that a user visits after declining are silent',
    covers: ['DEFER-14'],
    cost: 3,
    arbitrary: fc.record({ apiKey: apiKeys, visited: fc.array(hosts, { minLength: 1, maxLength: 2 }) }),
    holds: (context, { apiKey, visited }) => judgeDeclined(context, apiKey, visited),
  }),

  scenario({
    id: 'consent-to-another-project',
    title: 'Consent to one project does not count for another whose key begins differently',
    covers: ['DEFER-15'],
    run: (context) => judgeOtherProject(context, [OTHER_KEY, API_KEY]),
  }),

  property({
    id: 'any-consent-to-another-project',
    title: 'Consent to one project does not count for another, for any two keys that begin differently',
    covers: ['DEFER-15'],
    cost: 2,
    arbitrary: unrelatedKeyPairs,
    holds: judgeOtherProject,
  }),

  scenario({
    id: 'before-init',
    title: 'Nothing is stored or sent before init',
    covers: ['LOAD-1', 'LOAD-2'],
    async run(context) {
      await requireVisibleTraces(context);
      await judgeBeforeInit(context, [{ do: 'track' }, { do: 'setUserId', userId: 'ada' }]);
    },
  }),

  property({
    id: 'any-calls-before-init',
    title: 'Nothing is stored or sent before init, whatever is called',
    covers: ['LOAD-1', 'LOAD-2'],
    cost: 1,
    arbitrary: visitCalls,
    holds: judgeBeforeInit,
  }),
];

/** Requires that the same visit without deferral stores and sends data, since otherwise silence would prove nothing. */
async function requireVisibleTraces(context: CheckContext): Promise<void> {
  const session = await context.newSession();
  const page = await session.open();
  await page.init({ apiKey: API_KEY });
  await page.track('not deferred');
  context.precondition(
    'Whether a visit without deferral stores data',
    (await storedPlaces(session, page)).length > 0,
    true,
  );
  context.precondition('Whether a visit without deferral writes data', writes(session.journal).length > 0, true);
  context.precondition('Events accepted from a visit without deferral', typesOf(await session.acceptedEvents()), [
    'not deferred',
  ]);
}

/** Judges that nothing is stored, by the first requirement, and that nothing left the page, by the second. */
async function judgeNoTraces(
  context: CheckContext,
  session: Session,
  page: Page,
  [stored, left]: readonly [string, string],
): Promise<void> {
  context.judge(stored, 'data stored without consent', await storedPlaces(session, page), []);
  context.judge(left, 'requests that left the page without consent', await session.outgoingRequests(), []);
}

/** Judges each page that a user visits without consent, by the traces that are new since the page before. */
async function judgePagesWithoutConsent(
  context: CheckContext,
  apiKey: string,
  calls: readonly VisitCall[],
  visited: readonly string[],
): Promise<void> {
  const made = supportedCalls(context, calls);
  const session = await context.newSession();
  const visit = async (page: Page) => {
    await page.init({ apiKey, options: deferred });
    await page.call(...made.map(asVerb));
    await page.passTime(TEN_MINUTES);
  };
  const known = new Set<string>();
  const newTraces = async (page: Page) => {
    const traces = [...(await storedPlaces(session, page)), ...(await session.outgoingRequests())];
    const fresh = traces.filter((trace) => !known.has(trace));
    for (const trace of fresh) known.add(trace);
    return fresh;
  };

  const first = await session.open();
  await visit(first);
  await newTraces(first);
  await first.reload();
  context.judge('DEFER-9', 'data stored and requests sent since the page was unloaded', await newTraces(first), []);
  await visit(first);
  context.judge('DEFER-8', 'data stored and requests sent since the reload', await newTraces(first), []);
  for (const host of visited) {
    const page = await session.open({ host, path: '/next' });
    await visit(page);
    context.judge(
      'DEFER-8',
      `data stored and requests sent since a page on ${host} was opened`,
      await newTraces(page),
      [],
    );
    await page.close();
    context.judge(
      'DEFER-9',
      `data stored and requests sent since the page on ${host} was closed`,
      await newTraces(first),
      [],
    );
  }
  await context.snapshot('without consent, after every page', session, first);
}

/** A user consents on one page. The next page, initialised with deferral, must continue with that identity. */
async function judgeEarlierConsent(
  context: CheckContext,
  apiKey: string,
  userId: string,
  id: string,
  options: InitOptions,
): Promise<void> {
  const session = await context.newSession();
  const page = await session.open();
  await page.init({ apiKey, userId, options });
  if (options.deferInitialization) await page.enableTracking();
  await page.track('consented');
  await context.snapshot('after consent', session, page);

  const later = await session.open({ path: '/later' });
  await later.init({ apiKey, options: { ...options, deferInitialization: true } });
  await later.track('not deferred');
  await context.snapshot('on a later page, not deferred', session, later);

  const accepted = await session.acceptedEvents();
  context.judge(id, 'events accepted without enabling tracking', typesOf(accepted), ['consented', 'not deferred']);
  const [first, second] = accepted;
  context.judge(
    id,
    'device id and user id of the event on the later page',
    [second?.deviceId, second?.userId],
    [first?.deviceId, userId],
  );
}

async function judgeChosenCookie(
  context: CheckContext,
  apiKey: string,
  sameSiteCookie: 'Strict' | 'Lax',
  days: number,
): Promise<void> {
  const session = await context.newSession();
  const page = await session.open();
  const options = { ...deferred, cookieExpiration: days, ...context.supportedOptions({ sameSiteCookie }) };
  await page.init({ apiKey, options });
  await context.snapshot('before consent', session, page);
  await page.enableTracking();
  await page.track('consented');
  await context.snapshot('after consent', session, page);
  const [event] = await session.acceptedEvents();
  const cookies = identityCookies(context.profile, await session.jar(), event?.deviceId ?? null);
  context.judge(
    'DEFER-10',
    'lifetime written for the identity cookie, in days',
    lifetimesOf(session.journal, cookies),
    [days],
  );
  if (!context.can('sameSiteCookie')) return;
  const sameSites = cookies.map(({ sameSite }) => sameSite);
  context.judge('DEFER-10', 'SameSite of the identity cookie', sameSites, [sameSiteCookie]);
}

async function judgeDeletedCookies(context: CheckContext, apiKey: string, userId: string): Promise<void> {
  const session = await context.newSession();
  const page = await session.open();
  await page.init({ apiKey, userId, options: deferred });
  await page.enableTracking();
  await page.track('consented');
  const [before] = await session.acceptedEvents();
  await session.deleteCookies((await session.jar()).map(({ name }) => name));
  context.precondition('Number of cookies left after deleting them', (await session.jar()).length, 0);
  const left = (await session.outgoingRequests()).length;
  const arrived = session.ingestion.contacts.length;

  await page.reload();
  const kept = await storedData(session, page);
  await page.init({ apiKey, options: deferred });
  await page.track('deferred again');
  await page.passTime(TEN_MINUTES);
  await context.snapshot('cookies deleted, before the new consent', session, page);
  context.judge('DEFER-12', 'stored data after the deferred initialisation', await storedData(session, page), kept);
  context.judge(
    'DEFER-12',
    'number of further requests that left the page',
    (await session.outgoingRequests()).length - left,
    0,
  );
  context.judge(
    'DEFER-12',
    'number of further requests that reached the endpoint',
    session.ingestion.contacts.length - arrived,
    0,
  );

  await page.enableTracking();
  await page.track('consented again');
  await context.snapshot('after the new consent', session, page);
  const accepted = await session.acceptedEvents();
  const after = ofType(accepted, 'consented again');
  context.judge('DEFER-13', 'whether an event is accepted after the new consent', after !== undefined, true);
  context.judge(
    'DEFER-13',
    'whether its device id is the one from before',
    after?.deviceId === before?.deviceId,
    false,
  );
  const cookies = identityCookies(context.profile, await session.jar(), after?.deviceId ?? null);
  context.judge('DEFER-13', 'number of identity cookies after the new consent', cookies.length, 1);
}

async function judgeDeclined(context: CheckContext, apiKey: string, visited: readonly string[]): Promise<void> {
  const session = await context.newSession();
  const page = await session.open();
  await page.init({ apiKey });
  await page.track('consented');
  context.precondition('Events accepted before declining', typesOf(await session.acceptedEvents()), ['consented']);
  await context.snapshot('after consent', session, page);
  await page.clearStorage();
  await context.snapshot('declined, storage cleared', session, page);
  const arrived = session.ingestion.contacts.length;
  for (const host of visited) {
    const later = await session.open({ host, path: '/declined' });
    await later.init({ apiKey, options: deferred });
    await later.track('declined');
    await later.passTime(TEN_MINUTES);
    const cookies = identityCookies(context.profile, await session.jar(), null);
    context.judge(
      'DEFER-14',
      `identity cookies after declining, on ${host}`,
      cookies.map(({ name }) => name),
      [],
    );
    const requests = session.ingestion.contacts.slice(arrived).map(({ method, body }) => `${method} ${body}`);
    context.judge('DEFER-14', `requests after declining, on ${host}`, requests, []);
    await context.snapshot(`on a later page, on ${host}`, session, later);
  }
}

async function judgeOtherProject(context: CheckContext, [one, other]: readonly [string, string]): Promise<void> {
  const session = await context.newSession();
  const page = await session.open();
  await page.init({ apiKey: one });
  await page.track('consented to one');
  context.precondition('Events accepted for the project with consent', typesOf(await session.acceptedEvents()), [
    'consented to one',
  ]);
  const arrived = session.ingestion.contacts.length;
  const later = await session.open({ path: '/other-project' });
  const kept = await storedData(session, later);
  await context.snapshot('after consent to one project', session, later);
  await later.init({ apiKey: other, options: deferred });
  await later.track('not consented to');
  await later.passTime(TEN_MINUTES);
  await context.snapshot('the other project initialised, without consent to it', session, later);
  context.judge('DEFER-15', 'stored data after initialising the other project', await storedData(session, later), kept);
  context.judge(
    'DEFER-15',
    'number of requests after initialising the other project',
    session.ingestion.contacts.length - arrived,
    0,
  );
}

async function judgeBeforeInit(context: CheckContext, calls: readonly VisitCall[]): Promise<void> {
  const session = await context.newSession();
  const page = await session.open();
  // A call may throw before init: only its traces are judged here.
  for (const [index, call] of supportedCalls(context, calls).entries()) await page.attempt(asVerb(call, index));
  if (context.can('optOut')) await page.attempt(['setOptOut', false]);
  await page.passTime(TEN_MINUTES);
  await context.snapshot('before init', session, page);
  context.judge('LOAD-1', 'data stored before init', await storedPlaces(session, page), []);
  context.judge('LOAD-2', 'requests that left the page before init', await session.outgoingRequests(), []);
}
