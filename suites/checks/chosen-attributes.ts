import fc from 'fast-check';
import type { InitOptions } from '../../harness/adapter/adapter.ts';
import type { JarCookie } from '../../harness/engine/engine.ts';
import type { Session } from '../../harness/session/session.ts';
import { apiKeyPart } from '../../spec/oracle/cookie-name.ts';
import { property, scenario } from '../check/check.ts';
import type { CheckContext } from '../check/check-context.ts';
import { apiKeys } from '../observe/arbitraries.ts';
import { judgeStoredLifetime } from '../observe/judge-stored-lifetime.ts';
import {
  fieldOfEach,
  identityCookies,
  lifetimesOf,
  ofType,
  pageErrors,
  toTheMinute,
  typesOf,
} from '../observe/observations.ts';

const API_KEY = 'ba5eba11ba5eba11ba5eba11ba5eba11';

const sameSites = fc.constantFrom('Strict' as const, 'Lax' as const, 'None' as const);
/** Lifetimes a site may choose, in days; halves too, since nothing says that they are whole. */
const days = fc.oneof(
  fc.integer({ min: 1, max: 390 }),
  fc.integer({ min: 1, max: 80 }).map((half) => half / 2),
);

export const chosenAttributesChecks = [
  scenario({
    id: 'chosen-attributes',
    title: 'The identity cookie has the attributes and the lifetime that the site chose',
    covers: ['COOKIE-ATTR-3', 'COOKIE-ATTR-5', 'COOKIE-LIFE-2', 'COOKIE-LIFE-4'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open({ scheme: 'https' });
      await page.init({
        apiKey: API_KEY,
        options: { sameSiteCookie: 'Strict', secureCookie: true, cookieExpiration: 30 },
      });
      await page.track('visited');

      const cookies = await identityCookiesOf(context, session);
      judgeAttributes(context, cookies, { sameSiteCookie: 'Strict', secureCookie: true });
      context.judge(
        'COOKIE-LIFE-2',
        'lifetime written for the identity cookie, in days',
        lifetimesOf(session.journal, cookies),
        [30],
      );
      judgeStoredLifetime(context, session, cookies);
    },
  }),

  scenario({
    id: 'chosen-domain',
    title: 'The identity cookie has the domain that the site chose, and hosts below that domain share it',
    covers: ['DOMAIN-3', 'COOKIE-NAME-3', 'COOKIE-SIZE-2'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open({ host: 'one.app' });
      await page.init({ apiKey: API_KEY });
      await page.track('before the domain was chosen');
      await page.reload();
      const domain = `.app.${session.domain}`;
      await page.init({ apiKey: API_KEY, options: { domain } });
      await page.track('on the first host');

      const cookies = identityCookies(context.profile, await session.jar(), null);
      const chosen = cookies.filter((cookie) => cookie.domain.replace(/^\.?/, '.') === domain);
      context.judge('DOMAIN-3', `number of identity cookies with the domain ${domain}`, chosen.length, 1);
      judgeName(context, chosen);
      context.judge('COOKIE-SIZE-2', 'whether there are at most two identity cookies', cookies.length <= 2, true);

      const elsewhere = await session.open({ host: 'two.app' });
      await elsewhere.init({ apiKey: API_KEY, options: { domain } });
      await elsewhere.track('on another host');
      const accepted = await session.acceptedEvents();
      context.judge(
        'DOMAIN-3',
        `device id on another host below ${domain}`,
        ofType(accepted, 'on another host')?.deviceId,
        ofType(accepted, 'on the first host')?.deviceId,
      );
    },
  }),

  property({
    id: 'any-chosen-attributes',
    title: 'The identity cookie has whatever SameSite, Secure, domain and lifetime the site chooses',
    covers: ['COOKIE-ATTR-3', 'COOKIE-ATTR-5', 'COOKIE-LIFE-2', 'COOKIE-LIFE-4', 'DOMAIN-3', 'COOKIE-NAME-3'],
    cost: 2,
    arbitrary: fc.record({
      apiKey: apiKeys,
      sameSiteCookie: sameSites,
      secureCookie: fc.boolean(),
      cookieExpiration: days,
      domain: fc.constantFrom('app.', '.app.', ''),
    }),
    async holds(context, { apiKey, sameSiteCookie, secureCookie, cookieExpiration, domain }) {
      const session = await context.newSession();
      const page = await session.open({ host: 'one.app', scheme: 'https' });
      // Browsers refuse SameSite=None without Secure, so a site that chooses it chooses both.
      const secure = secureCookie || sameSiteCookie === 'None';
      const chosen = { sameSiteCookie, secureCookie: secure };
      const options = { ...chosen, cookieExpiration, ...(domain && { domain: domain + session.domain }) };
      await page.init({ apiKey, options });
      await page.track('visited');

      const cookies = await identityCookiesOf(context, session);
      judgeAttributes(context, cookies, chosen);
      const lifetimes = lifetimesOf(session.journal, cookies);
      context.judge('COOKIE-LIFE-2', 'lifetime written for the identity cookie, in days', lifetimes, [
        toTheMinute(cookieExpiration),
      ]);
      judgeStoredLifetime(context, session, cookies);
      if (domain === '') return;
      const domains = cookies.map((cookie) => cookie.domain.replace(/^\./, ''));
      context.judge('DOMAIN-3', 'domain of the identity cookie', domains, [`app.${session.domain}`]);
      judgeName(context, cookies, apiKey);
    },
  }),

  scenario({
    id: 'refused-attributes',
    title: 'If the browser rejects the attributes that the site chose, events are sent and the identity is stored',
    covers: ['COOKIE-ATTR-7', 'COOKIE-ATTR-8'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      const init = { apiKey: API_KEY, options: { secureCookie: true } };
      const threw = await page.attemptInTurn(['init', init], ['track', 'first page']);
      context.judge('COOKIE-ATTR-7', 'error thrown by init or track', threw?.message ?? null, null);
      await page.reload();
      await page.init(init);
      await page.track('second page');

      context.judge('COOKIE-ATTR-7', 'uncaught errors on the page', pageErrors(session.journal), []);
      const accepted = await session.acceptedEvents();
      context.judge('COOKIE-ATTR-7', 'events accepted', typesOf(accepted), ['first page', 'second page']);
      const [first, second] = fieldOfEach(accepted, 'deviceId');
      context.judge('COOKIE-ATTR-8', 'device id on the second page', second, first);
    },
  }),

  scenario({
    id: 'foreign-domain',
    title: 'A chosen domain that is not the page’s own leaves no cookie, and events are still sent',
    covers: ['DOMAIN-4'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      const options = { domain: '.somebody-else.test' };
      const threw = await page.attemptInTurn(['init', { apiKey: API_KEY, options }], ['track', 'visited']);
      context.judge('DOMAIN-4', 'error thrown by init or track', threw?.message ?? null, null);
      context.judge('DOMAIN-4', 'uncaught errors on the page', pageErrors(session.journal), []);
      context.judge('DOMAIN-4', 'events accepted', typesOf(await session.acceptedEvents()), ['visited']);
      const names = (await session.jar()).map(({ name }) => name);
      // No cookie can have the chosen domain, so any that is left is where the site did not want it (ERRATUM-39).
      context.judge('DOMAIN-4', 'cookies left on domains that the site did not choose', names, []);
    },
  }),

  property({
    id: 'any-refused-attributes',
    title: 'Events are sent whatever attributes the browser rejects',
    covers: ['COOKIE-ATTR-7'],
    cost: 1,
    arbitrary: fc.record({
      apiKey: apiKeys,
      options: fc.constantFrom<InitOptions>(
        { secureCookie: true },
        { sameSiteCookie: 'None' },
        { domain: '.test' },
        { domain: 'elsewhere.example' },
        { domain: '..' },
        { domain: 'a b;c' },
        { cookieExpiration: 1e-9 },
        { cookieExpiration: 1e9 },
      ),
    }),
    async holds(context, { apiKey, options }) {
      const session = await context.newSession();
      const page = await session.open();
      const threw = await page.attemptInTurn(['init', { apiKey, options }], ['track', 'visited']);
      context.judge('COOKIE-ATTR-7', 'error thrown by init or track', threw?.message ?? null, null);
      context.judge('COOKIE-ATTR-7', 'uncaught errors on the page', pageErrors(session.journal), []);
      context.judge('COOKIE-ATTR-7', 'events accepted', typesOf(await session.acceptedEvents()), ['visited']);
    },
  }),
];

async function identityCookiesOf(context: CheckContext, session: Session): Promise<JarCookie[]> {
  const [event] = await session.acceptedEvents();
  return identityCookies(context.profile, await session.jar(), event?.deviceId ?? null);
}

function judgeAttributes(
  context: CheckContext,
  cookies: readonly JarCookie[],
  { sameSiteCookie, secureCookie }: { sameSiteCookie: string; secureCookie: boolean },
): void {
  const sameSite = cookies.map((cookie) => cookie.sameSite);
  context.judge('COOKIE-ATTR-3', 'SameSite of the identity cookie', sameSite, [sameSiteCookie]);
  if (!secureCookie) return;
  context.judge(
    'COOKIE-ATTR-5',
    'whether the identity cookie is Secure',
    cookies.map(({ secure }) => secure),
    [true],
  );
}

/** Judges only how names begin: with a chosen domain, more may follow the characters of the key (ERRATUM-2). */
function judgeName(context: CheckContext, cookies: readonly JarCookie[], apiKey = API_KEY): void {
  const { prefix, keyCharacters } = context.profile.identityCookie;
  const expected = prefix + apiKeyPart(apiKey, keyCharacters);
  if (cookies.length === 0) {
    context.block('COOKIE-NAME-3', 'no identity cookie has the chosen domain (DOMAIN-3), so there is no name to judge');
    return;
  }
  context.judge(
    'COOKIE-NAME-3',
    'prefixes of the identity cookie names',
    cookies.map(({ name }) => name.slice(0, expected.length)),
    cookies.map(() => expected),
  );
}
