import fc from 'fast-check';
import type { InitOptions } from '../../harness/adapter/adapter.ts';
import type { Page } from '../../harness/session/page.ts';
import type { Session } from '../../harness/session/session.ts';
import { deprecatedCookieName } from '../../spec/oracle/cookie-name.ts';
import { encodeDeprecatedCookie } from '../../spec/oracle/deprecated-cookie.ts';
import { property, scenario } from '../check/check.ts';
import type { CheckContext } from '../check/check-context.ts';
import { apiKeys, hosts, strangerKeyPairs, userIds, type VisitCall, visitCalls } from '../observe/arbitraries.ts';
import {
  each,
  identityCookies,
  keptBy,
  lifetimesOf,
  ofType,
  residue,
  typesOf,
  writes,
} from '../observe/observations.ts';
import { asVerb, possibleCalls, uploadsOf } from '../observe/visit-calls.ts';

const API_KEY = 'c0ffee00c0ffee00c0ffee00c0ffee00';
const OTHER_KEY = 'decaf000decaf000decaf000decaf000';
const TEN_MINUTES = 10 * 60 * 1000;
const deferred = { deferInitialization: true };

export const deferralChecks = [
  scenario({
    id: 'before-consent',
    title: 'Nothing is stored and nothing leaves before consent; what was called takes effect after it',
    covers: ['DEFER-1', 'DEFER-2', 'DEFER-3', 'DEFER-4', 'DEFER-5', 'DEFER-18'],
    async run(context) {
      await requireVisibleTraces(context);

      const session = await context.session();
      const page = await session.open();
      await page.init({ apiKey: API_KEY, options: deferred });
      await page.track('early');
      await page.setUserId('ada');
      await page.track('early too');
      await page.pass(TEN_MINUTES);

      await context.show('before consent', session, page);
      context.judge('DEFER-1', 'what is stored before consent', await residue(session, page), []);
      context.judge('DEFER-2', 'what left the page before consent', await session.outgoingRequests(), []);
      context.judge('DEFER-3', 'what was written before consent, if only for a moment', writes(session.journal), []);

      await page.enableTracking();
      await context.show('after consent', session, page);

      const accepted = await session.accepted();
      context.judge('DEFER-4', 'events accepted after consent', typesOf(accepted), ['early', 'early too']);
      context.judge('DEFER-4', 'their user ids', each(accepted, 'userId'), [null, 'ada']);
      const cookies = identityCookies(context.profile, await session.jar(), accepted[0]?.deviceId ?? null);
      context.judge('DEFER-5', 'identity cookies after consent', cookies.length, 1);

      await page.pass(1000);
      await page.enableTracking();
      await page.track('after');
      const all = await session.accepted();
      context.judge('DEFER-18', 'events accepted after enabling twice', typesOf(all), ['early', 'early too', 'after']);
      const visitors = new Set(all.map((event) => `${event?.deviceId} in session ${event?.sessionId}`));
      context.judge('DEFER-18', 'visitors and sessions that those events tell of', visitors.size, 1);
    },
  }),

  property({
    id: 'any-early-calls',
    title: 'Whatever is called before consent leaves no trace until consent, and then takes effect in order',
    covers: ['DEFER-1', 'DEFER-2', 'DEFER-4', 'DEFER-5', 'DEFER-18'],
    cost: 2,
    arbitrary: fc.record({ apiKey: apiKeys, calls: visitCalls, times: fc.integer({ min: 1, max: 3 }) }),
    async holds(context, { apiKey, calls, times }) {
      const session = await context.session();
      const made = possibleCalls(context, calls);
      const page = await session.open();
      await page.init({ apiKey, options: deferred });
      await page.call(...made.map(asVerb));
      await judgeSilence(context, session, page, ['DEFER-1', 'DEFER-2']);

      for (let time = 0; time < times; time++) await page.enableTracking();
      const accepted = await session.accepted();
      context.judge(
        times === 1 ? 'DEFER-4' : 'DEFER-18',
        'events accepted after consent, and their user ids',
        accepted.map((event) => [event?.type, event?.userId]),
        uploadsOf(made),
      );
      const cookies = identityCookies(context.profile, await session.jar(), accepted[0]?.deviceId ?? null);
      context.judge('DEFER-5', 'identity cookies after consent', cookies.length, 1);
    },
  }),

  scenario({
    id: 'initialised-again-before-consent',
    title: 'Initialised again before consent, an SDK still waits, and forgets nothing that was called before',
    covers: ['DEFER-2', 'DEFER-4'],
    async run(context) {
      const session = await context.session();
      const page = await session.open();
      await page.init({ apiKey: API_KEY, options: deferred });
      await page.track('early');
      await page.init({ apiKey: API_KEY, options: deferred });
      context.judge('DEFER-2', 'what left the page before consent', await session.outgoingRequests(), []);
      await page.enableTracking();
      context.judge('DEFER-4', 'events accepted', typesOf(await session.accepted()), ['early']);
    },
  }),

  scenario({
    id: 'no-consent-anywhere',
    title: 'Without consent every page is silent: reloaded, opened in a second tab, left, and on another host',
    covers: ['DEFER-8', 'DEFER-9'],
    run: (context) => judgeWanderings(context, API_KEY, [{ do: 'track' }], ['www', 'app', 'www']),
  }),

  property({
    id: 'any-pages-without-consent',
    title:
      'Whatever pages of a site are visited without consent, and whatever is called on them, nothing stays and nothing leaves',
    covers: ['DEFER-8', 'DEFER-9'],
    cost: 4,
    arbitrary: fc.record({
      apiKey: apiKeys,
      calls: visitCalls,
      visited: fc.array(hosts, { minLength: 1, maxLength: 3 }),
    }),
    holds: (context, { apiKey, calls, visited }) => judgeWanderings(context, apiKey, calls, visited),
  }),

  scenario({
    id: 'consented-in-two-tabs',
    title: 'Who consents in one tab and then in another that was waiting too is one visitor',
    covers: ['IDENTITY-8'],
    async run(context) {
      if (!context.can('deferInitialization')) return context.markUntestable('IDENTITY-8', 'no page waits for consent');
      const session = await context.session();
      const tabs = [await session.open({ path: '/one' }), await session.open({ path: '/other' })];
      for (const tab of tabs) await tab.init({ apiKey: API_KEY, options: deferred });
      for (const [index, tab] of tabs.entries()) {
        await tab.enableTracking();
        await tab.track(`consented in tab ${index + 1}`);
      }
      const accepted = await session.accepted();
      context.precondition('Events accepted', typesOf(accepted), ['consented in tab 1', 'consented in tab 2']);
      const [first, second] = each(accepted, 'deviceId');
      context.judge('IDENTITY-8', 'device id in the tab that consented second', second, first);
    },
  }),

  scenario({
    id: 'consent-remembered',
    title: 'With an identity cookie of an earlier consent, nothing is deferred',
    covers: ['DEFER-6', 'DEFER-11'],
    async run(context) {
      await judgeRemembered(context, API_KEY, 'ada', 'DEFER-6', {});
      await judgeRemembered(context, API_KEY, 'ada', 'DEFER-11', deferred);
    },
  }),

  property({
    id: 'any-consent-remembered',
    title: 'For any API key and user id, a consent is remembered by the identity cookie',
    covers: ['DEFER-6', 'DEFER-11'],
    cost: 2,
    arbitrary: fc.record({ apiKey: apiKeys, userId: userIds, first: fc.boolean() }),
    async holds(context, { apiKey, userId, first }) {
      await judgeRemembered(context, apiKey, userId, first ? 'DEFER-11' : 'DEFER-6', first ? deferred : {});
    },
  }),

  scenario({
    id: 'consent-remembered-without-cookies',
    title: 'With cookies disabled, the identity in local storage tells of an earlier consent',
    covers: ['DEFER-16'],
    run: (context) => judgeRemembered(context, API_KEY, 'ada', 'DEFER-16', { ...deferred, disableCookies: true }),
  }),

  property({
    id: 'any-consent-remembered-without-cookies',
    title: 'For any API key and user id, local storage tells of an earlier consent where cookies are disabled',
    covers: ['DEFER-16'],
    cost: 2,
    arbitrary: fc.record({ apiKey: apiKeys, userId: userIds }),
    holds: (context, { apiKey, userId }) =>
      judgeRemembered(context, apiKey, userId, 'DEFER-16', { ...deferred, disableCookies: true }),
  }),

  scenario({
    id: 'consent-of-an-earlier-release',
    title: 'A deprecated identity cookie tells of an earlier consent',
    covers: ['DEFER-17'],
    async run(context) {
      const session = await context.session();
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
      await context.show('with the cookie of an earlier consent', session, page);
      await page.init({ apiKey: API_KEY, options: deferred });
      await page.track('not deferred');
      await context.show('not asked again', session, page);
      const accepted = await session.accepted();
      context.judge('DEFER-17', 'events accepted without enabling tracking', typesOf(accepted), ['not deferred']);
    },
  }),

  scenario({
    id: 'consent-with-choices',
    title: 'The cookie that consent creates is the one the site asked for',
    covers: ['DEFER-10'],
    run: (context) => judgeChoices(context, API_KEY, 'Strict', 7),
  }),

  property({
    id: 'any-choices-before-consent',
    title: 'Whatever attributes and lifetime a site chose, the cookie that consent creates has them',
    covers: ['DEFER-10'],
    cost: 1,
    arbitrary: fc.record({
      apiKey: apiKeys,
      sameSiteCookie: fc.constantFrom('Strict' as const, 'Lax' as const),
      days: fc.integer({ min: 1, max: 390 }),
    }),
    holds: (context, { apiKey, sameSiteCookie, days }) => judgeChoices(context, apiKey, sameSiteCookie, days),
  }),

  scenario({
    id: 'consent-withdrawn',
    title: 'Once the cookies are gone the person is asked again: deferred until they consent once more',
    covers: ['DEFER-12', 'DEFER-13'],
    run: (context) => judgeForgotten(context, API_KEY, 'ada'),
  }),

  property({
    id: 'any-consent-withdrawn',
    title: 'Whoever a person was, once the cookies are gone nothing is stored and nothing leaves until they consent',
    covers: ['DEFER-12', 'DEFER-13'],
    cost: 2,
    arbitrary: fc.record({ apiKey: apiKeys, userId: userIds }),
    holds: (context, { apiKey, userId }) => judgeForgotten(context, apiKey, userId),
  }),

  scenario({
    id: 'declined-after-all',
    title: 'A person who declines is not tracked once the storage is cleared',
    covers: ['DEFER-14'],
    run: (context) => judgeDeclined(context, API_KEY, ['www', 'app']),
  }),

  property({
    id: 'any-decline-after-all',
    title: 'Whatever pages a person visits after declining, they are silent',
    covers: ['DEFER-14'],
    cost: 3,
    arbitrary: fc.record({ apiKey: apiKeys, visited: fc.array(hosts, { minLength: 1, maxLength: 2 }) }),
    holds: (context, { apiKey, visited }) => judgeDeclined(context, apiKey, visited),
  }),

  scenario({
    id: 'consent-to-another-project',
    title: 'A consent to one project is none to another whose key begins otherwise',
    covers: ['DEFER-15'],
    run: (context) => judgeStranger(context, [OTHER_KEY, API_KEY]),
  }),

  property({
    id: 'any-consent-to-another-project',
    title: 'For any two keys that begin otherwise, a consent to one is none to the other',
    covers: ['DEFER-15'],
    cost: 2,
    arbitrary: strangerKeyPairs,
    holds: judgeStranger,
  }),

  scenario({
    id: 'before-init',
    title: 'Before init nothing is stored and nothing leaves',
    covers: ['LOAD-1', 'LOAD-2'],
    async run(context) {
      await requireVisibleTraces(context);
      await judgeBeforeInit(context, [{ do: 'track' }, { do: 'setUserId', userId: 'ada' }]);
    },
  }),

  property({
    id: 'any-calls-before-init',
    title: 'Whatever is called before init, nothing is stored and nothing leaves',
    covers: ['LOAD-1', 'LOAD-2'],
    cost: 1,
    arbitrary: visitCalls,
    holds: judgeBeforeInit,
  }),
];

/** The same visit without deferral must be seen to store and to send, or silence would prove nothing. */
async function requireVisibleTraces(context: CheckContext): Promise<void> {
  const session = await context.session();
  const page = await session.open();
  await page.init({ apiKey: API_KEY });
  await page.track('not deferred');
  context.precondition(
    'Whether a visit without deferral is seen to store',
    (await residue(session, page)).length > 0,
    true,
  );
  context.precondition('Whether it is seen to write', writes(session.journal).length > 0, true);
  context.precondition('What a visit without deferral is seen to send', typesOf(await session.accepted()), [
    'not deferred',
  ]);
}

/** Nothing is stored, under the first id; nothing left, under the second. */
async function judgeSilence(
  context: CheckContext,
  session: Session,
  page: Page,
  [stored, left]: readonly [string, string],
): Promise<void> {
  context.judge(stored, 'what is stored without consent', await residue(session, page), []);
  context.judge(left, 'what left the page without consent', await session.outgoingRequests(), []);
}

/** A person who does not consent wanders over a site. What the first page did is held against none of those after it. */
async function judgeWanderings(
  context: CheckContext,
  apiKey: string,
  calls: readonly VisitCall[],
  visited: readonly string[],
): Promise<void> {
  const made = possibleCalls(context, calls);
  const session = await context.session();
  const visit = async (page: Page) => {
    await page.init({ apiKey, options: deferred });
    await page.call(...made.map(asVerb));
    await page.pass(TEN_MINUTES);
  };
  const known = new Set<string>();
  const news = async (page: Page) => {
    const traces = [...(await residue(session, page)), ...(await session.outgoingRequests())];
    const fresh = traces.filter((trace) => !known.has(trace));
    for (const trace of fresh) known.add(trace);
    return fresh;
  };

  const first = await session.open();
  await visit(first);
  await news(first);
  await first.reload();
  context.judge('DEFER-9', 'what is stored, or has left, since a page was left', await news(first), []);
  await visit(first);
  context.judge('DEFER-8', 'what is stored, or has left, since it was reloaded', await news(first), []);
  for (const host of visited) {
    const page = await session.open({ host, path: '/next' });
    await visit(page);
    context.judge('DEFER-8', `what is stored, or has left, since a page on ${host} was opened`, await news(page), []);
    await page.close();
    context.judge('DEFER-9', `what is stored, or has left, since the page on ${host} was left`, await news(first), []);
  }
  await context.show('without consent, after every page', session, first);
}

/** A person consents on one page; the next, which asks for deferral, must go on with that identity. */
async function judgeRemembered(
  context: CheckContext,
  apiKey: string,
  userId: string,
  id: string,
  options: InitOptions,
): Promise<void> {
  const session = await context.session();
  const page = await session.open();
  await page.init({ apiKey, userId, options });
  if (options.deferInitialization) await page.enableTracking();
  await page.track('consented');
  await context.show('after consent', session, page);

  const later = await session.open({ path: '/later' });
  await later.init({ apiKey, options: { ...options, deferInitialization: true } });
  await later.track('not deferred');
  await context.show('on a later page, not asked again', session, later);

  const accepted = await session.accepted();
  context.judge(id, 'events accepted without enabling tracking', typesOf(accepted), ['consented', 'not deferred']);
  const [first, second] = accepted;
  context.judge(
    id,
    'device id and user id of the event on the later page',
    [second?.deviceId, second?.userId],
    [first?.deviceId, userId],
  );
}

async function judgeChoices(
  context: CheckContext,
  apiKey: string,
  sameSiteCookie: 'Strict' | 'Lax',
  days: number,
): Promise<void> {
  const session = await context.session();
  const page = await session.open();
  const options = { ...deferred, cookieExpiration: days, ...context.possible({ sameSiteCookie }) };
  await page.init({ apiKey, options });
  await context.show('before consent', session, page);
  await page.enableTracking();
  await page.track('consented');
  await context.show('after consent', session, page);
  const [event] = await session.accepted();
  const cookies = identityCookies(context.profile, await session.jar(), event?.deviceId ?? null);
  context.judge('DEFER-10', 'days for which the cookie was written', lifetimesOf(session.journal, cookies), [days]);
  if (!context.can('sameSiteCookie')) return;
  const sameSites = cookies.map(({ sameSite }) => sameSite);
  context.judge('DEFER-10', 'SameSite of the cookie', sameSites, [sameSiteCookie]);
}

async function judgeForgotten(context: CheckContext, apiKey: string, userId: string): Promise<void> {
  const session = await context.session();
  const page = await session.open();
  await page.init({ apiKey, userId, options: deferred });
  await page.enableTracking();
  await page.track('consented');
  const [before] = await session.accepted();
  await session.deleteCookies((await session.jar()).map(({ name }) => name));
  context.precondition('Cookies left once they were removed', (await session.jar()).length, 0);
  const left = (await session.outgoingRequests()).length;
  const arrived = session.ingestion.contacts.length;

  await page.reload();
  const kept = await keptBy(session, page);
  await page.init({ apiKey, options: deferred });
  await page.track('asked again');
  await page.pass(TEN_MINUTES);
  await context.show('cookies removed, asked again, before the new consent', session, page);
  context.judge('DEFER-12', 'what is kept, once deferred again', await keptBy(session, page), kept);
  context.judge('DEFER-12', 'kinds of requests that left since', (await session.outgoingRequests()).length - left, 0);
  context.judge('DEFER-12', 'requests that reached the endpoint since', session.ingestion.contacts.length - arrived, 0);

  await page.enableTracking();
  await page.track('consented again');
  await context.show('after the new consent', session, page);
  const accepted = await session.accepted();
  const after = ofType(accepted, 'consented again');
  context.judge('DEFER-13', 'whether an event is accepted after the new consent', after !== undefined, true);
  context.judge('DEFER-13', 'whether its device id is a new one', after?.deviceId === before?.deviceId, false);
  const cookies = identityCookies(context.profile, await session.jar(), after?.deviceId ?? null);
  context.judge('DEFER-13', 'identity cookies after the new consent', cookies.length, 1);
}

async function judgeDeclined(context: CheckContext, apiKey: string, visited: readonly string[]): Promise<void> {
  const session = await context.session();
  const page = await session.open();
  await page.init({ apiKey });
  await page.track('consented');
  context.precondition('Events accepted before', typesOf(await session.accepted()), ['consented']);
  await context.show('after consent', session, page);
  await page.clearStorage();
  await context.show('declined, storage cleared', session, page);
  const arrived = session.ingestion.contacts.length;
  for (const host of visited) {
    const later = await session.open({ host, path: '/declined' });
    await later.init({ apiKey, options: deferred });
    await later.track('declined');
    await later.pass(TEN_MINUTES);
    const cookies = identityCookies(context.profile, await session.jar(), null);
    context.judge(
      'DEFER-14',
      `identity cookies after declining, on ${host}`,
      cookies.map(({ name }) => name),
      [],
    );
    const requests = session.ingestion.contacts.slice(arrived).map(({ method, body }) => `${method} ${body}`);
    context.judge('DEFER-14', `requests after declining, on ${host}`, requests, []);
    await context.show(`on a later page, on ${host}`, session, later);
  }
}

async function judgeStranger(context: CheckContext, [one, other]: readonly [string, string]): Promise<void> {
  const session = await context.session();
  const page = await session.open();
  await page.init({ apiKey: one });
  await page.track('consented to one');
  context.precondition('Events accepted of the project consented to', typesOf(await session.accepted()), [
    'consented to one',
  ]);
  const arrived = session.ingestion.contacts.length;
  const later = await session.open({ path: '/other-project' });
  const kept = await keptBy(session, later);
  await context.show('after consent to one project', session, later);
  await later.init({ apiKey: other, options: deferred });
  await later.track('not consented to');
  await later.pass(TEN_MINUTES);
  await context.show('the other project initialised, without consent to it', session, later);
  context.judge('DEFER-15', 'what is kept, once the other project was initialised', await keptBy(session, later), kept);
  context.judge('DEFER-15', 'requests since then', session.ingestion.contacts.length - arrived, 0);
}

async function judgeBeforeInit(context: CheckContext, calls: readonly VisitCall[]): Promise<void> {
  const session = await context.session();
  const page = await session.open();
  // What a call throws before init is not what is judged here: only that it leaves no trace.
  for (const [index, call] of possibleCalls(context, calls).entries()) await page.attempt(asVerb(call, index));
  if (context.can('optOut')) await page.attempt(['setOptOut', false]);
  await page.pass(TEN_MINUTES);
  await context.show('before init', session, page);
  context.judge('LOAD-1', 'what is stored before init', await residue(session, page), []);
  context.judge('LOAD-2', 'what left the page before init', await session.outgoingRequests(), []);
}
