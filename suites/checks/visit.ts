import fc from 'fast-check';
import type { Page } from '../../harness/page.ts';
import type { Accepted, Session } from '../../harness/session.ts';
import { pattern } from '../../spec/oracle/sessions.ts';
import { RETRIED_WITHIN, unsentKeys } from '../../spec/oracle/unsent-queue.ts';
import { decodeQueue } from '../../spec/oracle/upload.ts';
import { AT_FIRST, afterStep, type Expected, type VisitState, type VisitStep } from '../../spec/oracle/visitor.ts';
import { apiKeys, userIds } from '../arbitraries.ts';
import { property } from '../check.ts';
import { each, identitiesIn, identityCookies, residue } from '../observations.ts';
import type { Trial } from '../trial.ts';

const steps: fc.Arbitrary<VisitStep> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<VisitStep>({ do: 'track', event: '' }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant<'load'>('load'), deferred: fc.boolean(), forgetful: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.constant<VisitStep>({ do: 'enableTracking' }) },
  { weight: 1, arbitrary: fc.constant<VisitStep>({ do: 'identify' }) },
  { weight: 1, arbitrary: fc.option(userIds).map((userId): VisitStep => ({ do: 'setUserId', userId })) },
  { weight: 2, arbitrary: fc.boolean().map((optOut): VisitStep => ({ do: 'setOptOut', optOut })) },
  { weight: 2, arbitrary: fc.boolean().map((accepts): VisitStep => ({ do: 'endpoint', accepts })) },
);

export const visitChecks = [
  property({
    id: 'any-visit',
    title: 'Of any visit, after each step, what was accepted and what is kept is what a conforming SDK’s would be',
    covers: [
      'IDENTITY-1',
      'IDENTITY-3',
      'IDENTITY-9',
      'UNSENT-1',
      'UNSENT-3',
      'ORDER-2',
      'ORDER-3',
      'ORDER-4',
      'OPTOUT-1',
      'OPTOUT-7',
      'DEFER-4',
      'DEFER-8',
      'COOKIE-VALUE-4',
    ],
    cost: 4,
    arbitrary: fc.record({
      apiKey: apiKeys,
      deferred: fc.boolean(),
      steps: fc.array(steps, { minLength: 1, maxLength: 9 }),
    }),
    async holds(trial, { apiKey, deferred, steps: given }) {
      const session = await trial.session();
      const page = await session.open();
      const visit = possible(trial, [{ do: 'load', deferred, forgetful: false }, ...given]);
      let state = AT_FIRST;
      for (const [index, step] of visit.entries()) {
        await take(session, page, apiKey, step, index === 0);
        state = afterStep(state, step);
        if (state.accepting) await page.pass(RETRIED_WITHIN);
        await judgeState(trial, session, page, apiKey, state, `after step ${index + 1}, ${step.do}`);
      }
    },
  }),
];

/** Events are named by their place; what the candidate cannot do is left out. */
function possible(trial: Trial, visit: readonly VisitStep[]): VisitStep[] {
  return visit
    .map((step, index): VisitStep => {
      if (step.do === 'track') return { do: 'track', event: `event ${index}` };
      return step.do === 'load' && !trial.can('deferInitialization') ? { ...step, deferred: false } : step;
    })
    .filter((step) => {
      if (step.do === 'identify') return trial.can('identify');
      if (step.do === 'setOptOut') return trial.can('optOut');
      return step.do !== 'enableTracking' || trial.can('deferInitialization');
    });
}

async function take(session: Session, page: Page, apiKey: string, step: VisitStep, isFirst: boolean): Promise<void> {
  switch (step.do) {
    case 'load':
      if (step.forgetful) await session.forget((await session.jar()).map(({ name }) => name));
      if (!isFirst) await page.reload();
      return page.init({ apiKey, ...(step.deferred && { options: { deferInitialization: true } }) });
    case 'endpoint':
      session.ingestion.mode = step.accepts ? 'accept' : 500;
      return;
    case 'identify':
      return page.identify('plan', 'gold');
    case 'track':
      return page.track(step.event);
    case 'setUserId':
      return page.setUserId(step.userId);
    case 'setOptOut':
      return page.setOptOut(step.optOut);
    case 'enableTracking':
      return page.enableTracking();
  }
}

async function judgeState(
  trial: Trial,
  session: Session,
  page: Page,
  apiKey: string,
  state: VisitState,
  when: string,
): Promise<void> {
  const accepted = await session.accepted();
  judgeAccepted(trial, state, accepted, when);
  if (state.page === 'deferred' && state.visitors === 0) {
    trial.judge('DEFER-8', `what is stored ${when}, without consent`, await residue(session, page), []);
    trial.judge('DEFER-8', `what left the page ${when}, without consent`, await session.departures(), []);
    return;
  }
  const { localStorage } = await page.storage();
  const stored = unsentKeys(trial.profile, apiKey)
    .flatMap((key) => decodeQueue(trial.profile, localStorage?.[key] ?? '[]') ?? [])
    .map(({ type }) => type);
  const expected = [...state.accepted, ...state.waiting].slice(accepted.length).map(({ type }) => type);
  const missing = expected.filter((type) => !stored.includes(type));
  trial.judge('UNSENT-1', `unsent events that are not kept ${when}`, missing, []);
  trial.judge('UNSENT-3', `events kept ${when}`, [...stored].sort(), [...expected].sort());
  if (state.page !== 'tracking' || !state.identity) return;
  const cookies = identityCookies(trial.profile, await session.jar(), null);
  const optOuts = identitiesIn(trial.profile, cookies).map((identity) => identity?.optOut);
  trial.judge('COOKIE-VALUE-4', `opt-out in the identity cookie ${when}`, optOuts, [state.identity.optedOut]);
}

function judgeAccepted(trial: Trial, state: VisitState, accepted: readonly (Accepted | null)[], when: string): void {
  const types = accepted.map((event) => event?.type ?? '(unreadable)');
  const expected = [...state.accepted, ...state.waiting];
  const allowed = expected.slice(0, state.accepted.length + state.released).map(({ type }) => type);
  const beyond = types.slice(allowed.length);
  const waits = state.waiting.slice(state.released).map(({ type }) => type);
  const what = `events accepted ${when} that must not be`;
  if (state.identity?.optedOut) {
    trial.judge('OPTOUT-7', `${what}: they waited when the person opted out`, common(beyond, waits), []);
    trial.judge('OPTOUT-1', what, beyond, []);
  } else trial.judge('ORDER-4', what, beyond, []);
  const must = state.accepted.map(({ type }) => type);
  const lost = must.slice(types.length);
  trial.judge(
    state.early.length > 0 || when.endsWith('enableTracking') ? 'DEFER-4' : 'ORDER-3',
    `events not accepted ${when} that must be`,
    lost,
    [],
  );
  trial.judge('ORDER-2', `events accepted ${when}, in order`, types, allowed.slice(0, types.length));
  const known = expected.slice(0, types.length);
  trial.judge(
    'IDENTITY-9',
    `their user ids ${when}`,
    each(accepted, 'userId'),
    known.map(({ userId }) => userId),
  );
  judgeVisitors(trial, known, each(accepted, 'deviceId'), when);
}

function judgeVisitors(
  trial: Trial,
  expected: readonly Expected[],
  deviceIds: readonly (string | null)[],
  when: string,
): void {
  const visitors = expected.map(({ visitor }) => visitor);
  const number = new Set(visitors).size;
  const shared = new Set(deviceIds).size < number;
  trial.judge('IDENTITY-3', `whether ${number} visitors share a device id ${when}`, shared, false);
  trial.judge(
    'IDENTITY-1',
    `whose the events are ${when}, by their device ids ${deviceIds.join(', ')}`,
    pattern(deviceIds),
    pattern(visitors),
  );
}

function common(some: readonly string[], others: readonly string[]): string[] {
  return some.filter((one) => others.includes(one));
}
