import { scenario } from '../check.ts';
import { carriersOf, cookieWrites, typesOf } from '../observations.ts';

const API_KEY = '0ddba110ddba110ddba110ddba110ddb';

/** The names the guide gives to probe cookies (ERRATUM-4). */
const NAMES_OF_THE_GUIDE = ['amplitude_cookie_test', 'amplitude_test_cookie', 'amplitude_test'];

export const leftOverProbeChecks = [
  scenario({
    id: 'left-over-probes',
    title: 'Probe cookies that an interrupted page left behind are not used',
    covers: ['PROBE-4'],
    async run(trial) {
      const earlier = await trial.session();
      const before = await earlier.open();
      await before.init({ apiKey: API_KEY });
      await before.track('visited');
      const [first] = await earlier.accepted();
      const kept = carriersOf(trial.profile, await earlier.jar(), first?.deviceId ?? null).map(({ name }) => name);
      const probes = cookieWrites(earlier.journal)
        .map(({ name }) => name)
        .filter((name) => !kept.includes(name));

      const session = await trial.session();
      const page = await session.open();
      for (const name of new Set([...NAMES_OF_THE_GUIDE, ...probes])) {
        await page.plantCookie(`${name}=left-over; path=/; domain=.${session.domain}`);
      }
      await page.init({ apiKey: API_KEY });
      await page.track('visited');

      const accepted = await session.accepted();
      trial.judge('PROBE-4', 'events accepted', typesOf(accepted), ['visited']);
      const deviceId = accepted[0]?.deviceId ?? null;
      trial.judge('PROBE-4', 'whether the device id is the probe’s', deviceId === 'left-over', false);
      const names = carriersOf(trial.profile, await session.jar(), deviceId).map(({ name }) => name);
      trial.judge('PROBE-4', 'cookies that hold the device id', names, kept);
    },
  }),
];
