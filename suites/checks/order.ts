import fc from 'fast-check';
import type { IngestionMode } from '../../harness/laboratory/ingestion.ts';
import type { VerbCall } from '../../harness/recorder/journal.ts';
import type { AcceptedEvent } from '../../harness/session/session.ts';
import { IDENTIFY } from '../../spec/oracle/upload.ts';
import { property, scenario } from '../check/check.ts';
import type { CheckContext } from '../check/check-context.ts';
import { apiKeys, refusals, type VisitCall } from '../observe/arbitraries.ts';
import { each, storedTypes, typesOf } from '../observe/observations.ts';

const API_KEY = '04de404de404de404de404de404de404';
const TEN_MINUTES = 10 * 60 * 1000;

/** A call, and whether the endpoint refuses, and whether the page is loaded anew before it. */
interface OrderStep {
  call: VisitCall['do'] & ('track' | 'identify');
  mode: IngestionMode;
  reload: boolean;
}

export const orderChecks = [
  scenario({
    id: 'refused-in-turn',
    title: 'Over refusals and page loads, events and identifies arrive once each, in the order they were called',
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
    title: 'Events that waited while the person removed the cookies are not overtaken by later ones',
    covers: ['ORDER-2'],
    async run(context) {
      const session = await context.session();
      const page = await session.open();
      session.ingestion.mode = 500;
      await page.init({ apiKey: API_KEY });
      const waiting = ['first', 'second', 'third'];
      for (const name of waiting) await page.track(name);
      const stored = storedTypes(context.profile, await page.storage(), waiting);
      context.precondition('What waits in local storage', stored, waiting);
      await session.deleteCookies((await session.jar()).map(({ name }) => name));
      await page.reload();
      await page.init({ apiKey: API_KEY });
      await page.track('waiting too');
      session.ingestion.mode = 'accept';
      await page.track('last');
      await page.pass(TEN_MINUTES);
      const called = [...waiting, 'waiting too'];
      const arrived = typesOf(await session.accepted()).filter((type) => called.includes(type));
      // What comes twice is ORDER-3’s matter.
      context.judge('ORDER-2', 'events in the order of their arrival', [...new Set(arrived)], called);
    },
  }),

  scenario({
    id: 'too-large-once',
    title: 'Events refused together as too large arrive once each, in smaller uploads',
    covers: ['ORDER-3'],
    async run(context) {
      const called = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];
      const session = await context.session();
      const page = await session.open();
      session.ingestion.mode = 500;
      await page.init({ apiKey: API_KEY });
      await page.trackAll(called);
      session.ingestion.largestBatch = 3;
      session.ingestion.mode = 'accept';
      // Nothing is tracked on this page: what is in flight is then never overtaken by a call.
      await page.reload();
      await page.init({ apiKey: API_KEY });
      await page.pass(TEN_MINUTES);
      // Not in which order: of two parts that are under way together, either may arrive first.
      const accepted = typesOf(await session.accepted()).filter((type) => called.includes(type));
      context.judge('ORDER-3', 'events accepted, sorted', accepted.sort(), [...called].sort());
    },
  }),

  scenario({
    id: 'initialised-again',
    title: 'Initialised again while an upload is under way, an SDK uploads nothing twice',
    covers: ['ORDER-3'],
    async run(context) {
      const session = await context.session();
      const page = await session.open();
      const init: VerbCall = ['init', { apiKey: API_KEY }];
      await page.call(init, ['track', 'first'], init, ['track', 'second']);
      await page.pass(TEN_MINUTES);
      const called = ['first', 'second'];
      const accepted = typesOf(await session.accepted()).filter((type) => called.includes(type));
      context.judge('ORDER-3', 'events accepted', accepted.sort(), called);
    },
  }),

  scenario({
    id: 'not-saved-by-every-page',
    title: 'Events that one page saved are uploaded once, whether or not the pages after it save theirs',
    covers: ['ORDER-3'],
    async run(context) {
      const session = await context.session();
      const page = await session.open();
      session.ingestion.mode = 500;
      await page.init({ apiKey: API_KEY });
      await page.track('saved');
      session.ingestion.mode = 'accept';
      for (const saveEvents of [false, true]) {
        await page.reload();
        await page.init({ apiKey: API_KEY, options: context.possible({ saveEvents }) });
        await page.track(`with saveEvents ${saveEvents}`);
        await page.pass(TEN_MINUTES);
      }
      const called = ['saved', 'with saveEvents false', 'with saveEvents true'];
      const accepted = typesOf(await session.accepted()).filter((type) => called.includes(type));
      context.judge('ORDER-3', 'events accepted', accepted.sort(), called);
    },
  }),

  property({
    id: 'any-refusals-in-turn',
    title: 'Whatever is refused between, events and identifies arrive once each, in the order they were called',
    covers: ['ORDER-1', 'ORDER-2', 'ORDER-3', 'ORDER-4'],
    cost: 3,
    arbitrary: fc.record({
      apiKey: apiKeys,
      steps: fc.array(
        fc.record<OrderStep>({
          call: fc.constantFrom('track', 'track', 'identify'),
          mode: fc.oneof(fc.constant('accept' as const), refusals),
          reload: fc.boolean(),
        }),
        { minLength: 1, maxLength: 7 },
      ),
    }),
    holds: (context, { apiKey, steps }) => judgeOrder(context, apiKey, steps),
  }),
];

async function judgeOrder(context: CheckContext, apiKey: string, steps: readonly OrderStep[]): Promise<void> {
  const session = await context.session();
  const page = await session.open();
  // As a page does it: whoever initialises at leisure keeps what is called meanwhile.
  await page.call(['init', { apiKey }], ['track', 'with init']);
  const called = ['with init'];
  const call = async (what: OrderStep['call'], name: string) => {
    if (what === 'identify' && context.can('identify')) {
      await page.identify('step', name);
      called.push(`${IDENTIFY} ${name}`);
    } else {
      await page.track(name);
      called.push(name);
    }
  };
  for (const [index, { call: what, mode, reload }] of steps.entries()) {
    session.ingestion.mode = mode;
    if (reload) {
      await page.reload();
      await page.init({ apiKey });
    }
    await call(what, `call ${index}`);
  }
  session.ingestion.mode = 'accept';
  // The second of these is tracked while the upload of the first is under way.
  const last = ['last but one', 'last'];
  await page.trackAll(last);
  called.push(...last);
  await page.pass(TEN_MINUTES);

  const accepted = await session.accepted();
  const arrived = accepted.map(told);
  context.judge(
    'ORDER-4',
    'what arrived that was not called',
    arrived.filter((name) => !called.includes(name)),
    [],
  );
  const wanted = accepted.filter((event) => called.includes(told(event)));
  context.judge('ORDER-3', 'what arrived of the calls, sorted', wanted.map(told).sort(), [...called].sort());
  const places = wanted.map((event) => called.indexOf(told(event)));
  context.judge('ORDER-2', 'what arrived, by its place among the calls', places, ascending(places));
  const byCall = [...wanted].sort((a, b) => called.indexOf(told(a)) - called.indexOf(told(b)));
  context.judge('ORDER-1', 'sequence numbers in the order of the calls', numbers(byCall), ascending(numbers(byCall)));
  // What is lost or comes twice is ORDER-3’s matter.
  const distinct = new Set(byCall.map(told)).size;
  context.judge('ORDER-1', 'how many of them differ', new Set(numbers(byCall)).size, distinct);
}

function told(event: AcceptedEvent | null): string {
  if (event?.type !== IDENTIFY) return event?.type ?? '(unreadable)';
  const set = event.userProperties['$set'];
  return `${IDENTIFY} ${typeof set === 'object' && set !== null && 'step' in set ? set.step : ''}`;
}

function numbers(accepted: readonly (AcceptedEvent | null)[]): (number | null)[] {
  return each(accepted, 'sequenceNumber');
}

function ascending<Place extends number | null>(list: readonly Place[]): Place[] {
  return [...list].sort((a, b) => (a ?? 0) - (b ?? 0));
}
