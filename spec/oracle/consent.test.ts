import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ConsentStep, expectedEvents } from './consent.ts';

const steps: fc.Arbitrary<ConsentStep[]> = fc.array(
  fc.oneof(
    fc.nat().map((event): ConsentStep => ({ do: 'track', event: `${event}` })),
    fc.constantFrom<ConsentStep>({ do: 'optOut' }, { do: 'optIn' }, { do: 'reload' }),
  ),
);
const tracked = (history: readonly ConsentStep[]) =>
  history.flatMap((step) => (step.do === 'track' ? [step.event] : []));

test('without an opt-out every event is sent', () => {
  fc.assert(
    fc.property(steps, (history) => {
      const consenting = history.filter((step) => step.do !== 'optOut');
      expect(expectedEvents(consenting)).toEqual(tracked(consenting));
    }),
  );
});

test('no event is sent between an opt-out and the next opt-in, however often the page is reloaded', () => {
  fc.assert(
    fc.property(steps, steps, steps, (before, during, after) => {
      const silent = during.filter((step) => step.do !== 'optIn');
      const history: ConsentStep[] = [...before, { do: 'optOut' }, ...silent, { do: 'optIn' }, ...after];
      expect(expectedEvents(history)).toEqual([...expectedEvents(before), ...expectedEvents(after)]);
    }),
  );
});

test('a user who starts opted out stays opted out until the first opt-in', () => {
  fc.assert(
    fc.property(steps, (history) => {
      const silent = history.filter((step) => step.do !== 'optIn');
      expect(expectedEvents(silent, true)).toEqual([]);
    }),
  );
});
