import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../evidence/check-report.ts';
import { ENGINES, VERDICTS } from '../../evidence/verdict.ts';
import type { Deviation } from '../../evidence/verdict-policy.ts';
import { requirementSetOf } from '../../spec/requirement-set.ts';
import {
  catalogueFixture,
  reportFixture as report,
  reportsFixture as reports,
  resultsFixture as results,
  runInputFixture,
} from '../fixtures/small-results.ts';
import { terminalSummary } from '../text/terminal.ts';
import { assemble } from './assemble.ts';
import { exitCode } from './exit-code.ts';
import { type Results, resultsSchema } from './results.ts';

const reason = 'It appends a seventh character; see its source, options.js line 12.';
const declared: Deviation = { requirement: 'JAR-2', engines: ['chromium'], reason };
const fault = { where: 'run', engine: null, message: 'The proxy did not start.', details: [] };

describe('the outcome of a run, and its exit code', () => {
  test.each([
    ['conforms', 0, {}],
    ['conforms', 0, { reports: reports('chromium', report('chromium', 'CONSENT-2', 'warn')) }],
    ['conforms', 0, { reports: reports('chromium', report('chromium', 'CONSENT-1', 'inapplicable')) }],
    ['fails', 1, { reports: reports('chromium', report('chromium', 'JAR-2', 'fail')) }],
    ['fails', 1, { reports: reports('chromium', report('chromium', 'JAR-2', 'crash')) }],
    ['fails', 1, { reports: reports('chromium', report('chromium', 'JAR-2', 'timeout')) }],
    ['fails', 1, { reports: reports('chromium', report('chromium', 'JAR-2', 'blocked')) }],
    ['harness-error', 2, { reports: reports('chromium', report('chromium', 'JAR-2', 'harness-error')) }],
    ['harness-error', 2, { harnessErrors: [fault] }],
    ['nothing judged', 2, { reports: [] }],
    ['nothing judged', 2, { reports: [report('chromium', 'CONSENT-1', 'inapplicable')] }],
  ])('%s, %i', (outcome, code, parts) => {
    const run = results({ reports: reports('chromium'), ...parts });
    expect(run.summary.outcome).toBe(outcome);
    expect(exitCode(run)).toBe(code);
  });

  test('a harness error takes precedence over a failure, which it may have caused', () => {
    const run = results({ reports: [report('chromium', 'JAR-2', 'fail')], harnessErrors: [fault] });
    expect(exitCode(run)).toBe(2);
  });
});

describe('declared deviations', () => {
  const judged = (verdict: (typeof VERDICTS)[number], requirement = 'JAR-2') =>
    results({
      deviations: [{ ...declared, requirement }],
      reports: reports('chromium', report('chromium', requirement, verdict)),
    });

  test('one that happens makes the run deviate, not fail', () => {
    const run = judged('fail');
    expect(run.deviations).toEqual([{ requirement: 'JAR-2', engine: 'chromium', reason, state: 'happening' }]);
    expect(run.summary).toMatchObject({ outcome: 'deviates', must: { judged: 3, failing: 0, deviating: 1 } });
    expect(run.summary.engines[0]?.counts).toMatchObject({ pass: 3, deviates: 1, fail: 0 });
    expect(exitCode(run)).toBe(0);
  });

  test('one that no longer happens is stale, and fails the run', () => {
    const run = judged('pass');
    expect(run.deviations.map(({ state }) => state)).toEqual(['stale']);
    expect(exitCode(run)).toBe(1);
  });

  test('one of a SHOULD that warns is happening, and the run conforms', () => {
    const run = judged('warn', 'CONSENT-2');
    expect(run.deviations.map(({ state }) => state)).toEqual(['happening']);
    expect(run.summary.outcome).toBe('conforms');
  });

  test.each(['crash', 'timeout'] as const)('none covers a %s', (verdict) => {
    const run = judged(verdict);
    expect(run.deviations.map(({ state }) => state)).toEqual(['not observed']);
    expect(exitCode(run)).toBe(1);
  });

  test('one covers blocked', () => {
    expect(exitCode(judged('blocked'))).toBe(0);
  });

  test.each(['untestable', 'inapplicable', 'harness-error'] as const)('none is observed by %s', (verdict) => {
    expect(judged(verdict).deviations.map(({ state }) => state)).toEqual(['not observed']);
  });

  test('one in an engine that was not requested is not observed', () => {
    const run = results({ deviations: [declared], reports: reports('firefox') });
    expect(run.deviations.map(({ state }) => state)).toEqual(['not observed']);
    expect(exitCode(run)).toBe(0);
  });

  test('one covers only the engines it names', () => {
    const failing = (['chromium', 'firefox'] as const).flatMap((engine) =>
      reports(engine, report(engine, 'JAR-2', 'fail')),
    );
    const run = results({ deviations: [declared], reports: failing });
    expect(run.requirements[1]?.engines.map(({ status }) => status)).toEqual(['deviates', 'fail']);
    expect(run.summary).toMatchObject({ outcome: 'fails', must: { failing: 1, deviating: 0 } });
  });

  test('one from an unknown requirement is a harness error', () => {
    const run = results({ deviations: [{ ...declared, requirement: 'JAR-9' }], reports: reports('chromium') });
    expect(run.harnessErrors.map(({ message }) => message)).toEqual([
      'The candidate declares a deviation from JAR-9, which is not a requirement of amplitude-js 6-8.',
    ]);
    expect(exitCode(run)).toBe(2);
  });
});

describe('requirements', () => {
  test('the worst of several verdicts is the status, and every check is listed', () => {
    const run = results({
      reports: [{ ...report('chromium', 'JAR-1', 'fail'), check: 'z' }, report('chromium', 'JAR-1', 'pass')],
    });
    expect(run.requirements[0]?.engines).toEqual([
      {
        engine: 'chromium',
        status: 'fail',
        checks: [
          { check: 'jar-1', verdict: 'pass' },
          { check: 'z', verdict: 'fail' },
        ],
      },
    ]);
  });

  test('one that no check covered is untested, and the run is partial', () => {
    const run = results({ reports: [report('chromium', 'JAR-1', 'pass')] });
    expect(run.requirements.map(({ engines }) => engines[0]?.status)).toEqual([
      'pass',
      'untested',
      'untested',
      'untested',
    ]);
    expect(run.summary).toMatchObject({ outcome: 'conforms', complete: false });
    expect(exitCode(run)).toBe(0);
  });

  test('one that is untested in one of the engines makes the run partial, too', () => {
    const run = results({ reports: [...reports('chromium'), report('firefox', 'JAR-1', 'pass')] });
    expect(run.summary.complete).toBe(false);
  });

  test('a run in one engine can be complete', () => {
    expect(results({ reports: reports('firefox') }).summary.complete).toBe(true);
  });
});

describe('inconsistent reports are harness errors', () => {
  test('two builds of an engine', () => {
    const [first, ...rest] = reports('webkit').map((one, index) =>
      index === 0 ? { ...one, build: 'WebKitGTK 2.40.0' } : one,
    );
    const run = results({ reports: first ? [first, ...rest] : [] });
    expect(run.engines.map(({ build }) => build)).toEqual(['WebKitGTK 2.40.0', 'WebKitGTK 2.50.4']);
    expect(run.harnessErrors).toMatchObject([{ engine: 'webkit', message: expect.stringContaining('disagree') }]);
    expect(exitCode(run)).toBe(2);
  });

  test('two sets of assumptions about an engine', () => {
    const odd = { ...report('webkit', 'JAR-1', 'pass'), assumptions: { keepsPublicSuffixCookies: true } };
    expect(exitCode(results({ reports: reports('webkit', odd) }))).toBe(2);
  });

  test('but not the same assumptions in another order', () => {
    const [a, b] = [report('webkit', 'JAR-1', 'pass'), report('webkit', 'JAR-2', 'pass')];
    const run = results({
      reports: [
        { ...a, assumptions: { x: 1, y: 2 } },
        { ...b, assumptions: { y: 2, x: 1 } },
      ],
    });
    expect(run.engines).toHaveLength(1);
    expect(exitCode(run)).toBe(0);
  });

  test('an unknown requirement, and a check without findings', () => {
    const run = results({
      reports: [report('chromium', 'JAR-7', 'pass'), { ...report('chromium', 'JAR-1', 'pass'), findings: [] }],
    });
    expect(run.harnessErrors.map(({ message }) => message)).toEqual([
      'The check reported no finding.',
      'The check reports on JAR-7, which is not a requirement.',
    ]);
  });

  test('a deviation from a requirement of another release line, but not a report on it', () => {
    const ofAnother = catalogueFixture.map((one) =>
      one.id === 'JAR-2' ? { ...one, lines: ['amplitude-js 3-5' as const] } : one,
    );
    const run = { catalogue: ofAnother, reports: reports('chromium', report('chromium', 'JAR-2', 'inapplicable')) };
    expect(results(run)).toMatchObject({ harnessErrors: [], summary: { outcome: 'conforms', complete: true } });
    expect(results(run).requirements.map(({ id }) => id)).toContain('JAR-2');
    expect(exitCode(results({ ...run, deviations: [declared] }))).toBe(2);
  });
});

test('the results do not depend on the order of reports and deviations', () => {
  const anyReport = fc
    .record({
      engine: fc.constantFrom(...ENGINES),
      requirement: fc.constantFrom(...catalogueFixture.map(({ id }) => id), 'JAR-9'),
      verdict: fc.constantFrom(...VERDICTS),
      message: fc.constantFrom('one', 'two'),
      build: fc.constantFrom('1', '2'),
      seed: fc.constantFrom(null, 1, 2),
    })
    .map(({ engine, requirement, verdict, message, build, seed }) => ({
      ...report(engine, requirement, verdict, { message }),
      build,
      seed,
    }));
  const anyDeviation = fc.record({
    requirement: fc.constantFrom('JAR-1', 'JAR-2'),
    engines: fc.tuple(fc.constantFrom(...ENGINES)),
    reason: fc.constantFrom('this', 'that'),
  });
  const inTwoOrders = <T>(items: fc.Arbitrary<T>) =>
    fc
      .array(items)
      .chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
      );
  fc.assert(
    fc.property(inTwoOrders(anyReport), inTwoOrders(anyDeviation), ([given, shuffled], [deviations, reordered]) => {
      const run = assemble(runInputFixture({ reports: given, deviations }));
      expect(JSON.stringify(assemble(runInputFixture({ reports: shuffled, deviations: reordered })))).toBe(
        JSON.stringify(run),
      );
      expect(resultsSchema.parse(run)).toEqual(run);
    }),
  );
});

describe('a run that is scored by a published revision', () => {
  const pinned = requirementSetOf(catalogueFixture.slice(0, 2), '2026-01-01');
  const run = (...otherwise: CheckReport[]) => results({ pinned, reports: reports('chromium', ...otherwise) });

  test('does not count later requirements', () => {
    const { suite, requirements, summary } = run(report('chromium', 'CONSENT-1', 'fail'));
    expect(suite).toMatchObject({ revision: '2026-11-24', pinned: '2026-01-01' });
    expect(requirements.map(({ id, scored }) => [id, scored])).toEqual([
      ['JAR-1', true],
      ['JAR-2', true],
      ['CONSENT-1', false],
      ['CONSENT-2', false],
    ]);
    expect(summary).toMatchObject({ outcome: 'conforms', complete: true, must: { total: 2, judged: 2, failing: 0 } });
    expect(summary.engines[0]?.counts).toMatchObject({ pass: 2, fail: 0 });
  });

  test('reports their failures all the same', () => {
    const shown = terminalSummary(run(report('chromium', 'CONSENT-1', 'fail', { message: 'A cookie is kept.' })), {
      color: false,
      width: 80,
    });
    expect(shown).toContain('requirements of 2026-11-24, scored by those of 2026-01-01\n');
    expect(shown).toContain(
      '· not scored: added after the requirements of 2026-01-01\n  CONSENT-1 MUST  chromium\n    A cookie is kept.\n',
    );
  });

  test('fails if a requirement of the revision does not hold', () => {
    expect(run(report('chromium', 'JAR-2', 'fail')).summary.outcome).toBe('fails');
  });

  test('has no stale deviations from later requirements', () => {
    const deviations = [{ ...declared, requirement: 'CONSENT-1' }];
    const { summary } = results({ pinned, deviations, reports: reports('chromium') });
    expect(summary.outcome).toBe('conforms');
  });
});

describe('a requirement that a property blocks', () => {
  const property = (...findings: CheckReport['findings']): CheckReport => ({
    ...report('chromium', 'JAR-1', 'pass'),
    kind: 'property',
    findings,
  });
  const blocked = { requirement: 'JAR-2', verdict: 'blocked', message: 'none of the 4 values judged it' } as const;
  const statusOf = (run: Results, id: string) => run.requirements.find((one) => one.id === id)?.engines[0]?.status;

  test('is untested if the property held for every value: its values were too few', () => {
    const run = results({ reports: [property({ requirement: 'JAR-1', verdict: 'pass' }, blocked)] });
    expect(statusOf(run, 'JAR-2')).toBe('untested');
    expect(run.summary).toMatchObject({ outcome: 'conforms', complete: false });
    expect(exitCode(run)).toBe(0);
  });

  test('has the verdict of another check that judged it', () => {
    const other = report('chromium', 'JAR-2', 'fail');
    const run = results({ reports: [property({ requirement: 'JAR-1', verdict: 'pass' }, blocked), other] });
    expect(statusOf(run, 'JAR-2')).toBe('fail');
  });

  test('is blocked if the property does not hold', () => {
    const run = results({ reports: [property({ requirement: 'JAR-1', verdict: 'fail' }, blocked)] });
    expect(statusOf(run, 'JAR-2')).toBe('blocked');
    expect(run.summary.outcome).toBe('fails');
  });
});
