import type { Session } from '../../harness/session/session.ts';
import { scenario } from '../check/check.ts';
import type { CheckContext } from '../check/check-context.ts';
import { each, pageErrors, typesOf } from '../observe/observations.ts';

const API_KEY = '5eed5eed5eed5eed5eed5eed5eed5eed';

export const deniedStorageChecks = [
  scenario({
    id: 'cookies-blocked',
    title: 'In a browser that blocks cookies, events are still sent, and the identity is kept in local storage',
    covers: ['IDENTITY-4', 'IDENTITY-6'],
    async run(context) {
      const session = await context.session({ cookies: 'blocked' });
      await judgeThatTrackingGoesOn('IDENTITY-4', context, session);
      const later = await session.open({ path: '/later' });
      await later.init({ apiKey: API_KEY });
      await later.track('later page');
      const accepted = each(await session.accepted(), 'deviceId');
      const local = (await later.storage()).localStorage;
      // Where blocking cookies takes local storage along, there is no place left to keep an identity.
      if (local === null)
        context.markUntestable('IDENTITY-6', 'this engine blocks local storage together with cookies');
      else context.judge('IDENTITY-6', 'device id on a later page', accepted.at(-1), accepted[0]);
    },
  }),

  scenario({
    id: 'storage-forbidden',
    title: 'In a page to which the browser forbids cookies and storage, events are still sent',
    covers: ['IDENTITY-5'],
    async run(context) {
      const session = await context.session();
      session.sandbox();
      await judgeThatTrackingGoesOn('IDENTITY-5', context, session);
    },
  }),

  scenario({
    id: 'storage-full',
    title: 'With local storage filled to the brim, events are still sent',
    covers: ['UNSENT-4'],
    async run(context) {
      const session = await context.session();
      const page = await session.open({ path: '/fills-the-storage' });
      await page.fillLocalStorage();
      await judgeThatTrackingGoesOn('UNSENT-4', context, session);
    },
  }),

  scenario({
    id: 'storage-throws',
    title: 'Where local storage throws at any touch, events are still sent',
    covers: ['UNSENT-SPOILT-3'],
    async run(context) {
      const session = await context.session();
      session.deny('localStorage');
      await judgeThatTrackingGoesOn('UNSENT-SPOILT-3', context, session);
    },
  }),
];

async function judgeThatTrackingGoesOn(id: string, context: CheckContext, session: Session): Promise<void> {
  const page = await session.open();
  const threw = await page.attemptInTurn(['init', { apiKey: API_KEY }], ['track', 'first'], ['track', 'second']);
  context.judge(id, 'what init and track threw', threw && `${threw.name}: ${threw.message}`, null);
  context.judge(id, 'errors that reached the page', pageErrors(session.journal), []);
  context.judge(id, 'events accepted', [...new Set(typesOf(await session.accepted()))], ['first', 'second']);
}
