import fc from 'fast-check';
import type { InitOptions } from '../../harness/adapter/adapter.ts';
import { apiKeys } from '../arbitraries.ts';
import { property } from '../check.ts';
import { identityCookies } from '../observations.ts';
import type { Trial } from '../trial.ts';

const hosts = fc.constantFrom('www', 'app', 'a.b', 'deep.in.the.shop');
const options = fc.record({ optOut: fc.boolean(), saveEvents: fc.boolean() }, { requiredKeys: [] });

export const probeCookieChecks = [
  property({
    id: 'any-host',
    title: 'On any host, with any options, no probe cookie outlives initialisation',
    covers: ['PROBE-1'],
    cost: 1,
    arbitrary: fc.record({
      apiKey: apiKeys,
      options,
      host: hosts,
      scheme: fc.constantFrom('http' as const, 'https' as const),
      suffix: fc.constantFrom('test', 'co.uk'),
    }),
    async holds(trial, { apiKey, options, host, scheme, suffix }) {
      const session = await trial.session({ suffix });
      const page = await session.open({ host, scheme });
      await page.init({ apiKey, options: possible(trial, options) });

      const jar = await session.jar();
      const left = jar.filter((cookie) => !identityCookies(trial.profile, jar, null).includes(cookie));
      const names = left.map(({ name }) => name);
      trial.judge('PROBE-1', `cookies left on ${host}.${session.domain} that hold no identity`, names, []);
    },
  }),
];

/** Options without those that the candidate does not declare it has. */
function possible(trial: Trial, { optOut, ...others }: InitOptions): InitOptions {
  return optOut !== undefined && trial.can('optOut') ? { ...others, optOut } : others;
}
