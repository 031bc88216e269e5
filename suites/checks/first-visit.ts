import fc from 'fast-check';
import type { JarCookie } from '../../harness/engine/engine.ts';
import type { Page } from '../../harness/session/page.ts';
import type { Session } from '../../harness/session/session.ts';
import { identityCookieName } from '../../spec/oracle/cookie-name.ts';
import { decodeIdentityCookie } from '../../spec/oracle/identity-codec.ts';
import { base64OfUtf8 } from '../../spec/oracle/identity-cookie.ts';
import { findInDecodings } from '../../spec/oracle/nested-encodings.ts';
import { property, scenario } from '../check/check.ts';
import type { CheckContext } from '../check/check-context.ts';
import { apiKeys, hosts, pagePaths, publicSuffixes, urlSchemes } from '../observe/arbitraries.ts';
import { judgeStoredLifetime } from '../observe/judge-stored-lifetime.ts';
import {
  type CookieWrite,
  carriersOf,
  carriesDeviceId,
  cookieWrites,
  identitiesIn,
  identityCookies,
  lifetimesOf,
  ofType,
  typesOf,
} from '../observe/observations.ts';

const API_KEY = 'a2dbce0e18dfe5f8e74493843ff5c053';
const USER_ID = 'jürgen.müller@example.com';
const SECRET = 'a property that is nobody’s business';
const THIRTEEN_MONTHS = 397;

/** Requirements that can only be judged if the browser holds an identity cookie. */
const COOKIE_REQUIREMENTS = [
  'COOKIE-LIFE-1',
  'COOKIE-LIFE-4',
  'COOKIE-LIFE-5',
  'COOKIE-ATTR-1',
  'COOKIE-ATTR-2',
  'COOKIE-ATTR-4',
  'COOKIE-ATTR-6',
  'FIRST-PARTY-1',
];

export const firstVisitChecks = [
  scenario({
    id: 'first-visit',
    title: 'A first visit leaves one identity cookie with the right name and attributes, and no other trace',
    covers: [
      'COOKIE-NAME-1',
      'COOKIE-NAME-2',
      'COOKIE-VALUE-1',
      'COOKIE-VALUE-2',
      'COOKIE-VALUE-3',
      'COOKIE-VALUE-10',
      'COOKIE-LIFE-1',
      'COOKIE-LIFE-3',
      'COOKIE-LIFE-4',
      'COOKIE-LIFE-5',
      'COOKIE-ATTR-1',
      'COOKIE-ATTR-2',
      'COOKIE-ATTR-4',
      'COOKIE-ATTR-6',
      'FIRST-PARTY-1',
      'PROBE-1',
      'PROBE-2',
      'PROBE-3',
      'LOCAL-9',
      'OPTOUT-8',
      'DEFER-7',
      'ORDER-4',
      'NETWORK-1',
    ],
    async run(context) {
      const session = await context.newSession();
      // A cookie without a path gets that of the page’s folder, which must not be the root here.
      const page = await session.open({ path: '/shop/cart' });

      await page.init({ apiKey: API_KEY, userId: USER_ID });
      await page.track('visited', { secret: SECRET });

      const accepted = await session.acceptedEvents();
      const [event] = accepted;
      context.judge('ORDER-4', 'events uploaded for one call', typesOf(accepted), ['visited']);
      context.judge('OPTOUT-8', 'whether an event was uploaded without opting in', accepted.length > 0, true);
      context.judge('DEFER-7', 'whether an event was uploaded without enabling tracking', accepted.length > 0, true);
      context.judge('COOKIE-VALUE-1', 'type of the device id that the event carries', typeof event?.deviceId, 'string');
      const jar = await session.jar();
      const carriers = carriersOf(context.profile, jar, event?.deviceId ?? null);
      context.judge('COOKIE-VALUE-1', 'number of cookies that hold the uploaded device id', carriers.length, 1);
      context.judge(
        'COOKIE-VALUE-2',
        `user id read from ${describeCookies(carriers)}`,
        identitiesIn(context.profile, carriers).map((identity) => identity?.userId),
        [USER_ID],
      );
      context.judge(
        'COOKIE-VALUE-2',
        `identity cookies that do not hold the user id ${USER_ID} in Base64`,
        carriers.filter(({ value }) => !isInBase64(USER_ID, value)).map(({ value }) => value),
        [],
      );

      judgeNames(context, carriers, API_KEY, session.domain);
      judgeAttributes(context, session, page, carriers);
      await judgeNoOtherTraces(context, session, page, carriers, event?.deviceId ?? '');
      if (carriers.length > 0) {
        context.judge('COOKIE-ATTR-2', 'SameSite of the identity cookie', each(carriers, 'sameSite'), ['Lax']);
      }

      const writes = cookieWrites(session.journal);
      const inClear = [...writes.map(({ text }) => text), ...carriers.map(({ value }) => value)].filter((text) =>
        showsInClear(text, USER_ID),
      );
      context.judge('COOKIE-VALUE-3', `cookies written with the user id ${USER_ID} in plain text`, inClear, []);
      context.precondition('Property of the event', event?.properties['secret'], SECRET);
      const leaking = writes.filter(({ text }) => containsText(text, SECRET)).map(({ text }) => text);
      context.judge('COOKIE-VALUE-10', `cookies written with the event’s property “${SECRET}”`, leaking, []);
      const longLived = writes.filter(({ days }) => days > THIRTEEN_MONTHS).map(({ name, days }) => [name, days]);
      context.judge('COOKIE-LIFE-3', 'cookies written for more than thirteen months', longLived, []);
      const probes = probesAmong(context, writes, jar);
      context.judge(
        'PROBE-2',
        'probe cookies written for more than a day, with their days',
        probes.filter(({ days }) => days > 1).map(({ name, days }) => [name, Math.round(days)]),
        [],
      );
      context.judge(
        'PROBE-3',
        'probe cookies that hold the device id or the user id',
        probes
          .filter(({ text }) => containsText(text, event?.deviceId ?? USER_ID) || containsText(text, USER_ID))
          .map(({ text }) => text),
        [],
      );
      context.judge('NETWORK-1', 'requests to foreign addresses', session.foreignRequests(), []);
    },
  }),

  scenario({
    id: 'anonymous-visit',
    title: 'The identity cookie of a visitor without a user id is small, and nothing else holds the identity',
    covers: ['COOKIE-SIZE-1', 'COOKIE-NAME-4', 'COOKIE-NAME-6', 'COOKIE-VALUE-1', 'LOCAL-9'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      const cookieName = 'renamed';
      await page.init({ apiKey: API_KEY, options: { cookieName } });
      await page.track('visited');

      const [event] = await session.acceptedEvents();
      const carriers = carriersOf(context.profile, await session.jar(), event?.deviceId ?? null);
      context.judge('COOKIE-VALUE-1', 'number of cookies that hold the uploaded device id', carriers.length, 1);
      judgeSize(context, carriers);
      await judgeNotInLocalStorage(context, page, event?.deviceId ?? '');

      await page.reload();
      await page.init({ apiKey: API_KEY });
      await page.track('without the option');
      const later = ofType(await session.acceptedEvents(), 'without the option');
      const plain = carriersOf(context.profile, await session.jar(), later?.deviceId ?? null);
      context.judge(
        'COOKIE-NAME-4',
        'names of the identity cookies with the option cookieName',
        each(carriers, 'name'),
        each(plain, 'name'),
      );
      context.judge(
        'COOKIE-NAME-6',
        `prefixes of the identity cookie names with cookieName ${cookieName}`,
        each(carriers, 'name').map((name) => name.slice(0, cookieName.length)),
        [cookieName],
      );
    },
  }),

  property({
    id: 'any-first-visit',
    title:
      'For any API key, host and scheme, a first visit leaves one identity cookie with the right name and attributes',
    covers: [
      'COOKIE-NAME-1',
      'COOKIE-NAME-2',
      'COOKIE-VALUE-1',
      'COOKIE-SIZE-1',
      'COOKIE-LIFE-1',
      'COOKIE-LIFE-4',
      'COOKIE-LIFE-5',
      'COOKIE-ATTR-1',
      'COOKIE-ATTR-4',
      'COOKIE-ATTR-6',
      'FIRST-PARTY-1',
      'DOMAIN-2',
      'PROBE-1',
      'PROBE-3',
      'LOCAL-9',
      'OPTOUT-8',
      'DEFER-7',
      'NETWORK-1',
    ],
    cost: 1,
    arbitrary: fc.record({ apiKey: apiKeys, host: hosts, path: pagePaths, scheme: urlSchemes, suffix: publicSuffixes }),
    async holds(context, { apiKey, host, path, scheme, suffix }) {
      const session = await context.newSession({ suffix });
      const page = await session.open({ host, path, scheme });

      await page.init({ apiKey });
      await page.track('visited');

      const accepted = await session.acceptedEvents();
      context.judge('OPTOUT-8', 'events uploaded without opting in', typesOf(accepted), ['visited']);
      context.judge('DEFER-7', 'events uploaded without enabling tracking', typesOf(accepted), ['visited']);
      const deviceId = accepted[0]?.deviceId ?? null;
      const jar = await session.jar();
      const carriers = carriersOf(context.profile, jar, deviceId);
      context.judge('COOKIE-VALUE-1', 'number of cookies that hold the uploaded device id', carriers.length, 1);
      judgeNames(context, carriers, apiKey, session.domain);
      judgeSize(context, carriers);
      judgeAttributes(context, session, page, carriers);
      await judgeNoOtherTraces(context, session, page, carriers, deviceId ?? '');
      context.judge('DOMAIN-2', 'domains of the identity cookies', carriers.map(bareDomain), [session.domain]);
      const probes = probesAmong(context, cookieWrites(session.journal), jar);
      const leaking = probes.filter(({ text }) => containsText(text, deviceId ?? ''));
      context.judge('PROBE-3', 'probe cookies that hold the device id', leaking, []);
      context.judge('NETWORK-1', 'requests to foreign addresses', session.foreignRequests(), []);
    },
  }),

  property({
    id: 'any-way-of-initialising',
    title: 'No probe cookie outlives initialisation, with any options that allow cookies and on any host',
    covers: ['PROBE-1'],
    cost: 1,
    arbitrary: fc.record({
      apiKey: apiKeys,
      options: fc.record({ optOut: fc.boolean(), saveEvents: fc.boolean() }, { requiredKeys: [] }),
      host: hosts,
      scheme: urlSchemes,
      suffix: publicSuffixes,
    }),
    async holds(context, { apiKey, options, host, scheme, suffix }) {
      const session = await context.newSession({ suffix });
      const page = await session.open({ host, scheme });
      await page.init({ apiKey, options: context.supportedOptions(options) });

      const jar = await session.jar();
      const identities = identityCookies(context.profile, jar, null);
      const left = jar.filter((cookie) => !identities.includes(cookie)).map(({ name }) => name);
      context.judge('PROBE-1', `cookies left on ${host}.${session.domain} that hold no identity`, left, []);
    },
  }),
];

function judgeNames(context: CheckContext, carriers: readonly JarCookie[], apiKey: string, domain: string): void {
  const { prefix } = context.profile.identityCookie;
  const names = carriers.map(({ name }) => name);
  context.judge(
    'COOKIE-NAME-1',
    'prefixes of the identity cookie names',
    names.map((name) => name.slice(0, prefix.length)),
    [prefix],
  );
  if (names.length === 0 || names.some((name) => !name.startsWith(prefix))) {
    context.block(
      'COOKIE-NAME-2',
      `no identity cookie’s name begins with ${prefix} (COOKIE-NAME-1), so there is no suffix to judge`,
    );
    return;
  }
  context.judge(
    'COOKIE-NAME-2',
    `suffix after ${prefix} in the cookie name, for the API key ${apiKey}`,
    names.map((name) => name.slice(prefix.length)),
    [identityCookieName(context.profile, apiKey, domain).slice(prefix.length)],
  );
}

function judgeSize(context: CheckContext, carriers: readonly JarCookie[]): void {
  const large = carriers
    .filter(({ name, value }) => name.length + value.length > 120)
    .map(({ name, value }) => name + value);
  context.judge('COOKIE-SIZE-1', 'identity cookies of more than 120 bytes', large, []);
}

/** Judges the identity cookie’s default lifetime, path, Secure, HttpOnly and domain. */
function judgeAttributes(context: CheckContext, session: Session, page: Page, carriers: readonly JarCookie[]): void {
  if (carriers.length === 0) {
    for (const id of COOKIE_REQUIREMENTS) context.block(id, 'the browser holds no identity cookie (COOKIE-VALUE-1)');
    return;
  }
  const lifetimes = lifetimesOf(session.journal, carriers);
  context.judge('COOKIE-LIFE-1', 'lifetime written for the identity cookie, in days', lifetimes, [365]);
  context.judge('COOKIE-LIFE-5', 'lifetime written for the identity cookie, in days', lifetimes, [3650]);
  judgeStoredLifetime(context, session, carriers);
  context.judge('COOKIE-ATTR-1', 'path of the identity cookie', each(carriers, 'path'), ['/']);
  context.judge('COOKIE-ATTR-4', 'whether the identity cookie is Secure', each(carriers, 'secure'), [false]);
  context.judge('COOKIE-ATTR-6', 'whether the identity cookie is HttpOnly', each(carriers, 'httpOnly'), [false]);
  const { hostname } = new URL(page.url);
  const elsewhere = cookieWrites(session.journal)
    .filter(({ domain }) => domain !== null && !`.${hostname}`.endsWith(`.${domain}`))
    .map(({ text }) => text);
  context.judge('FIRST-PARTY-1', 'cookies written for another site', elsewhere, []);
  context.judge(
    'FIRST-PARTY-1',
    'whether the identity cookie belongs to the site',
    carriers.map((cookie) => bareDomain(cookie).endsWith(session.domain)),
    [true],
  );
}

/** Judges that a visit left no other cookie, and no copy of the identity in storage. */
async function judgeNoOtherTraces(
  context: CheckContext,
  session: Session,
  page: Page,
  carriers: readonly JarCookie[],
  deviceId: string,
): Promise<void> {
  const others = (await session.jar()).filter(({ name }) => !carriers.some((carrier) => carrier.name === name));
  context.judge('PROBE-1', 'cookies left beside the identity cookie', each(others, 'name'), []);
  await judgeNotInLocalStorage(context, page, deviceId);
  const visible = (await page.storage()).cookie ?? '';
  context.judge(
    'COOKIE-ATTR-6',
    'number of identity cookies that scripts can read',
    carriers.filter(({ name, value }) => visible.includes(`${name}=${value}`)).length,
    carriers.length,
  );
}

async function judgeNotInLocalStorage(context: CheckContext, page: Page, deviceId: string): Promise<void> {
  const { localStorage, sessionStorage } = await page.storage();
  const copies = Object.entries({ ...localStorage, ...sessionStorage }).filter(([, value]) =>
    carriesDeviceId(context.profile, value, deviceId),
  );
  context.judge('LOCAL-9', 'places in storage that hold the device id', copies, []);
}

function describeCookies(cookies: readonly JarCookie[]): string {
  return cookies.map(({ name, value }) => `${name}=${value}`).join(' and ') || 'no cookie';
}

function each<Field extends keyof JarCookie>(cookies: readonly JarCookie[], field: Field): JarCookie[Field][] {
  return cookies.map((cookie) => cookie[field]);
}

/** The cookies that were written and are gone, except identities: a cookie that the browser refused is no probe. */
export function probesAmong(
  context: CheckContext,
  writes: readonly CookieWrite[],
  jar: readonly JarCookie[],
): CookieWrite[] {
  const gone = writes.filter(({ name }) => !jar.some((cookie) => cookie.name === name));
  return gone.filter(({ value }) => decodeIdentityCookie(context.profile, value) === null);
}

function bareDomain({ domain }: JarCookie): string {
  return domain.replace(/^\./, '');
}

function showsInClear(text: string, userId: string): boolean {
  return text.includes(userId) || text.includes(encodeURIComponent(userId)) || text.includes(escape(userId));
}

/** Whether `text` contains `what` in Base64, on its own or together with the rest of the text. */
function isInBase64(what: string, text: string): boolean {
  return text.includes(base64OfUtf8(what)) || findInDecodings(text, what)?.encodings.includes('base64') === true;
}

/** Whether `text` contains `what`, in plain text or in one of the usual encodings of a cookie value. */
function containsText(text: string, what: string): boolean {
  return what !== '' && (showsInClear(text, what) || text.includes(base64OfUtf8(what)));
}
