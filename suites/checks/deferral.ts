import fc from 'fast-check';
import type { Call } from '../../harness/recorder/journal.ts';
import { apiKeys, type EarlyCall, earlyCalls } from '../arbitraries.ts';
import { property, scenario } from '../check.ts';
import { identityCookies, residue, typesOf, writes } from '../observations.ts';
import type { Trial } from '../trial.ts';

const API_KEY = 'c0ffee00c0ffee00c0ffee00c0ffee00';
const TEN_MINUTES = 10 * 60 * 1000;

export const deferralChecks = [
  scenario({
    id: 'before-consent',
    title: 'Nothing is stored and nothing leaves before consent; what was called takes effect after it',
    covers: ['DEFER-1', 'DEFER-2', 'DEFER-3', 'DEFER-4', 'DEFER-5'],
    async run(trial) {
      await establishThatTracesAreSeen(trial);

      const session = await trial.session();
      const page = await session.open();
      await page.init({ apiKey: API_KEY, options: { deferInitialization: true } });
      await page.track('early');
      await page.setUserId('ada');
      await page.track('early too');
      await page.pass(TEN_MINUTES);

      trial.judge('DEFER-1', 'what is stored before consent', await residue(session, page), []);
      trial.judge('DEFER-2', 'what left the page before consent', await session.departures(), []);
      trial.judge('DEFER-3', 'what was written before consent, if only for a moment', writes(session.journal), []);

      await page.enableTracking();

      const accepted = await session.accepted();
      trial.judge('DEFER-4', 'events accepted after consent', typesOf(accepted), ['early', 'early too']);
      trial.judge(
        'DEFER-4',
        'their user ids',
        accepted.map((event) => event?.userId),
        [null, 'ada'],
      );
      const cookies = identityCookies(trial.profile, await session.jar(), accepted[0]?.deviceId ?? null);
      trial.judge('DEFER-5', 'identity cookies after consent', cookies.length, 1);
    },
  }),

  property({
    id: 'any-early-calls',
    title: 'Whatever is called before consent leaves no trace until consent, and then takes effect in order',
    covers: ['DEFER-1', 'DEFER-2', 'DEFER-4'],
    cost: 2,
    arbitrary: fc.record({ apiKey: apiKeys, calls: earlyCalls }),
    async holds(trial, { apiKey, calls }) {
      const session = await trial.session();
      const made = trial.can('identify') ? calls : calls.filter((call) => call.do !== 'identify');
      const page = await session.open();
      await page.init({ apiKey, options: { deferInitialization: true } });
      await page.call(...made.map(asCall));

      trial.judge('DEFER-1', 'what is stored before consent', await residue(session, page), []);
      trial.judge('DEFER-2', 'what left the page before consent', await session.departures(), []);

      await page.enableTracking();
      const accepted = (await session.accepted()).map((event) => [event?.type, event?.userId]);
      trial.judge('DEFER-4', 'events accepted after consent, and their user ids', accepted, inOrder(made));
    },
  }),

  scenario({
    id: 'consent-remembered',
    title: 'With an identity cookie of an earlier consent, nothing is deferred',
    covers: ['DEFER-6'],
    async run(trial) {
      const session = await trial.session();
      const page = await session.open();
      await page.init({ apiKey: API_KEY });
      await page.track('consented');

      const later = await session.open({ path: '/later' });
      await later.init({ apiKey: API_KEY, options: { deferInitialization: true } });
      await later.track('not deferred');

      const accepted = await session.accepted();
      trial.judge('DEFER-6', 'events accepted without enabling tracking', typesOf(accepted), [
        'consented',
        'not deferred',
      ]);
      trial.judge('DEFER-6', 'device id of the event on the later page', accepted[1]?.deviceId, accepted[0]?.deviceId);
    },
  }),
];

/** The same visit without deferral must be seen to store and to send, or silence would prove nothing. */
async function establishThatTracesAreSeen(trial: Trial): Promise<void> {
  const session = await trial.session();
  const page = await session.open();
  await page.init({ apiKey: API_KEY });
  await page.track('not deferred');
  trial.establish('Whether a visit without deferral is seen to store', (await residue(session, page)).length > 0, true);
  trial.establish('Whether it is seen to write', writes(session.journal).length > 0, true);
  trial.establish('What a visit without deferral is seen to send', typesOf(await session.accepted()), ['not deferred']);
}

function asCall(call: EarlyCall, index: number): Call {
  if (call.do === 'track') return ['track', `event ${index}`];
  if (call.do === 'setUserId') return ['setUserId', call.userId];
  return ['identify', 'plan', call.value];
}

/** What must be accepted: each event and identify once, with the user id that was set when it was called. */
function inOrder(calls: readonly EarlyCall[]): [string, string | null][] {
  let userId: string | null = null;
  return calls.flatMap((call, index): [string, string | null][] => {
    if (call.do === 'setUserId') {
      userId = call.userId;
      return [];
    }
    return [[call.do === 'track' ? `event ${index}` : '$identify', userId]];
  });
}
