import fc from 'fast-check';
import { unsentEventsKey, unsentIdentifiesKey } from '../../spec/oracle/unsent-queue.ts';
import { property, scenario } from '../check/check.ts';
import type { CheckContext } from '../check/check-context.ts';
import { apiKeys, queueTexts } from '../observe/arbitraries.ts';
import { ofType, pageErrors, queuesHolding, typesOf } from '../observe/observations.ts';

const API_KEY = '9a8b7c6d5e4f30211203f4e5d6c7b8a9';

export const corruptQueueChecks = [
  scenario({
    id: 'corrupt-queue',
    title: 'Queues cut in half, emptied or overwritten cause no error and are repaired',
    covers: ['UNSENT-SPOILT-1', 'UNSENT-SPOILT-2'],
    async run(context) {
      for (const text of ['[{"event_type":"cut in hal', '', 'null', '{"0":"a"}', '[null, 1, "text", []]']) {
        await judgeCorrupt(context, API_KEY, text);
      }
    },
  }),

  scenario({
    id: 'half-an-event-in-the-queue',
    title: 'With half an event in a queue, the next page still has the same device id',
    covers: ['IDENTITY-1'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      await page.setItemAsSite(
        'localStorage',
        unsentEventsKey(context.profile, API_KEY),
        '[{"event_type":"from an earlier version"}]',
      );
      for (const type of ['one page', 'the next']) {
        await page.attemptInTurn(['init', { apiKey: API_KEY }], ['track', type]);
        await page.reload();
      }
      const accepted = await session.acceptedEvents();
      const [before, after] = ['one page', 'the next'].map((type) => ofType(accepted, type)?.deviceId);
      context.precondition('Whether both events have a device id', Boolean(before && after), true);
      context.judge('IDENTITY-1', 'device id on the next page', after, before);
    },
  }),

  property({
    id: 'any-corrupt-queue',
    title: 'Whatever text a queue holds, new events are sent and stored',
    covers: ['UNSENT-SPOILT-1', 'UNSENT-SPOILT-2'],
    cost: 2,
    arbitrary: fc.record({ apiKey: apiKeys, text: queueTexts }),
    holds: (context, { apiKey, text }) => judgeCorrupt(context, apiKey, text),
  }),
];

async function judgeCorrupt(context: CheckContext, apiKey: string, text: string): Promise<void> {
  const session = await context.newSession();
  const page = await session.open();
  for (const keyOf of [unsentEventsKey, unsentIdentifiesKey]) {
    await page.setItemAsSite('localStorage', keyOf(context.profile, apiKey), text);
  }
  const threw = await page.attemptInTurn(['init', { apiKey }], ['track', 'sent']);
  const errors = pageErrors(session.journal);
  const sent = typesOf(await session.acceptedEvents()).filter((type) => type === 'sent');
  session.ingestion.mode = 500;
  const threwLater = await page.attempt(['track', 'kept']);
  const queues = queuesHolding(context.profile, await page.storage(), ['kept']);
  // A queue under another key was never corrupted: UNSENT-SCOPE-1 covers its key.
  const elsewhere = queues.map(({ key }) => key).filter((key) => key !== unsentEventsKey(context.profile, apiKey));
  context.precondition('Keys of stored events other than the corrupt ones', elsewhere, []);
  const thrown = [threw, threwLater].flatMap((one) => (one ? [one.message] : []));
  context.judge('UNSENT-SPOILT-1', 'errors thrown by init or track', thrown, []);
  context.judge('UNSENT-SPOILT-1', 'uncaught errors on the page', errors, []);
  context.judge('UNSENT-SPOILT-1', `new events accepted with ${text} in the queues`, sent, ['sent']);
  const stored = queues.flatMap(({ types }) => types).filter((type) => type === 'kept');
  context.judge('UNSENT-SPOILT-2', 'new events stored', stored, ['kept']);
}
