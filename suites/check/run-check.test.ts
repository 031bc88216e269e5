import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { CheckReport } from '../../evidence/check-report.ts';
import { inlineCandidate } from '../../harness/fixtures/inline-candidate.ts';
import type { Capability } from '../../spec/requirement.ts';
import { type Check, property, scenario } from './check.ts';
import { unexplainedFindings } from './declared-deviations.ts';
import type { LocalTestBed } from './local-test-bed.ts';
import { startTestBed } from './start-test-bed.ts';

const CALM = `window.amplitude = { getInstance: () => ({
  init() {}, setUserId() { throw new RangeError('nobody'); }, setOptOut() {}, identify() {}, enableTracking() {},
  logEvent(name) { if (name === 'gossip') fetch('http://elsewhere.example/', { mode: 'no-cors' }).catch(() => {}); },
}) };`;

let testBed: LocalTestBed | undefined;
afterEach(() => testBed?.close());

async function run(check: Check, source = CALM, capabilities?: Capability[]): Promise<CheckReport> {
  testBed = await startTestBed('simulated', inlineCandidate(source, capabilities));
  return testBed.run(check, { seed: 1, values: 50 });
}

const verdicts = ({ findings }: CheckReport) =>
  Object.fromEntries(findings.map((one) => [one.requirement, one.verdict]));
const covers = ['COOKIE-NAME-1', 'COOKIE-NAME-2'];

test('every requirement gets its own verdict, and a failure reports what was expected and seen', async () => {
  const report = await run(
    scenario({
      id: 'two-sides',
      title: 'One holds, one does not',
      covers,
      async run(context) {
        context.judge('COOKIE-NAME-1', 'the sum', 2, 2);
        context.judge('COOKIE-NAME-2', 'the sum', 2, 3);
        context.judge('COOKIE-NAME-2', 'another', 1, 1);
      },
    }),
  );
  expect(verdicts(report)).toEqual({ 'COOKIE-NAME-1': 'pass', 'COOKIE-NAME-2': 'fail' });
  expect(report.findings[1]).toMatchObject({ message: 'the sum: expected 3, saw 2', expected: '3', seen: '2' });
  expect(report.replay).toMatch(
    /^SDK=file:\S+ SHA256=[0-9a-f]{12} npx playwright test --project=simulated --grep " two-sides:"$/,
  );
});

test('a requirement that a check does not judge is a harness error', async () => {
  const report = await run(scenario({ id: 'forgetful', title: 'Judges nothing', covers, run: async () => undefined }));
  expect(verdicts(report)).toEqual({ 'COOKIE-NAME-1': 'harness-error', 'COOKIE-NAME-2': 'harness-error' });
});

test('a failed precondition blocks, an error of the candidate is a crash, and one of the check is a harness error', async () => {
  const check = (id: string, act: (context: Parameters<(Check & { kind: 'scenario' })['run']>[0]) => Promise<void>) =>
    scenario({
      id,
      title: 'Judges one, then stops',
      covers,
      async run(context) {
        context.judge('COOKIE-NAME-1', 'the sum', 2, 2);
        await act(context);
      },
    });
  const blocked = await run(check('blocked', async (context) => context.precondition('the weather', 'rain', 'sun')));
  expect(verdicts(blocked)).toEqual({ 'COOKIE-NAME-1': 'pass', 'COOKIE-NAME-2': 'blocked' });
  expect(blocked.findings[1]?.message).toBe(
    "the weather: expected 'sun', saw 'rain'; without it nothing can be judged",
  );

  const crash = await run(
    check('crash', async (context) => (await (await context.newSession()).open()).setUserId('ada')),
  );
  expect(verdicts(crash)).toEqual({ 'COOKIE-NAME-1': 'pass', 'COOKIE-NAME-2': 'crash' });
  expect(crash.findings[1]?.message).toMatch(/^setUserId threw RangeError: nobody/);

  const harnessError = await run(check('harness-error', () => Promise.reject(new Error('a bug in the check'))));
  expect(verdicts(harnessError)).toEqual({ 'COOKIE-NAME-1': 'pass', 'COOKIE-NAME-2': 'harness-error' });
});

test('a failing property is shrunk, its replay gives the same value, and what it did not judge is blocked', async () => {
  const check = property({
    id: 'small-numbers',
    title: 'Numbers are small',
    covers,
    cost: 1,
    arbitrary: fc.nat({ max: 1000 }),
    holds: async (context, value) => context.judge('COOKIE-NAME-2', 'whether it is small', value < 7, true),
  });
  const report = await run(check);
  expect(verdicts(report)).toEqual({ 'COOKIE-NAME-1': 'blocked', 'COOKIE-NAME-2': 'fail' });
  expect(report.findings[1]?.message).toBe('whether it is small: expected true, saw false, for 7');

  const path = /COUNTEREXAMPLE=(\S+)/.exec(report.replay)?.[1];
  const again = await testBed?.run(check, { seed: 1, values: 50, path });
  expect(again?.findings[1]?.message).toBe(report.findings[1]?.message);
  expect(again?.runs).toBe(1);

  const found = await testBed?.run(check, { seed: 1, values: 50, shrinks: 0 });
  expect(verdicts(found ?? again ?? report)).toEqual(verdicts(report));
  expect(found?.findings[1]?.message).toMatch(/for \d{2,}$/);
  expect(found?.findings[1]?.evidence?.[0]?.text).toContain('and 0 shrinks');
});

test('a requirement that no value judged is blocked and fails no test', async () => {
  const report = await run(
    property({
      id: 'one-sided',
      title: 'Judges one of two',
      covers,
      cost: 1,
      arbitrary: fc.nat(),
      holds: async (context, value) => context.judge('COOKIE-NAME-1', 'the number', value, value),
    }),
  );
  expect(verdicts(report)).toEqual({ 'COOKIE-NAME-1': 'pass', 'COOKIE-NAME-2': 'blocked' });
  expect(report.findings[1]?.message).toBe('none of the 50 values judged it');
  expect(unexplainedFindings(report, inlineCandidate(CALM))).toEqual([]);
});

test('what a declared failure blocked fails no test, but what an undeclared failure blocked does', async () => {
  const report = await run(
    property({
      id: 'one-after-the-other',
      title: 'Judges two requirements, of which the first does not hold',
      covers,
      cost: 1,
      arbitrary: fc.nat(),
      async holds(context, value) {
        context.judge('COOKIE-NAME-1', 'the number', value, 'no number');
        context.judge('COOKIE-NAME-2', 'the number', value, value);
      },
    }),
  );
  expect(verdicts(report)).toEqual({ 'COOKIE-NAME-1': 'fail', 'COOKIE-NAME-2': 'blocked' });
  const candidate = inlineCandidate(CALM);
  const known = { engines: ['simulated' as const], reason: 'it numbers things differently' };
  const deviating = { ...candidate, deviations: [{ ...known, requirement: 'COOKIE-NAME-1' }] };
  expect(unexplainedFindings(report, deviating)).toEqual([]);
  expect(unexplainedFindings(report, candidate).map(({ requirement }) => requirement)).toEqual(covers);
});

test('a requirement whose capability is not declared is inapplicable, and the check is not run', async () => {
  const check = scenario({
    id: 'inapplicable',
    title: 'Must not run',
    covers: ['DEFER-1'],
    run: () => Promise.reject(new Error('it ran')),
  });
  const report = await run(check, CALM, ['optOut']);
  expect(report.findings).toEqual([
    { requirement: 'DEFER-1', verdict: 'inapplicable', message: 'the candidate does not declare deferInitialization' },
  ]);
});

test('a requirement that does not apply to the candidate is not judged and fails no property', async () => {
  const check = property({
    id: 'half-applicable',
    title: 'Judges more than applies',
    covers: ['DEFER-1', 'COOKIE-NAME-1'],
    cost: 1,
    arbitrary: fc.nat(),
    async holds(context, value) {
      context.judge('DEFER-1', 'the number', value, 'no number');
      context.judge('COOKIE-NAME-1', 'the number', value, value);
    },
  });
  expect(verdicts(await run(check, CALM, []))).toEqual({ 'DEFER-1': 'inapplicable', 'COOKIE-NAME-1': 'pass' });
});

test('a request to a foreign address fails NETWORK-1 in every check', async () => {
  const check = scenario({
    id: 'overheard',
    title: 'Judges something else',
    covers: ['COOKIE-NAME-1'],
    async run(context) {
      const page = await (await context.newSession()).open();
      await page.track('gossip');
      context.judge('COOKIE-NAME-1', 'the sum', 2, 2);
    },
  });
  const report = await run(check);
  expect(verdicts(report)).toEqual({ 'COOKIE-NAME-1': 'pass', 'NETWORK-1': 'fail' });
  expect(report.findings[1]?.seen).toBe("[ 'GET http://elsewhere.example/' ]");
});

test('a candidate that does not load crashes every requirement, and the message says why', async () => {
  const check = scenario({ id: 'never', title: 'Never runs', covers, run: () => Promise.reject(new Error('it ran')) });
  const report = await run(check, 'nonsense()');
  expect(verdicts(report)).toEqual({ 'COOKIE-NAME-1': 'crash', 'COOKIE-NAME-2': 'crash' });
  expect(report.findings[0]?.message).toMatch(
    /did not load: .* Its scripts threw: ReferenceError: nonsense is not defined/,
  );
});

describe('the timeline of a run', () => {
  const KEEPER = CALM.replace(
    'init() {}',
    "init() { document.cookie = 'mark=one; path=/'; localStorage.note = 'kept'; }",
  );
  const check = (kept: string) =>
    scenario({
      id: 'kept',
      title: 'Judges what is stored',
      covers: ['COOKIE-NAME-1'],
      async run(context) {
        const session = await context.newSession();
        const page = await session.open();
        await page.init({ apiKey: 'abcdef' });
        context.judge('COOKIE-NAME-1', 'the value', (await session.jar())[0]?.value, kept);
      },
    });

  test('lists each action with its effects and changes if a requirement does not hold', async () => {
    const { timeline } = await run(check('two'), KEEPER);
    const [opened, initialised, jar, judged] = timeline?.steps ?? [];
    expect(opened).toMatchObject({ kind: 'act', act: 'opens the page', effects: [], changes: [] });
    expect(initialised).toMatchObject({
      act: 'init({"apiKey":"abcdef"})',
      effects: [
        { kind: 'cookie', text: 'document.cookie mark=one; path=/' },
        { kind: 'storage', text: 'localStorage set note = kept' },
      ],
      changes: [
        { place: 'cookie', name: 'mark', value: 'one' },
        { place: 'localStorage', name: 'note', value: 'kept' },
      ],
    });
    expect(jar).toMatchObject({ kind: 'jar', cookies: [{ name: 'mark', value: 'one' }] });
    expect(judged).toEqual({ kind: 'judgement', requirement: 'COOKIE-NAME-1', what: 'the value', holds: false });
  });

  test('is absent if everything holds, unless a scenario takes a snapshot; a property takes none', async () => {
    expect((await run(check('one'), KEEPER)).timeline).toBeUndefined();
    const takeSnapshot = async (context: Parameters<(Check & { kind: 'scenario' })['run']>[0]) => {
      const session = await context.newSession();
      const page = await session.open();
      await context.snapshot('before consent', session, page);
      context.judge('COOKIE-NAME-1', 'the sum', 2, 2);
    };
    const described = { id: 'shows', title: 'Shows', covers: ['COOKIE-NAME-1'] };
    const withSnapshot = await run(scenario({ ...described, run: takeSnapshot }));
    expect(withSnapshot.timeline?.steps.filter(({ kind }) => kind !== 'act' && kind !== 'judgement')).toEqual([
      expect.objectContaining({ kind: 'snapshot', name: 'before consent', cookies: [], requests: [], writes: [] }),
    ]);
    const tried = await run(property({ ...described, cost: 25, arbitrary: fc.nat(), holds: takeSnapshot }));
    expect([tried.findings[0]?.verdict, tried.timeline]).toEqual(['pass', undefined]);
  });
});
