import fc from 'fast-check';
import type { Page } from '../../harness/session/page.ts';
import type { Session } from '../../harness/session/session.ts';
import { property, scenario } from '../check/check.ts';
import type { CheckContext } from '../check/check-context.ts';
import { apiKeys, userIds } from '../observe/arbitraries.ts';
import { identityCookies, keptBy, ofType, placesShowing } from '../observe/observations.ts';

const API_KEY = 'c1ea4000c1ea4000c1ea4000c1ea4000';

/** What other scripts of a site keep: names that resemble the SDK’s, and values that resemble nothing. */
const FOREIGN = {
  cookies: { session: 'abc.def', amp: '1', _ga: 'GA1.2.3.4', amplitude: 'a.b.c', 'amp-consent': 'yes' },
  local: { cart: '[{"sku":7}]', amp: 'x', amplitude: '{}', '': 'without a name', length: '7' },
  tab: { wizard: 'step 2', amp_session: 'y' },
};

export const clearStorageChecks = [
  scenario({
    id: 'storage-cleared',
    title: 'Clearing the storage removes the identity and nothing of the site’s',
    covers: ['CLEAR-1', 'CLEAR-3', 'CLEAR-4'],
    run: (context) => judgeCleared(context, API_KEY, 'ada', FOREIGN.cookies, FOREIGN.local),
  }),

  property({
    id: 'any-storage-cleared',
    title: 'Whoever the person and whatever else a site keeps, clearing the storage removes the identity alone',
    covers: ['CLEAR-1', 'CLEAR-3', 'CLEAR-4'],
    cost: 2,
    arbitrary: fc.record({ apiKey: apiKeys, userId: userIds, cookies: foreignEntries(), local: foreignEntries() }),
    holds: (context, { apiKey, userId, cookies, local }) => judgeCleared(context, apiKey, userId, cookies, local),
  }),

  scenario({
    id: 'local-storage-cleared',
    title: 'Clearing the storage removes an identity that is kept in local storage, and nothing of the site’s',
    covers: ['CLEAR-2', 'CLEAR-4'],
    run: (context) => judgeLocalCleared(context, API_KEY, FOREIGN.local),
  }),

  property({
    id: 'any-local-storage-cleared',
    title: 'Whatever else local storage keeps, clearing the storage removes an identity from it, and that alone',
    covers: ['CLEAR-2', 'CLEAR-4'],
    cost: 1,
    arbitrary: fc.record({ apiKey: apiKeys, local: foreignEntries() }),
    holds: (context, { apiKey, local }) => judgeLocalCleared(context, apiKey, local),
  }),

  scenario({
    id: 'foreign-data',
    title: 'What the site’s other scripts keep stays as it is, whatever is called',
    covers: ['FOREIGN-1', 'FOREIGN-2'],
    run: (context) => judgeForeign(context, API_KEY, FOREIGN.cookies, FOREIGN.local, FOREIGN.tab),
  }),

  property({
    id: 'any-foreign-data',
    title: 'Whatever the site’s other scripts keep stays as it is',
    covers: ['FOREIGN-1', 'FOREIGN-2'],
    cost: 2,
    arbitrary: fc.record({
      apiKey: apiKeys,
      cookies: foreignEntries(),
      local: foreignEntries(),
      tab: foreignEntries(),
    }),
    holds: (context, { apiKey, cookies, local, tab }) => judgeForeign(context, apiKey, cookies, local, tab),
  }),
];

type Entries = Record<string, string>;

/** Entries that no SDK would call its own: each name begins with a word that none uses. */
function foreignEntries(): fc.Arbitrary<Entries> {
  return fc.dictionary(
    fc.stringMatching(/^[a-zA-Z0-9_-]{0,12}$/).map((name) => `site-${name}`),
    fc.stringMatching(/^[a-zA-Z0-9_.=%-]{0,30}$/),
    { maxKeys: 4, noNullPrototype: true },
  );
}

async function keepForeignState(
  session: Session,
  page: Page,
  cookies: Entries,
  local: Entries,
  tab: Entries,
): Promise<void> {
  for (const [name, value] of Object.entries(cookies)) {
    await page.setCookieAsSite(`${name}=${value}; path=/; domain=.${session.domain}`);
  }
  for (const [key, value] of Object.entries(local)) await page.setItemAsSite('localStorage', key, value);
  for (const [key, value] of Object.entries(tab)) await page.setItemAsSite('sessionStorage', key, value);
}

async function foreignKept(session: Session, page: Page, cookies: Entries, local: Entries, tab: Entries) {
  const kept = await keptBy(session, page);
  const of = (place: string, entries: Entries) =>
    Object.fromEntries(Object.keys(entries).map((name) => [name, kept[`${place} ${name}`]]));
  return { cookies: of('cookie', cookies), local: of('local storage', local), tab: of('session storage', tab) };
}

async function judgeForeign(
  context: CheckContext,
  apiKey: string,
  cookies: Entries,
  local: Entries,
  tab: Entries,
): Promise<void> {
  const session = await context.session();
  const page = await session.open();
  await keepForeignState(session, page, cookies, local, tab);
  await page.init({ apiKey });
  await page.track('visited');
  if (context.can('optOut')) {
    await page.setOptOut(true);
    await page.setOptOut(false);
  }
  await page.setUserId('ada');
  await page.setUserId(null);
  await page.reload();
  await page.init({ apiKey, options: context.possible({ cookieForceUpgrade: true, saveEvents: false }) });
  await page.track('visited again');
  const kept = await foreignKept(session, page, cookies, local, tab);
  context.judge('FOREIGN-1', 'foreign cookies', kept.cookies, cookies);
  context.judge('FOREIGN-2', 'foreign entries of local and session storage', [kept.local, kept.tab], [local, tab]);
}

async function judgeCleared(
  context: CheckContext,
  apiKey: string,
  userId: string,
  cookies: Entries,
  local: Entries,
): Promise<void> {
  const session = await context.session();
  const page = await session.open();
  await keepForeignState(session, page, cookies, local, {});
  await page.init({ apiKey, userId });
  await page.track('before');
  const before = ofType(await session.accepted(), 'before');
  const held = await placesShowing(context.profile, before?.deviceId ?? '', session, page);
  context.precondition('Whether the identity is seen in storage before it is cleared', held.length > 0, true);

  await page.clearStorage();
  const identities = identityCookies(context.profile, await session.jar(), before?.deviceId ?? null);
  context.judge(
    'CLEAR-1',
    'identity cookies after the storage was cleared',
    identities.map(({ name }) => name).filter((name) => !(name in cookies)),
    [],
  );
  const kept = await foreignKept(session, page, cookies, local, {});
  context.judge('CLEAR-4', 'foreign cookies and entries after it', [kept.cookies, kept.local], [cookies, local]);

  const later = await session.open({ path: '/later' });
  await later.init({ apiKey });
  await later.track('after');
  const after = ofType(await session.accepted(), 'after');
  context.judge('CLEAR-3', 'whether the next page knows the device id', after?.deviceId === before?.deviceId, false);
  context.judge('CLEAR-3', 'user id on the next page', after?.userId, null);
}

async function judgeLocalCleared(context: CheckContext, apiKey: string, local: Entries): Promise<void> {
  const session = await context.session();
  const page = await session.open();
  await keepForeignState(session, page, {}, local, {});
  await page.init({ apiKey, options: { disableCookies: true } });
  await page.track('before');
  const deviceId = (await session.accepted())[0]?.deviceId ?? '';
  const held = await placesShowing(context.profile, deviceId, session, page);
  context.precondition('Whether the identity is seen in local storage before it is cleared', held.length > 0, true);
  await page.clearStorage();
  const left = await placesShowing(context.profile, deviceId, session, page);
  context.judge('CLEAR-2', 'places that hold the device id after it', left, []);
  const kept = await foreignKept(session, page, {}, local, {});
  context.judge('CLEAR-4', 'foreign entries after local storage was rid of an identity', kept.local, local);
}
