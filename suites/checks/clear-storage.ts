import fc from 'fast-check';
import type { Page } from '../../harness/session/page.ts';
import type { Session } from '../../harness/session/session.ts';
import { property, scenario } from '../check/check.ts';
import type { CheckContext } from '../check/check-context.ts';
import { apiKeys, userIds } from '../observe/arbitraries.ts';
import { identityCookies, ofType, placesWithDeviceId, storedData } from '../observe/observations.ts';

const API_KEY = 'c1ea4000c1ea4000c1ea4000c1ea4000';

/** Data of the site’s other scripts: names that resemble the SDK’s, and values that resemble nothing. */
const FOREIGN = {
  cookies: { session: 'abc.def', amp: '1', _ga: 'GA1.2.3.4', amplitude: 'a.b.c', 'amp-consent': 'yes' },
  local: { cart: '[{"sku":7}]', amp: 'x', amplitude: '{}', '': 'without a name', length: '7' },
  tab: { wizard: 'step 2', amp_session: 'y' },
};

export const clearStorageChecks = [
  scenario({
    id: 'storage-cleared',
    title: 'Clearing the storage removes the identity and no data of the site’s other scripts',
    covers: ['CLEAR-1', 'CLEAR-3', 'CLEAR-4'],
    run: (context) => judgeCleared(context, API_KEY, 'ada', FOREIGN.cookies, FOREIGN.local),
  }),

  property({
    id: 'any-storage-cleared',
    title: 'Clearing the storage removes only the identity, for any user id and any data of other scripts',
    covers: ['CLEAR-1', 'CLEAR-3', 'CLEAR-4'],
    cost: 2,
    arbitrary: fc.record({ apiKey: apiKeys, userId: userIds, cookies: foreignEntries(), local: foreignEntries() }),
    holds: (context, { apiKey, userId, cookies, local }) => judgeCleared(context, apiKey, userId, cookies, local),
  }),

  scenario({
    id: 'local-storage-cleared',
    title: 'Clearing the storage removes an identity in local storage and no data of the site’s other scripts',
    covers: ['CLEAR-2', 'CLEAR-4'],
    run: (context) => judgeLocalStorageCleared(context, API_KEY, FOREIGN.local),
  }),

  property({
    id: 'any-local-storage-cleared',
    title: 'Clearing the storage removes only the identity from local storage, whatever else that holds',
    covers: ['CLEAR-2', 'CLEAR-4'],
    cost: 1,
    arbitrary: fc.record({ apiKey: apiKeys, local: foreignEntries() }),
    holds: (context, { apiKey, local }) => judgeLocalStorageCleared(context, apiKey, local),
  }),

  scenario({
    id: 'foreign-data',
    title: 'Data of the site’s other scripts stays unchanged, whatever is called',
    covers: ['FOREIGN-1', 'FOREIGN-2'],
    run: (context) => judgeForeignData(context, API_KEY, FOREIGN.cookies, FOREIGN.local, FOREIGN.tab),
  }),

  property({
    id: 'any-foreign-data',
    title: 'Any data of the site’s other scripts stays unchanged',
    covers: ['FOREIGN-1', 'FOREIGN-2'],
    cost: 2,
    arbitrary: fc.record({
      apiKey: apiKeys,
      cookies: foreignEntries(),
      local: foreignEntries(),
      tab: foreignEntries(),
    }),
    holds: (context, { apiKey, cookies, local, tab }) => judgeForeignData(context, apiKey, cookies, local, tab),
  }),
];

type Entries = Record<string, string>;

/** Entries that no SDK would take for its own: each name has a prefix that none uses. */
function foreignEntries(): fc.Arbitrary<Entries> {
  return fc.dictionary(
    fc.stringMatching(/^[a-zA-Z0-9_-]{0,12}$/).map((name) => `site-${name}`),
    fc.stringMatching(/^[a-zA-Z0-9_.=%-]{0,30}$/),
    { maxKeys: 4, noNullPrototype: true },
  );
}

async function storeForeignData(
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

async function storedForeignData(session: Session, page: Page, cookies: Entries, local: Entries, tab: Entries) {
  const kept = await storedData(session, page);
  const of = (place: string, entries: Entries) =>
    Object.fromEntries(Object.keys(entries).map((name) => [name, kept[`${place} ${name}`]]));
  return { cookies: of('cookie', cookies), local: of('local storage', local), tab: of('session storage', tab) };
}

async function judgeForeignData(
  context: CheckContext,
  apiKey: string,
  cookies: Entries,
  local: Entries,
  tab: Entries,
): Promise<void> {
  const session = await context.newSession();
  const page = await session.open();
  await storeForeignData(session, page, cookies, local, tab);
  await page.init({ apiKey });
  await page.track('visited');
  if (context.can('optOut')) {
    await page.setOptOut(true);
    await page.setOptOut(false);
  }
  await page.setUserId('ada');
  await page.setUserId(null);
  await page.reload();
  await page.init({ apiKey, options: context.supportedOptions({ cookieForceUpgrade: true, saveEvents: false }) });
  await page.track('visited again');
  const kept = await storedForeignData(session, page, cookies, local, tab);
  context.judge('FOREIGN-1', 'cookies of the site’s other scripts', kept.cookies, cookies);
  context.judge(
    'FOREIGN-2',
    'local and session storage of the site’s other scripts',
    [kept.local, kept.tab],
    [local, tab],
  );
}

async function judgeCleared(
  context: CheckContext,
  apiKey: string,
  userId: string,
  cookies: Entries,
  local: Entries,
): Promise<void> {
  const session = await context.newSession();
  const page = await session.open();
  await storeForeignData(session, page, cookies, local, {});
  await page.init({ apiKey, userId });
  await page.track('before');
  const before = ofType(await session.acceptedEvents(), 'before');
  const held = await placesWithDeviceId(context.profile, before?.deviceId ?? '', session, page);
  context.precondition('Whether storage holds the identity before it is cleared', held.length > 0, true);

  await page.clearStorage();
  const identities = identityCookies(context.profile, await session.jar(), before?.deviceId ?? null);
  context.judge(
    'CLEAR-1',
    'identity cookies after clearing the storage',
    identities.map(({ name }) => name).filter((name) => !(name in cookies)),
    [],
  );
  const kept = await storedForeignData(session, page, cookies, local, {});
  context.judge(
    'CLEAR-4',
    'cookies and storage of other scripts after clearing',
    [kept.cookies, kept.local],
    [cookies, local],
  );

  const later = await session.open({ path: '/later' });
  await later.init({ apiKey });
  await later.track('after');
  const after = ofType(await session.acceptedEvents(), 'after');
  context.judge('CLEAR-3', 'whether the next page has the same device id', after?.deviceId === before?.deviceId, false);
  context.judge('CLEAR-3', 'user id on the next page', after?.userId, null);
}

async function judgeLocalStorageCleared(context: CheckContext, apiKey: string, local: Entries): Promise<void> {
  const session = await context.newSession();
  const page = await session.open();
  await storeForeignData(session, page, {}, local, {});
  await page.init({ apiKey, options: { disableCookies: true } });
  await page.track('before');
  const deviceId = (await session.acceptedEvents())[0]?.deviceId ?? '';
  const held = await placesWithDeviceId(context.profile, deviceId, session, page);
  context.precondition('Whether local storage holds the identity before it is cleared', held.length > 0, true);
  await page.clearStorage();
  const left = await placesWithDeviceId(context.profile, deviceId, session, page);
  context.judge('CLEAR-2', 'places that hold the device id after clearing the storage', left, []);
  const kept = await storedForeignData(session, page, {}, local, {});
  context.judge('CLEAR-4', 'local storage of other scripts after clearing', kept.local, local);
}
