import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AT_FIRST, afterStep, type VisitState, type VisitStep } from './visitor.ts';

const steps: fc.Arbitrary<VisitStep> = fc.oneof(
  fc.record({ do: fc.constant<'load'>('load'), deferred: fc.boolean(), forgetful: fc.boolean() }),
  fc.constant<VisitStep>({ do: 'enableTracking' }),
  fc.nat().map((event): VisitStep => ({ do: 'track', event: `${event}` })),
  fc.constant<VisitStep>({ do: 'identify' }),
  fc.option(fc.string()).map((userId): VisitStep => ({ do: 'setUserId', userId })),
  fc.boolean().map((optOut): VisitStep => ({ do: 'setOptOut', optOut })),
  fc.boolean().map((accepts): VisitStep => ({ do: 'endpoint', accepts })),
);
const visits = fc.array(steps, { maxLength: 30 });

function states(visit: readonly VisitStep[]): VisitState[] {
  const all = [AT_FIRST];
  for (const step of visit) all.push(afterStep(all.at(-1) ?? AT_FIRST, step));
  return all;
}

/** Each step with the state before it and the state after it. */
function transitions(visit: readonly VisitStep[]): { step: VisitStep; before: VisitState; after: VisitState }[] {
  const all = states(visit);
  return visit.map((step, index) => ({ step, before: all[index] ?? AT_FIRST, after: all[index + 1] ?? AT_FIRST }));
}

test('what was accepted stays accepted, and nothing is accepted that did not wait or was not tracked just then', () => {
  fc.assert(
    fc.property(visits, (visit) => {
      for (const { before, after } of transitions(visit)) {
        expect(after.accepted.slice(0, before.accepted.length)).toEqual(before.accepted);
        const all = [...after.accepted, ...after.waiting];
        expect(all.slice(0, before.accepted.length + before.waiting.length)).toEqual([
          ...before.accepted,
          ...before.waiting,
        ]);
      }
    }),
  );
});

test('without consent there is no identity and nothing to send', () => {
  fc.assert(
    fc.property(visits, (visit) => {
      const deferred = visit.map((step): VisitStep => (step.do === 'load' ? { ...step, deferred: true } : step));
      const silent = deferred.filter((step) => step.do !== 'enableTracking');
      for (const state of states(silent)) expect(state).toMatchObject({ identity: null, accepted: [], waiting: [] });
    }),
  );
});

test('nothing is accepted or set free while the person is out', () => {
  fc.assert(
    fc.property(visits, (visit) => {
      for (const { before, after, step } of transitions(visit)) {
        if (!before.identity?.optedOut || step.do === 'load' || step.do === 'setOptOut') continue;
        expect([after.accepted, after.waiting, after.released]).toEqual([
          before.accepted,
          before.waiting,
          before.released,
        ]);
      }
    }),
  );
});

test('a visitor is another only after forgetting', () => {
  fc.assert(
    fc.property(visits, (visit) => {
      const forgotten = visit.filter((step) => step.do === 'load' && step.forgetful).length;
      expect(states(visit).at(-1)?.visitors).toBeLessThanOrEqual(forgotten + 1);
    }),
  );
});

test('more is set free than waits never', () => {
  fc.assert(
    fc.property(visits, (visit) => {
      for (const state of states(visit)) expect(state.released).toBeLessThanOrEqual(state.waiting.length);
    }),
  );
});
