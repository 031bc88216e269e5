import fc from 'fast-check';
import { eventsThatMayLeave } from '../../spec/oracle/consent.ts';
import { apiKeys, consentHistories } from '../arbitraries.ts';
import { property, scenario } from '../check.ts';
import { placesThatHold, typesOf } from '../observations.ts';

const API_KEY = 'feedface00112233445566778899aabb';
const TEN_MINUTES = 10 * 60 * 1000;

export const optOutChecks = [
  scenario({
    id: 'opt-out-and-back',
    title: 'An opt-out holds, on this page and later ones, until the person opts in again',
    covers: ['OPTOUT-1', 'OPTOUT-2', 'OPTOUT-3'],
    async run(trial) {
      const session = await trial.session();
      const page = await session.open();
      await page.init({ apiKey: API_KEY });
      await page.track('while in');
      trial.establish('Events accepted before the opt-out', typesOf(await session.accepted()), ['while in']);

      await page.setOptOut(true);
      await page.track('while out');
      await page.pass(TEN_MINUTES);
      trial.judge('OPTOUT-1', 'events accepted after the opt-out', typesOf(await session.accepted()), ['while in']);

      await page.reload();
      await page.init({ apiKey: API_KEY });
      await page.track('still out');
      await page.pass(TEN_MINUTES);
      trial.judge('OPTOUT-2', 'events accepted on a later page', typesOf(await session.accepted()), ['while in']);

      await page.setOptOut(false);
      await page.track('in again');
      await page.reload();
      await page.init({ apiKey: API_KEY });
      await page.track('still in');
      const accepted = typesOf(await session.accepted());
      trial.judge(
        'OPTOUT-3',
        'events accepted after opting in again',
        accepted.filter((type) => type.includes('in')),
        ['while in', 'in again', 'still in'],
      );
      trial.judge(
        'OPTOUT-1',
        'events of the opt-out that were accepted later',
        accepted.filter((type) => type.includes('out')),
        [],
      );
    },
  }),

  scenario({
    id: 'opted-out-leaves-nothing',
    title:
      'Where events cannot be uploaded, those tracked while opted in wait in storage, those tracked after are nowhere',
    covers: ['OPTOUT-5'],
    async run(trial) {
      const session = await trial.session();
      session.ingestion.mode = 'unreachable';
      const page = await session.open();
      await page.init({ apiKey: API_KEY });
      await page.track('while in');
      const waiting = await placesThatHold('while in', session, page);
      trial.establish('Whether an event that could not be uploaded is seen in storage', waiting.length > 0, true);

      await page.setOptOut(true);
      await page.track('while out');

      const holding = await placesThatHold('while out', session, page);
      trial.judge('OPTOUT-5', 'places that hold the event tracked after the opt-out', holding, []);
    },
  }),

  scenario({
    id: 'opted-out-from-the-start',
    title: 'Initialised with the optOut option, nothing is uploaded until the person opts in',
    covers: ['OPTOUT-4'],
    async run(trial) {
      const session = await trial.session();
      const page = await session.open();
      await page.init({ apiKey: API_KEY, options: { optOut: true } });
      await page.track('while out');
      await page.pass(TEN_MINUTES);
      trial.judge('OPTOUT-4', 'events accepted although optOut was set', typesOf(await session.accepted()), []);

      await page.setOptOut(false);
      await page.track('in at last');
      trial.judge('OPTOUT-4', 'events accepted after opting in', typesOf(await session.accepted()), ['in at last']);
    },
  }),

  property({
    id: 'any-consent-history',
    title: 'Of any history of opting out, opting in and reloading, just the events tracked while opted in are uploaded',
    covers: ['OPTOUT-1', 'OPTOUT-2', 'OPTOUT-3'],
    cost: 2,
    arbitrary: fc.record({ apiKey: apiKeys, steps: consentHistories }),
    async holds(trial, { apiKey, steps }) {
      const session = await trial.session();
      const page = await session.open();
      await page.init({ apiKey });
      let reloadedWhileOut = false;
      let optedOut = false;
      for (const step of steps) {
        if (step.do === 'track') await page.track(step.event);
        else if (step.do === 'reload') {
          await page.reload();
          await page.init({ apiKey });
          reloadedWhileOut = optedOut;
        } else {
          optedOut = step.do === 'optOut';
          reloadedWhileOut = false;
          await page.setOptOut(optedOut);
        }
        const done = steps.slice(0, steps.indexOf(step) + 1);
        const accepted = typesOf(await session.accepted());
        const allowed = eventsThatMayLeave(done);
        const tooMany = accepted.filter((type) => !allowed.includes(type));
        trial.judge(
          reloadedWhileOut ? 'OPTOUT-2' : 'OPTOUT-1',
          'events accepted although they were tracked while opted out',
          tooMany,
          [],
        );
        trial.judge('OPTOUT-3', 'events accepted', accepted, allowed);
      }
    },
  }),
];
