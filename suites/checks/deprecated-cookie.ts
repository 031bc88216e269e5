import fc from 'fast-check';
import type { Page } from '../../harness/session/page.ts';
import type { Session } from '../../harness/session/session.ts';
import { deprecatedCookieName } from '../../spec/oracle/cookie-name.ts';
import { encodeDeprecatedCookie, migrateIdentity } from '../../spec/oracle/deprecated-cookie.ts';
import { base64OfUtf8, type Identity } from '../../spec/oracle/identity-cookie.ts';
import { property, scenario } from '../check/check.ts';
import type { CheckContext } from '../check/check-context.ts';
import { apiKeys, cookieTexts, deviceIds, userIds } from '../observe/arbitraries.ts';
import { fieldOfEach, identityCookies, ofType, pageErrors, typesOf } from '../observe/observations.ts';

const API_KEY = '0b501e7e0b501e7e0b501e7e0b501e7e';
const DEVICE = 'from-an-earlier-release';
const USER = 'ada@example.com';

export const deprecatedCookieChecks = [
  scenario({
    id: 'deprecated-cookie',
    title: 'An identity cookie of an earlier release stays in use unchanged',
    covers: ['DEPRECATED-1', 'DEPRECATED-2'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      const name = await setDeprecatedCookie(context, session, page, API_KEY, identity(session, {}));
      await page.init({ apiKey: API_KEY });
      await page.track('after the release');
      await judgeMigration(context, session, name, { cookieForceUpgrade: false, deviceId: DEVICE, userId: USER });
    },
  }),

  scenario({
    id: 'upgraded-cookie',
    title: 'With cookieForceUpgrade, an identity of an earlier release moves to the newer cookie with its opt-out',
    covers: ['DEPRECATED-3', 'DEPRECATED-5'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      const name = await setDeprecatedCookie(context, session, page, API_KEY, identity(session, {}));
      await page.init({ apiKey: API_KEY, options: { cookieForceUpgrade: true } });
      await page.track('after the release');
      await judgeMigration(context, session, name, { cookieForceUpgrade: true, deviceId: DEVICE, userId: USER });
      if (!context.can('optOut')) return;

      const other = await context.newSession();
      const out = await other.open();
      await setDeprecatedCookie(context, other, out, API_KEY, identity(other, { optOut: true }));
      await out.init({ apiKey: API_KEY, options: { cookieForceUpgrade: true } });
      await out.track('while out');
      await out.reload();
      await out.init({ apiKey: API_KEY });
      await out.track('still out');
      context.judge(
        'DEPRECATED-5',
        'events accepted from a user who had opted out',
        typesOf(await other.acceptedEvents()),
        [],
      );
      await out.setOptOut(false);
      await out.track('back');
      const back = ofType(await other.acceptedEvents(), 'back');
      context.precondition('Whether an event is accepted after opting in', back !== undefined, true);
    },
  }),

  scenario({
    id: 'deprecated-cookie-cleared',
    title: 'Clearing the storage also removes an identity of an earlier release',
    covers: ['CLEAR-3'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      if (context.can('deprecatedCookie'))
        await setDeprecatedCookie(context, session, page, API_KEY, identity(session, {}));
      await page.init({ apiKey: API_KEY });
      await page.track('before');
      await page.clearStorage();
      await page.reload();
      await page.init({ apiKey: API_KEY });
      await page.track('after');
      const [before, after] = fieldOfEach(await session.acceptedEvents(), 'deviceId');
      context.precondition('Whether both events have a device id', Boolean(before && after), true);
      context.judge('CLEAR-3', 'whether the next page has the same device id', after === before, false);
    },
  }),

  scenario({
    id: 'both-kinds-of-cookie',
    title: 'Of two kinds of identity cookie, the newer one counts',
    covers: ['DEPRECATED-4'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      await page.init({ apiKey: API_KEY });
      await page.track('before');
      await setDeprecatedCookie(context, session, page, API_KEY, identity(session, {}));
      await page.reload();
      await page.init({ apiKey: API_KEY });
      await page.track('after');
      const accepted = await session.acceptedEvents();
      context.judge(
        'DEPRECATED-4',
        'device id with both kinds of cookie',
        ofType(accepted, 'after')?.deviceId,
        ofType(accepted, 'before')?.deviceId,
      );
    },
  }),

  property({
    id: 'any-deprecated-cookie',
    title: 'Any identity of an earlier release is kept, in its own cookie or in an upgraded one',
    covers: ['DEPRECATED-1', 'DEPRECATED-2', 'DEPRECATED-3', 'DEPRECATED-5'],
    cost: 2,
    arbitrary: fc.record({
      apiKey: apiKeys,
      deviceId: deviceIds,
      userId: fc.option(userIds),
      optOut: fc.boolean(),
      cookieForceUpgrade: fc.boolean(),
    }),
    async holds(context, { apiKey, deviceId, userId, optOut, cookieForceUpgrade }) {
      const session = await context.newSession();
      const page = await session.open();
      const before = identity(session, { deviceId, userId, optOut });
      const name = await setDeprecatedCookie(context, session, page, apiKey, before);
      await page.init({ apiKey, options: { cookieForceUpgrade } });
      await page.track('after the release');
      if (optOut && context.can('optOut')) {
        context.judge(
          'DEPRECATED-5',
          'events accepted from a user who had opted out',
          typesOf(await session.acceptedEvents()),
          [],
        );
        await page.setOptOut(false);
        await page.track('after the release');
      } else if (optOut) return;
      await judgeMigration(context, session, name, { cookieForceUpgrade, deviceId, userId });
    },
  }),

  scenario({
    id: 'corrupt-deprecated-cookie',
    title: 'A deprecated cookie that holds no identity is ignored',
    covers: ['DEPRECATED-6'],
    async run(context) {
      for (const value of ['garbage', btoa('{"deviceId":'), btoa('null'), btoa('[]')]) {
        await judgeCorrupt(context, API_KEY, value, false);
      }
    },
  }),

  property({
    id: 'any-corrupt-deprecated-cookie',
    title: 'Whatever text a deprecated cookie holds, events are sent',
    covers: ['DEPRECATED-6'],
    cost: 1,
    arbitrary: fc.record({
      apiKey: apiKeys,
      value: fc.oneof(cookieTexts, fc.json({ maxDepth: 1 }).map(base64OfUtf8)),
      cookieForceUpgrade: fc.boolean(),
    }),
    holds: (context, { apiKey, value, cookieForceUpgrade }) => judgeCorrupt(context, apiKey, value, cookieForceUpgrade),
  }),
];

function identity(session: Session, overrides: Partial<Identity>): Identity {
  const now = session.now;
  return {
    deviceId: DEVICE,
    userId: USER,
    optOut: false,
    sessionId: now,
    lastEventTime: now,
    eventId: 3,
    identifyId: 1,
    sequenceNumber: 4,
    ...overrides,
  };
}

/** Sets a deprecated cookie as an earlier release would have, and returns its name. */
async function setDeprecatedCookie(
  context: CheckContext,
  session: Session,
  page: Page,
  apiKey: string,
  value: Identity | string,
): Promise<string> {
  const text = typeof value === 'string' ? value : encodeDeprecatedCookie(context.profile, value);
  const name = deprecatedCookieName(context.profile, apiKey, session.domain) ?? '';
  await page.setCookieAsSite(`${name}=${text}; path=/; domain=.${session.domain}`);
  return name;
}

interface ExpectedMigration {
  cookieForceUpgrade: boolean;
  deviceId: string;
  userId: string | null;
}

/** Judges, after an event, whose it is and which identity cookies there are. */
async function judgeMigration(
  context: CheckContext,
  session: Session,
  name: string,
  migration: ExpectedMigration,
): Promise<void> {
  const { cookieForceUpgrade, deviceId, userId } = migration;
  const deprecated = identity(session, { deviceId, userId });
  const expected = migrateIdentity({ newer: null, deprecated, cookieForceUpgrade });
  const event = ofType(await session.acceptedEvents(), 'after the release');
  const id = cookieForceUpgrade ? 'DEPRECATED-3' : 'DEPRECATED-1';
  context.judge(id, 'device id and user id of the event', [event?.deviceId, event?.userId], [deviceId, userId]);
  const jar = await session.jar();
  const deprecatedOnes = jar.filter((cookie) => cookie.name === name);
  const newerOnes = identityCookies(context.profile, jar, null).filter((cookie) => cookie.name !== name);
  context.judge(
    cookieForceUpgrade ? 'DEPRECATED-3' : 'DEPRECATED-2',
    'numbers of newer and of deprecated identity cookies',
    [newerOnes.length, deprecatedOnes.length],
    [Number(expected.newerStays), Number(expected.deprecatedStays)],
  );
}

async function judgeCorrupt(
  context: CheckContext,
  apiKey: string,
  value: string,
  cookieForceUpgrade: boolean,
): Promise<void> {
  const session = await context.newSession();
  const page = await session.open();
  await setDeprecatedCookie(context, session, page, apiKey, value);
  const threw = await page.attemptInTurn(['init', { apiKey, options: { cookieForceUpgrade } }], ['track', 'visited']);
  context.judge('DEPRECATED-6', 'error thrown by init or track', threw?.message ?? null, null);
  context.judge('DEPRECATED-6', 'uncaught errors on the page', pageErrors(session.journal), []);
  const accepted = await session.acceptedEvents();
  context.judge('DEPRECATED-6', 'events accepted', typesOf(accepted), ['visited']);
  context.judge('DEPRECATED-6', 'whether the event carries a device id', Boolean(accepted[0]?.deviceId), true);
}
