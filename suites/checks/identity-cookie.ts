import fc from 'fast-check';
import { identityIn } from '../../spec/oracle/identity-codec.ts';
import { apiKeys, userIds } from '../arbitraries.ts';
import { property, scenario } from '../check.ts';
import { carriersOf } from '../observations.ts';

const API_KEY = 'a2dbce0e18dfe5f8e74493843ff5c053';
const USER_ID = 'jürgen.müller@example.com';

export const identityCookieChecks = [
  scenario({
    id: 'first-visit',
    title: 'A first visit leaves one identity cookie, rightly named, and no other trace',
    covers: ['COOKIE-NAME-1', 'COOKIE-NAME-2', 'COOKIE-VALUE-1', 'COOKIE-VALUE-3', 'PROBE-1', 'NETWORK-1'],
    async run(trial) {
      const { prefix, keyCharacters } = trial.profile.identityCookie;
      const session = await trial.session();
      const page = await session.open();

      await page.init({ apiKey: API_KEY, userId: USER_ID });
      await page.track('visited');

      const [event] = await session.accepted();
      const jar = await session.jar();
      const carriers = carriersOf(trial.profile, jar, event?.deviceId ?? null);
      trial.judge('COOKIE-VALUE-1', 'type of the device id that the event carries', typeof event?.deviceId, 'string');
      trial.judge('COOKIE-VALUE-1', 'cookies that hold the uploaded device id', carriers.length, 1);

      const names = carriers.map(({ name }) => name);
      trial.judge(
        'COOKIE-NAME-1',
        'first characters of the identity cookies’ names',
        names.map((name) => name.slice(0, prefix.length)),
        [prefix],
      );
      if (names.length === 0 || names.some((name) => !name.startsWith(prefix))) {
        trial.block(
          'COOKIE-NAME-2',
          `no identity cookie’s name begins with ${prefix} (COOKIE-NAME-1), so nothing follows it`,
        );
      } else {
        const suffixes = names.map((name) => name.slice(prefix.length));
        trial.judge('COOKIE-NAME-2', `what follows ${prefix} in the name, for the API key ${API_KEY}`, suffixes, [
          API_KEY.slice(0, keyCharacters),
        ]);
      }

      const written = session.journal.flatMap((entry) => (entry.kind === 'cookie' ? [entry.text] : []));
      const inClear = [...written, ...carriers.map(({ value }) => value)].filter((text) => showsInClear(text, USER_ID));
      trial.judge('COOKIE-VALUE-3', `cookies written that show the user id ${USER_ID} in clear`, inClear, []);

      const others = jar.filter((cookie) => !carriers.includes(cookie));
      trial.judge(
        'PROBE-1',
        'cookies left beside the identity cookie',
        others.map(({ name }) => name),
        [],
      );
      trial.judge('NETWORK-1', 'requests to foreign addresses', session.foreign(), []);
    },
  }),

  property({
    id: 'any-api-key',
    title: 'For any API key the identity cookie’s name ends in its first characters',
    covers: ['COOKIE-NAME-1', 'COOKIE-NAME-2'],
    cost: 1,
    arbitrary: apiKeys,
    async holds(trial, apiKey) {
      const session = await trial.session();
      const { prefix, keyCharacters } = trial.profile.identityCookie;
      const page = await session.open();

      await page.init({ apiKey });
      await page.track('visited');

      const [event] = await session.accepted();
      const names = carriersOf(trial.profile, await session.jar(), event?.deviceId ?? null).map(({ name }) => name);
      trial.judge(
        'COOKIE-NAME-1',
        'first characters of the identity cookies’ names',
        names.map((name) => name.slice(0, prefix.length)),
        [prefix],
      );
      trial.judge(
        'COOKIE-NAME-2',
        `what follows ${prefix} in the name`,
        names.map((name) => name.slice(prefix.length)),
        [apiKey.slice(0, keyCharacters)],
      );
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
      const values = carriersOf(trial.profile, await session.jar(), before?.deviceId ?? null).map(({ value }) => value);
      trial.judge(
        'COOKIE-VALUE-2',
        `user id read from the identity cookie ${values.join(' and ')}`,
        values.map((value) => identityIn(trial.profile, value)?.userId),
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
    id: 'later-page',
    title: 'A later page goes on with the stored identity, another visitor gets another',
    covers: ['IDENTITY-1', 'IDENTITY-2', 'IDENTITY-3'],
    async run(trial) {
      const session = await trial.session();
      const page = await session.open({ path: '/first' });
      await page.init({ apiKey: API_KEY, userId: USER_ID });
      await page.track('first page');

      const later = await session.open({ path: '/later' });
      await later.init({ apiKey: API_KEY });
      await later.track('later page');

      const [first, second] = await session.accepted();
      trial.judge('IDENTITY-1', 'device id on the later page', second?.deviceId, first?.deviceId);
      trial.judge('IDENTITY-2', 'user id on the later page', second?.userId, USER_ID);

      const stranger = await trial.session();
      const elsewhere = await stranger.open();
      await elsewhere.init({ apiKey: API_KEY });
      await elsewhere.track('another visitor');

      const [third] = await stranger.accepted();
      trial.judge('IDENTITY-3', 'whether another visitor has a device id', typeof third?.deviceId, 'string');
      trial.judge('IDENTITY-3', 'whether two visitors share a device id', third?.deviceId === first?.deviceId, false);
    },
  }),
];

function showsInClear(text: string, userId: string): boolean {
  return text.includes(userId) || text.includes(encodeURIComponent(userId)) || text.includes(escape(userId));
}
