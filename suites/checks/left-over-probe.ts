import { scenario } from '../check/check.ts';
import { carriersOf, cookieWrites, typesOf } from '../observe/observations.ts';
import { probesAmong } from './first-visit.ts';

const API_KEY = '0ddba110ddba110ddba110ddba110ddb';

/** The names the guide gives to probe cookies (ERRATUM-4). */
const NAMES_OF_THE_GUIDE = ['amplitude_cookie_test', 'amplitude_test_cookie', 'amplitude_test'];

export const leftOverProbeChecks = [
  scenario({
    id: 'left-over-probes',
    title: 'Probe cookies that an interrupted page left behind are ignored',
    covers: ['PROBE-4'],
    async run(context) {
      const earlier = await context.newSession();
      const before = await earlier.open();
      await before.init({ apiKey: API_KEY });
      await before.track('visited');
      const [first] = await earlier.acceptedEvents();
      const jar = await earlier.jar();
      const kept = carriersOf(context.profile, jar, first?.deviceId ?? null).map(({ name }) => name);
      const probes = probesAmong(context, cookieWrites(earlier.journal), jar);

      const session = await context.newSession();
      const page = await session.open();
      // Names may contain the site’s domain. The candidate’s own probes keep the domain that it wrote them with.
      const here = (text: string) => text.replaceAll(earlier.domain, session.domain);
      const leftOver = new Map([
        ...NAMES_OF_THE_GUIDE.map((name): [string, string | null] => [name, session.domain]),
        ...probes
          .map(({ name, domain }): [string, string | null] => [here(name), domain && here(domain)])
          // The browser never stored a probe for another site or for the public suffix.
          .filter(([, domain]) => domain === null || isOfSite(domain, new URL(page.url).hostname, session.domain)),
      ]);
      for (const [name, domain] of leftOver) {
        await page.setCookieAsSite(`${name}=left-over; path=/${domain === null ? '' : `; domain=.${domain}`}`);
      }
      await page.init({ apiKey: API_KEY });
      await page.track('visited');

      const accepted = await session.acceptedEvents();
      context.judge('PROBE-4', 'events accepted', typesOf(accepted), ['visited']);
      const deviceId = accepted[0]?.deviceId ?? null;
      context.judge('PROBE-4', 'whether the device id comes from the probe cookie', deviceId === 'left-over', false);
      const names = carriersOf(context.profile, await session.jar(), deviceId).map(({ name }) => name);
      context.judge('PROBE-4', 'cookies that hold the device id', names, kept.map(here));
    },
  }),
];

/** Whether the browser stores a cookie of this domain for a host of the site. */
function isOfSite(domain: string, host: string, site: string): boolean {
  return `.${host}`.endsWith(`.${domain}`) && `.${domain}`.endsWith(`.${site}`);
}
