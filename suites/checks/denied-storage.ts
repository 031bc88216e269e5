import type { Session } from '../../harness/session.ts';
import { scenario } from '../check.ts';
import { pageErrors, typesOf } from '../observations.ts';
import type { Trial } from '../trial.ts';

const API_KEY = '5eed5eed5eed5eed5eed5eed5eed5eed';

export const deniedStorageChecks = [
  scenario({
    id: 'cookies-blocked',
    title: 'In a browser that blocks cookies, events are still sent',
    covers: ['IDENTITY-4'],
    async run(trial) {
      const session = await trial.session({ cookies: 'blocked' });
      await judgeThatTrackingGoesOn('IDENTITY-4', trial, session);
    },
  }),

  scenario({
    id: 'storage-forbidden',
    title: 'In a page to which the browser forbids cookies and storage, events are still sent',
    covers: ['IDENTITY-5'],
    async run(trial) {
      const session = await trial.session();
      session.sandbox();
      await judgeThatTrackingGoesOn('IDENTITY-5', trial, session);
    },
  }),

  scenario({
    id: 'storage-full',
    title: 'With local storage filled to the brim, events are still sent',
    covers: ['UNSENT-4'],
    async run(trial) {
      const session = await trial.session();
      const page = await session.open({ path: '/fills-the-storage' });
      await page.fillLocalStorage();
      await judgeThatTrackingGoesOn('UNSENT-4', trial, session);
    },
  }),
];

async function judgeThatTrackingGoesOn(id: string, trial: Trial, session: Session): Promise<void> {
  const page = await session.open();
  const threw = await page.attempt(['init', { apiKey: API_KEY }], ['track', 'first'], ['track', 'second']);
  trial.judge(id, 'what init and track threw', threw && `${threw.name}: ${threw.message}`, null);
  trial.judge(id, 'errors that reached the page', pageErrors(session.journal), []);
  trial.judge(id, 'events accepted', typesOf(await session.accepted()), ['first', 'second']);
}
