import fc from 'fast-check';
import { MINUTE } from '../../spec/durations.ts';
import { base64OfUtf8 } from '../../spec/oracle/identity-cookie.ts';
import { property, scenario } from '../check/check.ts';
import type { CheckContext } from '../check/check-context.ts';
import { apiKeys, deviceIds } from '../observe/arbitraries.ts';
import { carriersOf, fieldOfEach, ofType } from '../observe/observations.ts';

const API_KEY = 'de71ce1dde71ce1dde71ce1dde71ce1d';
const USER_ID = 'ada.lovelace@example.com';
/** A shorter text may occur in a random id by chance. */
const SIGNIFICANT = 6;

export const deviceIdChecks = [
  scenario({
    id: 'same-instant',
    title: 'Visitors who arrive at the same instant get different random device ids, on one site and on two',
    covers: ['DEVICE-1', 'DEVICE-2', 'DEVICE-3', 'IDENTITY-3', 'XDOMAIN-1'],
    run: (context) => judgeVisitors(context, { apiKey: API_KEY, visitors: 4 }),
  }),

  property({
    id: 'any-visitors',
    title: 'However many visitors arrive at the same instant, no two share a device id',
    covers: ['DEVICE-1', 'DEVICE-2', 'DEVICE-3', 'IDENTITY-3', 'XDOMAIN-1'],
    cost: 3,
    arbitrary: fc.record({
      apiKey: apiKeys,
      visitors: fc.integer({ min: 2, max: 4 }),
    }),
    holds: judgeVisitors,
  }),

  scenario({
    id: 'device-id-in-address',
    title: 'A device id in the page’s URL is used only if the site enables this',
    covers: ['URL-1', 'URL-2', 'URL-3', 'URL-4', 'URL-5'],
    run: (context) => judgeAddress(context, API_KEY, 'from-the-address', 'given-by-the-site'),
  }),

  property({
    id: 'any-device-id-in-address',
    title: 'Any device id in the page’s URL is used only if the site enables this',
    covers: ['URL-1', 'URL-2', 'URL-3', 'URL-4'],
    cost: 4,
    arbitrary: fc.record({ apiKey: apiKeys, ids: fc.uniqueArray(deviceIds, { minLength: 2, maxLength: 2 }) }),
    holds: (context, { apiKey, ids: [inAddress = '', given = ''] }) => judgeAddress(context, apiKey, inAddress, given),
  }),

  scenario({
    id: 'hostile-address',
    title: 'A device id in the page’s URL cannot change the cookie’s attributes',
    covers: ['HOSTILE-4'],
    async run(context) {
      const attributes = async (deviceId: string) => {
        const session = await context.newSession();
        const path = `/?${context.profile.deviceIdParameter}=${encodeURIComponent(deviceId)}`;
        const page = await session.open({ path, scheme: 'https' });
        await page.init({ apiKey: API_KEY, options: { deviceIdFromUrlParam: true } });
        const days = (expires: number | null) => Math.round(((expires ?? 0) - session.now / 1000) / 86_400);
        return (await session.jar()).map(({ path, secure, expires }) => [path, secure, days(expires)]);
      };
      const harmless = await attributes('a-harmless-one');
      for (const hostile of ['a; Max-Age=864000; b', 'a; Secure; b', 'a; domain=elsewhere.test; b']) {
        context.judge(
          'HOSTILE-4',
          `path, Secure and lifetime in days of the cookies, with “${hostile}” in the URL`,
          await attributes(hostile),
          harmless,
        );
      }
    },
  }),

  scenario({
    id: 'address-and-links',
    title: 'No identity is added to the page’s URL or its links, even if they are clicked',
    covers: ['XDOMAIN-2'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open({ path: '/?from=elsewhere#here' });
      const links = [`http://www.${session.domain}/next`, 'http://www.another-shop.test/', 'https://example.com/?a=b'];
      await page.evaluate(
        `document.body.append(...${JSON.stringify(links)}.map((href) => Object.assign(document.createElement('a'), { href, id: 'link' })))`,
      );
      await page.init({ apiKey: API_KEY, userId: USER_ID });
      await page.track('visited');
      await page.passTime(MINUTE);
      // Pressed but not followed: listeners still receive the events.
      await page.evaluate(
        `addEventListener('click', (event) => event.preventDefault());
        for (const link of document.querySelectorAll('#link'))
          for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click'])
            link.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }))`,
      );

      const seen = await page.evaluate(
        `[location.href, ...Array.from(document.querySelectorAll('#link'), (link) => link.href)]`,
      );
      context.judge('XDOMAIN-2', 'the page’s URL and its links', seen, [page.url, ...links]);
    },
  }),
];

async function judgeVisitors(
  context: CheckContext,
  { apiKey, visitors }: { apiKey: string; visitors: number },
): Promise<void> {
  const seen: (string | null)[] = [];
  const now = context.startTime;
  for (let visitor = 0; visitor < visitors; visitor++) {
    const session = await context.newSession({ now });
    const page = await session.open();
    await page.init({ apiKey, userId: USER_ID });
    await page.track('visited');
    const [event] = await session.acceptedEvents();
    const deviceId = event?.deviceId ?? null;
    seen.push(deviceId);
    const sources = {
      'the user id': [USER_ID, base64OfUtf8(USER_ID)],
      'the API key': [apiKey.slice(0, SIGNIFICANT)],
      'the host': [
        session.domain.split('.')[0] ?? '',
        base64OfUtf8(session.domain),
        base64OfUtf8(`www.${session.domain}`),
      ],
      'the time': [10, 16, 32, 36].flatMap((radix) =>
        [page.now, session.now].map((time) => time.toString(radix).slice(0, 7)),
      ),
    };
    const contained = Object.entries(sources).flatMap(([source, texts]) =>
      texts.map(bare).some((text) => text.length >= SIGNIFICANT && bare(deviceId ?? '').includes(text)) ? [source] : [],
    );
    context.judge('DEVICE-2', `known data in the device id ${deviceId}`, contained, []);
    context.judge(
      'DEVICE-3',
      `whether the device id ${deviceId} has at least sixteen characters`,
      (deviceId ?? '').length >= 16,
      true,
    );
  }
  // Each visitor is on a site of their own, at the same instant, in the same browser.
  for (const id of ['DEVICE-1', 'IDENTITY-3', 'XDOMAIN-1']) {
    context.judge(id, `number of device ids of ${visitors} visitors`, new Set(seen).size, visitors);
  }
}

/** A text without separators and case, which an id may lose. */
function bare(text: string): string {
  return text.replace(/[^a-z0-9]/gi, '').toLowerCase();
}

async function judgeAddress(context: CheckContext, apiKey: string, inAddress: string, given: string): Promise<void> {
  const path = `/?a=b&${context.profile.deviceIdParameter}=${inAddress}&c=d`;
  const canReadAddress = context.can('deviceIdFromUrlParam');
  const session = await context.newSession();
  const page = await session.open({ path });
  await page.init({ apiKey });
  await page.track('without the option');
  const own = (await session.acceptedEvents())[0]?.deviceId ?? null;
  context.judge('URL-1', 'whether the device id comes from the URL', own === inAddress, false);
  if (!canReadAddress) return;

  const plain = await session.open();
  await plain.init({ apiKey, options: { deviceIdFromUrlParam: true } });
  await plain.track('none in the address');
  await page.reload();
  await page.init({ apiKey, options: { deviceIdFromUrlParam: true } });
  await page.track('with the option');
  await plain.reload();
  await plain.init({ apiKey });
  await plain.track('later page');

  const accepted = await session.acceptedEvents();
  context.judge('URL-5', 'device id with none in the URL', ofType(accepted, 'none in the address')?.deviceId, own);
  context.judge('URL-2', 'device id of the event', ofType(accepted, 'with the option')?.deviceId, inAddress);
  const carriers = carriersOf(context.profile, await session.jar(), inAddress);
  context.judge('URL-2', `number of cookies that hold ${inAddress}`, carriers.length, 1);
  context.judge('URL-4', 'device ids of the later events', fieldOfEach(accepted.slice(-2), 'deviceId'), [
    inAddress,
    inAddress,
  ]);
  if (!context.can('deviceId')) return;
  await page.reload();
  await page.init({ apiKey, options: { deviceIdFromUrlParam: true, deviceId: given } });
  await page.track('given as well');
  context.judge(
    'URL-3',
    'device id if the site gives one too',
    (await session.acceptedEvents()).at(-1)?.deviceId,
    given,
  );
}
