import fc from 'fast-check';
import type { IngestionMode } from '../../harness/laboratory/ingestion.ts';
import type { VerbCall } from '../../harness/recorder/journal.ts';
import type { AcceptedEvent } from '../../harness/session/session.ts';
import { MINUTE } from '../../spec/durations.ts';
import { IDENTIFY } from '../../spec/oracle/upload.ts';
import { property, scenario } from '../check/check.ts';
import type { CheckContext } from '../check/check-context.ts';
import { apiKeys, refusalModes, type VisitCall } from '../observe/arbitraries.ts';
import { fieldOfEach, storedTypes, typesOf } from '../observe/observations.ts';

const API_KEY = '04de404de404de404de404de404de404';
const TEN_MINUTES = 10 * MINUTE;

/** A call, how the endpoint answers it, and whether the page is reloaded before it. */
interface OrderStep {
  call: VisitCall['do'] & ('track' | 'identify');
  mode: IngestionMode;
  reload: boolean;
}

export const orderChecks = [
  scenario({
    id: 'refused-in-turn',
    title: 'Through refusals and page loads, events and identifies arrive once each, in call order',
    covers: ['ORDER-1', 'ORDER-2', 'ORDER-3', 'ORDER-4'],
    run: (context) =>
      judgeOrder(context, API_KEY, [
        { call: 'track', mode: 'accept', reload: false },
        { call: 'identify', mode: 500, reload: false },
        { call: 'track', mode: 429, reload: true },
        { call: 'track', mode: 'unreachable', reload: true },
        { call: 'identify', mode: 'accept', reload: false },
        { call: 'track', mode: 'reset', reload: true },
        { call: 'track', mode: 'accept', reload: true },
      ]),
  }),

  scenario({
    id: 'cookies-removed-while-events-wait',
    title: 'Events that were waiting when the user deleted the cookies arrive before later ones',
    covers: ['ORDER-2'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      session.ingestion.mode = 500;
      await page.init({ apiKey: API_KEY });
      const waiting = ['first', 'second', 'third'];
      for (const name of waiting) await page.track(name);
      const stored = storedTypes(context.profile, await page.storage(), waiting);
      context.precondition('Events waiting in local storage', stored, waiting);
      await session.deleteCookies((await session.jar()).map(({ name }) => name));
      await page.reload();
      await page.init({ apiKey: API_KEY });
      await page.track('waiting too');
      session.ingestion.mode = 'accept';
      await page.track('last');
      await page.passTime(TEN_MINUTES);
      const called = [...waiting, 'waiting too'];
      const arrived = typesOf(await session.acceptedEvents()).filter((type) => called.includes(type));
      // ORDER-3 covers duplicates.
      context.judge('ORDER-2', 'events in order of arrival', [...new Set(arrived)], called);
    },
  }),

  scenario({
    id: 'too-large-once',
    title: 'Events refused together as too large arrive once each, in smaller uploads',
    covers: ['ORDER-3'],
    async run(context) {
      const called = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
      const session = await context.newSession();
      const page = await session.open();
      session.ingestion.mode = 500;
      await page.init({ apiKey: API_KEY });
      await page.trackAll(called);
      session.ingestion.largestBatch = 3;
      session.ingestion.mode = 'accept';
      // Nothing is tracked on this page, so no call can overtake an upload in progress.
      await page.reload();
      await page.init({ apiKey: API_KEY });
      await page.passTime(TEN_MINUTES);
      // The order is not judged: of two parts uploaded at the same time, either may arrive first.
      const accepted = typesOf(await session.acceptedEvents()).filter((type) => called.includes(type));
      context.judge('ORDER-3', 'events accepted, sorted', accepted.sort(), [...called].sort());
    },
  }),

  scenario({
    id: 'initialised-again',
    title: 'An SDK that is initialised again during an upload uploads nothing twice',
    covers: ['ORDER-3'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      const init: VerbCall = ['init', { apiKey: API_KEY }];
      await page.call(init, ['track', 'first'], init, ['track', 'second']);
      await page.passTime(TEN_MINUTES);
      const called = ['first', 'second'];
      const accepted = typesOf(await session.acceptedEvents()).filter((type) => called.includes(type));
      context.judge('ORDER-3', 'events accepted', accepted.sort(), called);
    },
  }),

  scenario({
    id: 'not-saved-by-every-page',
    title: 'Events stored by one page are uploaded once, whether or not later pages store theirs',
    covers: ['ORDER-3'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      session.ingestion.mode = 500;
      await page.init({ apiKey: API_KEY });
      await page.track('saved');
      session.ingestion.mode = 'accept';
      for (const saveEvents of [false, true]) {
        await page.reload();
        await page.init({ apiKey: API_KEY, options: context.supportedOptions({ saveEvents }) });
        await page.track(`with saveEvents ${saveEvents}`);
        await page.passTime(TEN_MINUTES);
      }
      const called = ['saved', 'with saveEvents false', 'with saveEvents true'];
      const accepted = typesOf(await session.acceptedEvents()).filter((type) => called.includes(type));
      context.judge('ORDER-3', 'events accepted', accepted.sort(), called);
    },
  }),

  property({
    id: 'any-refusals-in-turn',
    title: 'Through any refusals, events and identifies arrive once each, in call order',
    covers: ['ORDER-1', 'ORDER-2', 'ORDER-3', 'ORDER-4'],
    cost: 3,
    arbitrary: fc.record({
      apiKey: apiKeys,
      steps: fc.array(
        fc.record<OrderStep>({
          call: fc.constantFrom('track', 'track', 'identify'),
          mode: fc.oneof(fc.constant('accept' as const), refusalModes),
          reload: fc.boolean(),
        }),
        { minLength: 1, maxLength: 7 },
      ),
    }),
    holds: (context, { apiKey, steps }) => judgeOrder(context, apiKey, steps),
  }),
];

async function judgeOrder(context: CheckContext, apiKey: string, steps: readonly OrderStep[]): Promise<void> {
  const session = await context.newSession();
  const page = await session.open();
  // In one task, as a page does it: an SDK that initialises asynchronously must not lose the call.
  await page.call(['init', { apiKey }], ['track', 'with init']);
  const called = ['with init'];
  const call = async (kind: OrderStep['call'], name: string) => {
    if (kind === 'identify' && context.can('identify')) {
      await page.identify('step', name);
      called.push(`${IDENTIFY} ${name}`);
    } else {
      await page.track(name);
      called.push(name);
    }
  };
  for (const [index, { call: kind, mode, reload }] of steps.entries()) {
    session.ingestion.mode = mode;
    if (reload) {
      await page.reload();
      await page.init({ apiKey });
    }
    await call(kind, `call ${index}`);
  }
  session.ingestion.mode = 'accept';
  // The second of these is tracked while the first is being uploaded.
  const last = ['last but one', 'last'];
  await page.trackAll(last);
  called.push(...last);
  await page.passTime(TEN_MINUTES);

  const accepted = await session.acceptedEvents();
  const arrived = accepted.map(nameOf);
  context.judge(
    'ORDER-4',
    'accepted events that were never tracked',
    arrived.filter((name) => !called.includes(name)),
    [],
  );
  const wanted = accepted.filter((event) => called.includes(nameOf(event)));
  context.judge('ORDER-3', 'accepted events and identifies, sorted', wanted.map(nameOf).sort(), [...called].sort());
  const positions = wanted.map((event) => called.indexOf(nameOf(event)));
  context.judge('ORDER-2', 'call positions in order of arrival', positions, ascending(positions));
  const byCall = [...wanted].sort((a, b) => called.indexOf(nameOf(a)) - called.indexOf(nameOf(b)));
  context.judge('ORDER-1', 'sequence numbers in the order of the calls', numbers(byCall), ascending(numbers(byCall)));
  // ORDER-3 covers losses and duplicates.
  const distinct = new Set(byCall.map(nameOf)).size;
  context.judge('ORDER-1', 'number of distinct sequence numbers', new Set(numbers(byCall)).size, distinct);
}

function nameOf(event: AcceptedEvent | null): string {
  if (event?.type !== IDENTIFY) return event?.type ?? '(unreadable)';
  const set = event.userProperties['$set'];
  return `${IDENTIFY} ${typeof set === 'object' && set !== null && 'step' in set ? set.step : ''}`;
}

function numbers(accepted: readonly (AcceptedEvent | null)[]): (number | null)[] {
  return fieldOfEach(accepted, 'sequenceNumber');
}

function ascending<Item extends number | null>(list: readonly Item[]): Item[] {
  return [...list].sort((a, b) => (a ?? 0) - (b ?? 0));
}
