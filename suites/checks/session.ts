import fc from 'fast-check';
import type { AcceptedEvent } from '../../harness/session/session.ts';
import { DAY, MINUTE } from '../../spec/durations.ts';
import { occurrencePattern, sessionsOf } from '../../spec/oracle/sessions.ts';
import { property, scenario } from '../check/check.ts';
import { apiKeys, hosts } from '../observe/arbitraries.ts';
import { fieldOfEach, ofType } from '../observe/observations.ts';

const API_KEY = '5e5510ab5e5510ab5e5510ab5e5510ab';

const shortGaps = fc.integer({ min: 0, max: MINUTE });
const longGaps = fc.integer({ min: DAY, max: 40 * DAY });

/** The time since the last event in milliseconds, and the host of the new page, if the event is tracked on one. */
interface SessionStep {
  gap: number;
  moves: string | null;
}

export const sessionChecks = [
  scenario({
    id: 'sessions',
    title: 'A visit is one session, and a day later another begins, on the same page or a new one',
    covers: ['SESSION-1', 'SESSION-2', 'SESSION-3', 'SESSION-4', 'SESSION-6'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      await page.init({ apiKey: API_KEY });
      const sessions = async (...events: readonly string[]) => sessionPattern(await session.acceptedEvents(), events);

      await page.track('first');
      await page.passTime(MINUTE);
      await page.track('a minute later');
      context.judge('SESSION-1', 'sessions within a minute', await sessions('first', 'a minute later'), [0, 0]);

      // An SDK may end a session after half an hour without events; the visit is longer, but each gap is short.
      const stays = Array.from({ length: 8 }, (_, index) => `still here after ${index + 1} gaps`);
      for (const stay of stays) {
        await page.passTime(5 * MINUTE);
        await page.track(stay);
      }
      context.judge(
        'SESSION-4',
        'sessions of a visit with short gaps',
        await sessions('first', ...stays),
        Array(9).fill(0),
      );

      await page.reload();
      await page.init({ apiKey: API_KEY });
      await page.track('on the next page');
      const reloaded = await sessions(`${stays.at(-1)}`, 'on the next page');
      context.judge('SESSION-3', 'sessions across a page load', reloaded, [0, 0]);

      await page.passTime(DAY);
      await page.track('a day later');
      context.judge('SESSION-2', 'sessions after a day', await sessions('on the next page', 'a day later'), [0, 1]);

      await page.passTime(DAY);
      await page.reload();
      await page.init({ apiKey: API_KEY });
      await page.track('another day later, on a new page');
      const apart = await sessions('a day later', 'another day later, on a new page');
      context.judge('SESSION-6', 'sessions after a day between two pages', apart, [0, 1]);
    },
  }),

  property({
    id: 'any-visits',
    title: 'For any gaps between events and any pages visited, long gaps separate sessions',
    covers: ['SESSION-1', 'SESSION-2', 'SESSION-3', 'SESSION-4', 'SESSION-6'],
    cost: 3,
    // One step of each kind, in any order, so that few values are enough to judge every requirement.
    arbitrary: fc.record({
      apiKey: apiKeys,
      steps: fc
        .tuple(
          fc.record({ gap: shortGaps, moves: fc.constant(null) }),
          fc.record({ gap: longGaps, moves: fc.constant(null) }),
          fc.record({ gap: shortGaps, moves: hosts }),
          fc.record({ gap: longGaps, moves: hosts }),
        )
        .chain((steps) => fc.shuffledSubarray<SessionStep>(steps, { minLength: steps.length })),
    }),
    async holds(context, { apiKey, steps }) {
      const session = await context.newSession();
      let page = await session.open();
      await page.init({ apiKey });
      await page.track('first');
      for (const [index, { gap, moves }] of steps.entries()) {
        await page.passTime(gap);
        if (moves) {
          page = await session.open({ host: moves });
          await page.init({ apiKey });
        }
        await page.track(`event ${index}`);
        const long = gap >= DAY;
        const stays = long ? ['SESSION-2'] : index > 0 ? ['SESSION-1', 'SESSION-4'] : ['SESSION-1'];
        const ids = moves ? [long ? 'SESSION-6' : 'SESSION-3'] : stays;
        const expected = sessionsOf(
          steps.slice(0, index + 1).map((step) => step.gap),
          DAY / 2,
        );
        const seen = occurrencePattern(fieldOfEach(await session.acceptedEvents(), 'sessionId'));
        for (const id of ids) context.judge(id, 'sessions of the events', seen, expected);
      }
    },
  }),

  scenario({
    id: 'session-time-out',
    title: 'A session ends after the timeout that the site sets',
    covers: ['SESSION-5'],
    async run(context) {
      const session = await context.newSession();
      const page = await session.open();
      await page.init({ apiKey: API_KEY, options: { sessionTimeout: MINUTE } });
      await page.track('first');
      await page.passTime(MINUTE - 5000);
      await page.track('within');
      await page.passTime(MINUTE + 5000);
      await page.track('beyond');
      const sessions = sessionPattern(await session.acceptedEvents(), ['first', 'within', 'beyond']);
      context.judge('SESSION-5', 'sessions with a timeout of a minute', sessions, [0, 0, 1]);
    },
  }),

  property({
    id: 'any-session-time-out',
    title: 'With any timeout that the site sets, shorter gaps continue a session and longer ones end it',
    covers: ['SESSION-5'],
    cost: 2,
    arbitrary: fc.record({
      apiKey: apiKeys,
      sessionTimeout: fc.integer({ min: MINUTE, max: DAY }),
      // As factors of the timeout; no SDK promises what happens within a second of it.
      gaps: fc.array(fc.constantFrom(0.1, 0.5, 0.9, 1.1, 1.5, 3), { minLength: 1, maxLength: 5 }),
    }),
    async holds(context, { apiKey, sessionTimeout, gaps }) {
      const session = await context.newSession();
      const page = await session.open();
      await page.init({ apiKey, options: { sessionTimeout } });
      await page.track('first');
      const passed = gaps.map((part) => Math.round(part * sessionTimeout));
      for (const gap of passed) {
        await page.passTime(gap);
        await page.track('later');
      }
      const seen = occurrencePattern(fieldOfEach(await session.acceptedEvents(), 'sessionId'));
      context.judge(
        'SESSION-5',
        `sessions for the gaps ${passed.join(', ')} ms`,
        seen,
        sessionsOf(passed, sessionTimeout),
      );
    },
  }),
];

/** Numbers the sessions of these events in order of appearance, as uploaded. */
function sessionPattern(accepted: readonly (AcceptedEvent | null)[], events: readonly string[]): number[] {
  return occurrencePattern(events.map((event) => ofType(accepted, event)?.sessionId ?? null));
}
