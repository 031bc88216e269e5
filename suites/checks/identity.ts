import fc from 'fast-check';
import type { VerbCall } from '../../harness/recorder/journal.ts';
import type { Page } from '../../harness/session/page.ts';
import type { Session } from '../../harness/session/session.ts';
import { MINUTE } from '../../spec/durations.ts';
import { identityCookieName } from '../../spec/oracle/cookie-name.ts';
import { decodeIdentityCookie } from '../../spec/oracle/identity-codec.ts';
import { base64OfUtf8 } from '../../spec/oracle/identity-cookie.ts';
import { property, scenario } from '../check/check.ts';
import type { CheckContext } from '../check/check-context.ts';
import { apiKeys, cookieTexts, deviceIds, hostileTexts, userIds } from '../observe/arbitraries.ts';
import { carriersOf, fieldOfEach, identityCookies, ofType, pageErrors, typesOf } from '../observe/observations.ts';

const API_KEY = '1de471751de471751de471751de47175';
const USER_ID = 'jürgen.müller@example.com';

export const identityChecks = [
  scenario({
    id: 'later-page',
    title: 'A later page continues with the stored identity, and another visitor gets a different one',
    covers: ['IDENTITY-1', 'IDENTITY-2', 'IDENTITY-3'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open({ path: '/first' });
      await page.init({ apiKey: API_KEY, userId: USER_ID });
      await page.track('first page');

      const later = await session.open({ path: '/later' });
      await later.init({ apiKey: API_KEY });
      await later.track('later page');

      const [first, second] = await session.acceptedEvents();
      context.judge('IDENTITY-1', 'device id on the later page', second?.deviceId, first?.deviceId);
      context.judge('IDENTITY-2', 'user id on the later page', second?.userId, USER_ID);

      const stranger = await context.newSession();
      const elsewhere = await stranger.open();
      await elsewhere.init({ apiKey: API_KEY });
      await elsewhere.track('another visitor');

      const [third] = await stranger.acceptedEvents();
      context.judge('IDENTITY-3', 'type of another visitor’s device id', typeof third?.deviceId, 'string');
      context.judge('IDENTITY-3', 'whether two visitors share a device id', third?.deviceId === first?.deviceId, false);
    },
  }),

  scenario({
    id: 'byte-order-mark',
    title: 'A user id that begins with a byte order mark stays unchanged',
    covers: ['IDENTITY-2'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      const userId = '\uFEFFada';
      await page.init({ apiKey: API_KEY, userId });
      await page.reload();
      await page.init({ apiKey: API_KEY });
      await page.track('later');
      const later = ofType(await session.acceptedEvents(), 'later');
      context.judge('IDENTITY-2', 'user id on the later page', later?.userId, userId);
    },
  }),

  scenario({
    id: 'two-cookies',
    title: 'If a site has two identity cookies, the later one determines the user id',
    covers: ['IDENTITY-2'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      await page.init({ apiKey: API_KEY });
      await page.track('of the site');
      await page.passTime(MINUTE);
      const domain = `.www.${session.domain}`;
      const init: VerbCall = ['init', { apiKey: API_KEY, options: context.supportedOptions({ domain }) }];
      await page.reload();
      await page.call(init);
      await page.setUserId('ada');
      await page.track('of the host');
      await page.reload();
      await page.call(init);
      await page.track('later');
      const later = ofType(await session.acceptedEvents(), 'later');
      context.judge('IDENTITY-2', 'user id on the later page', later?.userId, 'ada');
    },
  }),

  scenario({
    id: 'log-in-and-out',
    title: 'Events carry the user id from log-in to log-out, and the device id stays',
    covers: ['IDENTITY-9', 'IDENTITY-10', 'IDENTITY-11'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      await page.init({ apiKey: API_KEY });
      await page.track('stranger');
      await page.setUserId('ada');
      await page.track('ada');
      await page.reload();
      await page.init({ apiKey: API_KEY });
      await page.track('ada on the next page');
      await page.setUserId(null);
      await page.track('logged out');
      await page.reload();
      await page.init({ apiKey: API_KEY });
      await page.track('logged out on the next page');
      judgeUsers('IDENTITY-9', context, await session.acceptedEvents(), [null, 'ada', 'ada', null, null]);

      await page.setUserId('ada');
      await page.reload();
      await page.init({ apiKey: API_KEY, userId: 'grace' });
      await page.track('grace, as the site says');
      const accepted = await session.acceptedEvents();
      context.judge(
        'IDENTITY-11',
        'user id if the site gives one other than the stored one',
        accepted.at(-1)?.userId,
        'grace',
      );
      context.judge('IDENTITY-10', 'number of device ids', new Set(fieldOfEach(accepted, 'deviceId')).size, 1);
    },
  }),

  property({
    id: 'any-log-ins',
    title: 'Through any log-ins and log-outs on any pages, each event carries the current user id',
    covers: ['IDENTITY-9', 'IDENTITY-10', 'IDENTITY-11'],
    cost: 2,
    arbitrary: fc.record({
      apiKey: apiKeys,
      steps: fc.array(fc.record({ userId: fc.option(userIds), by: fc.constantFrom('init', 'setUserId') }), {
        minLength: 1,
        maxLength: 4,
      }),
    }),
    async holds(context, { apiKey, steps }) {
      const session = await context.newSession();
      const page = await session.open();
      await page.init({ apiKey });
      for (const [index, { userId, by }] of steps.entries()) {
        const atInit = by === 'init' && userId !== null;
        if (atInit) {
          await page.reload();
          await page.init({ apiKey, userId });
        } else await page.setUserId(userId);
        await page.track(`event ${index}`);
        const last = (await session.acceptedEvents()).at(-1);
        context.judge(atInit ? 'IDENTITY-11' : 'IDENTITY-9', `user id of event ${index}`, last?.userId, userId);
      }
      context.judge(
        'IDENTITY-10',
        'number of device ids',
        new Set(fieldOfEach(await session.acceptedEvents(), 'deviceId')).size,
        1,
      );
    },
  }),

  scenario({
    id: 'cookies-removed',
    title: 'A user who deletes the cookies is a new visitor',
    covers: ['IDENTITY-7'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      await page.init({ apiKey: API_KEY });
      await page.track('before');
      await session.deleteCookies((await session.jar()).map(({ name }) => name));
      context.precondition('Number of cookies left after deleting them', (await session.jar()).length, 0);
      await page.reload();
      await page.init({ apiKey: API_KEY });
      await page.track('after');

      const [before, after] = fieldOfEach(await session.acceptedEvents(), 'deviceId');
      context.judge('IDENTITY-7', 'whether the event after the deletion has a device id', Boolean(after), true);
      context.judge('IDENTITY-7', 'whether its device id is the one from before', after === before, false);
    },
  }),

  scenario({
    id: 'side-by-side',
    title: 'Two pages open side by side are one visitor in one session',
    covers: ['IDENTITY-8', 'SESSION-3', 'ORDER-1'],
    async run(context) {
      const session = await context.newSession();
      const one = await session.open({ path: '/one' });
      await one.init({ apiKey: API_KEY });
      await one.track('one');
      const other = await session.open({ path: '/other' });
      await other.init({ apiKey: API_KEY });
      await other.track('other');
      await one.track('one again');

      const accepted = await session.acceptedEvents();
      const [first] = accepted;
      context.judge(
        'IDENTITY-8',
        'device ids side by side',
        fieldOfEach(accepted, 'deviceId'),
        Array(3).fill(first?.deviceId),
      );
      context.judge(
        'SESSION-3',
        'session ids side by side',
        fieldOfEach(accepted, 'sessionId'),
        Array(3).fill(first?.sessionId),
      );
      const [, second] = fieldOfEach(accepted, 'sequenceNumber');
      context.judge(
        'ORDER-1',
        'whether the sequence number of the second tab’s event is greater',
        Number(second) > Number(first?.sequenceNumber),
        true,
      );
    },
  }),

  property({
    id: 'any-tabs',
    title: 'However many tabs are opened, and whichever are used, there is one device id',
    covers: ['IDENTITY-8'],
    cost: 3,
    arbitrary: fc.record({
      apiKey: apiKeys,
      uses: fc.array(fc.nat({ max: 2 }), { minLength: 2, maxLength: 6 }),
    }),
    async holds(context, { apiKey, uses }) {
      const session = await context.newSession();
      const pages: Page[] = [];
      for (const use of uses) {
        let page = pages[Math.min(use, pages.length)];
        if (!page) {
          page = await session.open({ path: `/tab-${pages.length}` });
          pages.push(page);
          await page.init({ apiKey });
        }
        await page.track('used');
      }
      const deviceIdsSeen = new Set(fieldOfEach(await session.acceptedEvents(), 'deviceId'));
      context.judge('IDENTITY-8', `number of device ids in ${pages.length} tabs`, deviceIdsSeen.size, 1);
    },
  }),

  scenario({
    id: 'given-device-id',
    title: 'A device id that the site gives is used and kept',
    covers: ['IDENTITY-12'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      await page.init({ apiKey: API_KEY });
      await page.track('made anew');
      await page.reload();
      await judgeGivenDeviceId(context, session, API_KEY, 'given-by-the-site');
    },
  }),

  property({
    id: 'any-given-device-id',
    title: 'Any device id that the site gives is used and kept',
    covers: ['IDENTITY-12'],
    cost: 2,
    arbitrary: fc.record({ apiKey: apiKeys, deviceId: deviceIds }),
    async holds(context, { apiKey, deviceId }) {
      await judgeGivenDeviceId(context, await context.newSession(), apiKey, deviceId);
    },
  }),

  scenario({
    id: 'corrupt-cookie',
    title: 'An identity cookie cut in half, or without its Base64, causes no error and is repaired',
    covers: ['IDENTITY-13', 'IDENTITY-14'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      await page.init({ apiKey: API_KEY, userId: USER_ID });
      await page.track('before');
      const [event] = await session.acceptedEvents();
      const [cookie] = carriersOf(context.profile, await session.jar(), event?.deviceId ?? null);
      context.precondition('Whether there is an identity cookie to corrupt', Boolean(cookie), true);
      if (!cookie) return;
      const half = cookie.value.slice(0, cookie.value.length / 2);
      const withoutBase64 = cookie.value.replace(base64OfUtf8(USER_ID), '*');
      for (const value of [half, withoutBase64, '']) {
        await page.setCookieAsSite(`${cookie.name}=${value}; path=/; domain=${cookie.domain}`);
        await page.reload();
        await judgeRepair(context, session, API_KEY);
      }
    },
  }),

  property({
    id: 'any-corrupt-cookie',
    title: 'Whatever text the identity cookie holds, events are sent and the cookie is repaired',
    covers: ['IDENTITY-13', 'IDENTITY-14'],
    cost: 2,
    arbitrary: fc.record({ apiKey: apiKeys, value: cookieTexts }),
    async holds(context, { apiKey, value }) {
      const session = await context.newSession();
      const page = await session.open();
      const name = identityCookieName(context.profile, apiKey, session.domain);
      await page.setCookieAsSite(`${name}=${value}; path=/; domain=.${session.domain}`);
      await judgeRepair(context, session, apiKey);
    },
  }),

  scenario({
    id: 'hostile-user-id',
    title: 'A user id of separators and markup is carried unchanged and changes no cookie attribute',
    covers: ['HOSTILE-1', 'HOSTILE-2', 'HOSTILE-3'],
    async run(context) {
      await judgeHostileText(
        context,
        API_KEY,
        'a; path=/elsewhere; domain=test; Max-Age=0; b=<script>\r\n"\\',
        '__proto__',
      );
    },
  }),

  property({
    id: 'any-hostile-text',
    title: 'No text does harm as a user id, an event type or a property',
    covers: ['HOSTILE-1', 'HOSTILE-2', 'HOSTILE-3'],
    cost: 1,
    arbitrary: fc.record({ apiKey: apiKeys, userId: hostileTexts, text: hostileTexts }),
    holds: (context, { apiKey, userId, text }) => judgeHostileText(context, apiKey, userId, text),
  }),
];

function judgeUsers(
  id: string,
  context: CheckContext,
  accepted: Awaited<ReturnType<Session['acceptedEvents']>>,
  expected: (string | null)[],
): void {
  context.judge(
    id,
    `user ids of the events ${typesOf(accepted).join(', ')}`,
    fieldOfEach(accepted, 'userId'),
    expected,
  );
}

async function judgeGivenDeviceId(
  context: CheckContext,
  session: Session,
  apiKey: string,
  deviceId: string,
): Promise<void> {
  const page = await session.open();
  await page.init({ apiKey, options: { deviceId } });
  await page.track('given');
  await page.reload();
  await page.init({ apiKey });
  await page.track('not given again');
  const accepted = await session.acceptedEvents();
  context.judge('IDENTITY-12', 'device id if the site gives one', ofType(accepted, 'given')?.deviceId, deviceId);
  context.judge('IDENTITY-12', 'device id on the next page', ofType(accepted, 'not given again')?.deviceId, deviceId);
}

/** With a corrupt identity cookie, the next page must work and the page after it must find an identity. */
async function judgeRepair(context: CheckContext, session: Session, apiKey: string): Promise<void> {
  const page = await session.open({ path: '/corrupt' });
  const threw = await page.attemptInTurn(['init', { apiKey }], ['track', 'corrupt']);
  context.judge('IDENTITY-13', 'error thrown by init or track', threw?.message ?? null, null);
  context.judge('IDENTITY-13', 'uncaught errors on the page', pageErrors(session.journal), []);
  const sent = (await session.acceptedEvents()).at(-1);
  context.judge('IDENTITY-13', 'latest event accepted', sent?.type, 'corrupt');
  context.judge('IDENTITY-13', 'whether the latest event carries a device id', Boolean(sent?.deviceId), true);
  const cookies = identityCookies(context.profile, await session.jar(), sent?.deviceId ?? null);
  context.judge(
    'IDENTITY-14',
    'device id read from the identity cookie',
    cookies.map(({ value }) => decodeIdentityCookie(context.profile, value)?.deviceId),
    [sent?.deviceId],
  );
  await page.reload();
  await page.init({ apiKey });
  await page.track('repaired');
  context.judge(
    'IDENTITY-14',
    'device id on the next page',
    (await session.acceptedEvents()).at(-1)?.deviceId,
    sent?.deviceId,
  );
}

async function judgeHostileText(context: CheckContext, apiKey: string, userId: string, text: string): Promise<void> {
  const session = await context.newSession();
  const page = await session.open();
  const cookies = async () =>
    (await session.jar()).map(({ name, domain, path, secure }) => [name, domain, path, secure]);
  await page.init({ apiKey });
  const harmless = await cookies();
  await page.attempt(['setUserId', userId]);
  context.judge('HOSTILE-2', 'name, domain, path and Secure of the site’s cookies', await cookies(), harmless);

  await page.reload();
  const properties = Object.fromEntries([[`key ${text}`, text]]);
  const threw = await page.attemptInTurn(['init', { apiKey, userId }], ['track', text, properties]);
  context.judge('HOSTILE-1', 'error thrown by init or track', threw?.message ?? null, null);
  context.judge('HOSTILE-1', 'uncaught errors on the page', pageErrors(session.journal), []);
  const [event] = await session.acceptedEvents();
  context.judge('HOSTILE-1', 'user id of the event', event?.userId, userId);
  context.judge('HOSTILE-3', 'type of the event', event?.type, text);
  context.judge('HOSTILE-3', 'properties of the event', event?.properties, properties);
}
