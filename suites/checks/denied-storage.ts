import type { Session } from '../../harness/session/session.ts';
import { scenario } from '../check/check.ts';
import type { CheckContext } from '../check/check-context.ts';
import { fieldOfEach, pageErrors, typesOf } from '../observe/observations.ts';

const API_KEY = '5eed5eed5eed5eed5eed5eed5eed5eed';

export const deniedStorageChecks = [
  scenario({
    id: 'cookies-blocked',
    title: 'If the browser blocks cookies, events are sent and the identity is stored in local storage',
    covers: ['IDENTITY-4', 'IDENTITY-6'],
    async run(context) {
      const session = await context.newSession({ cookies: 'blocked' });
      await judgeTracking('IDENTITY-4', context, session);
      const later = await session.open({ path: '/later' });
      await later.init({ apiKey: API_KEY });
      await later.track('later page');
      const accepted = fieldOfEach(await session.acceptedEvents(), 'deviceId');
      const local = (await later.storage()).localStorage;
      // An engine that blocks local storage together with cookies leaves no place to store an identity.
      if (local === null)
        context.markUntestable('IDENTITY-6', 'this engine blocks local storage together with cookies');
      else context.judge('IDENTITY-6', 'device id on a later page', accepted.at(-1), accepted[0]);
    },
  }),

  scenario({
    id: 'storage-forbidden',
    title: 'If the browser denies the page cookies and storage, events are sent',
    covers: ['IDENTITY-5'],
    async run(context) {
      const session = await context.newSession();
      session.sandboxPages();
      await judgeTracking('IDENTITY-5', context, session);
    },
  }),

  scenario({
    id: 'storage-full',
    title: 'If local storage is full, events are sent',
    covers: ['UNSENT-4'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open({ path: '/fills-the-storage' });
      await page.fillLocalStorage();
      await judgeTracking('UNSENT-4', context, session);
    },
  }),

  scenario({
    id: 'storage-throws',
    title: 'If local storage throws on every access, events are sent',
    covers: ['UNSENT-SPOILT-3'],
    async run(context) {
      const session = await context.newSession();
      session.denyStorage('localStorage');
      await judgeTracking('UNSENT-SPOILT-3', context, session);
    },
  }),
];

async function judgeTracking(id: string, context: CheckContext, session: Session): Promise<void> {
  const page = await session.open();
  const threw = await page.attemptInTurn(['init', { apiKey: API_KEY }], ['track', 'first'], ['track', 'second']);
  context.judge(id, 'error thrown by init or track', threw && `${threw.name}: ${threw.message}`, null);
  context.judge(id, 'uncaught errors on the page', pageErrors(session.journal), []);
  context.judge(id, 'events accepted', [...new Set(typesOf(await session.acceptedEvents()))], ['first', 'second']);
}
