import fc from 'fast-check';
import { property, scenario } from '../check/check.ts';
import { apiKeys, hosts, publicSuffixes, urlSchemes } from '../observe/arbitraries.ts';
import { carriersOf, fieldOfEach } from '../observe/observations.ts';

const API_KEY = '5eabed5eabed5eabed5eabed5eabed5e';

export const hostsChecks = [
  scenario({
    id: 'hosts-of-a-site',
    title: 'All hosts of a site share one identity, even below a public suffix of two labels',
    covers: ['DOMAIN-1', 'DOMAIN-2', 'SESSION-3'],
    async run(context) {
      for (const suffix of ['test', 'co.uk']) {
        const session = await context.newSession({ suffix });
        for (const host of ['www', 'app', 'one.two']) {
          const page = await session.open({ host });
          await page.init({ apiKey: API_KEY });
          await page.track(host);
        }

        const accepted = await session.acceptedEvents();
        const [first] = accepted;
        const jar = await session.jar();
        const domains = carriersOf(context.profile, jar, first?.deviceId ?? null).map(({ domain }) => domain);
        context.judge(
          'DOMAIN-1',
          'device ids on three hosts',
          fieldOfEach(accepted, 'deviceId'),
          Array(3).fill(first?.deviceId),
        );
        context.judge('DOMAIN-2', 'domains of the identity cookies', domains, [`.${session.domain}`]);
        context.judge(
          'SESSION-3',
          'session ids on three hosts',
          fieldOfEach(accepted, 'sessionId'),
          Array(3).fill(first?.sessionId),
        );
      }
    },
  }),

  property({
    id: 'any-two-hosts',
    title: 'A user who visits any hosts of a site is one visitor in one session',
    covers: ['DOMAIN-1', 'IDENTITY-1', 'SESSION-3'],
    cost: 2,
    arbitrary: fc.record({
      apiKey: apiKeys,
      suffix: publicSuffixes,
      visits: fc.array(fc.record({ host: hosts, scheme: urlSchemes }), { minLength: 2, maxLength: 3 }),
    }),
    async holds(context, { apiKey, suffix, visits }) {
      const session = await context.newSession({ suffix });
      for (const { host, scheme } of visits) {
        const page = await session.open({ host, scheme });
        await page.init({ apiKey });
        await page.track(`${scheme} ${host}`);
      }
      const accepted = await session.acceptedEvents();
      const oneHost = new Set(visits.map(({ host }) => host)).size === 1;
      const [first] = accepted;
      context.judge(
        oneHost ? 'IDENTITY-1' : 'DOMAIN-1',
        'device ids',
        fieldOfEach(accepted, 'deviceId'),
        visits.map(() => first?.deviceId),
      );
      context.judge(
        'SESSION-3',
        'session ids',
        fieldOfEach(accepted, 'sessionId'),
        visits.map(() => first?.sessionId),
      );
    },
  }),
];
