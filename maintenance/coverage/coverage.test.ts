import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../evidence/check-report.ts';
import type { EngineName, Verdict } from '../../evidence/verdict.ts';
import { reportFixture, resultsFixture } from '../../reports/fixtures/small-results.ts';
import {
  type Trace,
  traceabilitySchema,
  traceabilityText,
  traceLine,
} from '../../reports/specification/traceability.ts';
import { type Erratum, erratumSchema } from '../../spec/erratum.ts';
import { type Requirement, requirementSchema } from '../../spec/requirement.ts';
import { coverageOf } from './coverage.ts';
import { type CoveredRun, coveredRun } from './covered-run.ts';
import { coverageProblems } from './problems.ts';
import { renewedTraces } from './renewed-traces.ts';
import { summaryLines, tableLines } from './summary.ts';

// A suite small enough to be read at once: two promises that can be tested, one of them by both kinds of check, one that
// cannot, and an erratum.
const common = {
  level: 'MUST',
  source: { section: 'Cookies', sentences: ['0123456789ab'] },
  lines: ['amplitude-js 6-8'],
};
const catalogue: readonly Requirement[] = requirementSchema.array().parse([
  { ...common, id: 'JAR-1', sentence: 'A jar has one lid, not more.', observedIn: ['jar'], coveredBy: ['scenario'] },
  {
    ...common,
    id: 'JAR-2',
    sentence: 'Any lid fits its own jar.',
    observedIn: ['jar'],
    coveredBy: ['scenario', 'property'],
  },
  { ...common, id: 'JAR-3', sentence: 'Nobody asks what is in it.', untestable: 'A browser shows no curiosity.' },
]);
const erratum: Erratum = erratumSchema.parse({
  id: 'ERRATUM-1',
  about: 'Lids',
  source: common.source,
  guide: 'A jar has two lids.',
  against: { who: 'the guide itself', says: 'It has one.' },
  chosen: 'other',
  why: 'A second lid has nowhere to go.',
  requirements: ['JAR-1'],
});

type Verdicts = Readonly<Record<string, Verdict>>;

function report(check: string, engine: EngineName, verdicts: Verdicts): CheckReport {
  return {
    ...reportFixture(engine, 'JAR-1', 'pass'),
    check,
    kind: check.startsWith('any-') ? 'property' : 'scenario',
    findings: Object.entries(verdicts).map(([requirement, verdict]) => ({ requirement, verdict })),
  };
}

function run(...reports: CheckReport[]): CoveredRun {
  return coveredRun([resultsFixture({ catalogue, reports })]);
}

/** A run of the whole suite in some engines, but for the given checks. */
function whole(engines: readonly EngineName[], otherwise: Readonly<Record<string, Verdicts>> = {}): CoveredRun {
  const verdicts = {
    lids: { 'JAR-1': 'pass', 'JAR-2': 'pass' },
    'any-lid': { 'JAR-2': 'pass' },
    ...otherwise,
  } as const;
  return run(
    ...engines.flatMap((engine) => Object.entries(verdicts).map(([check, one]) => report(check, engine, one))),
  );
}

const recorded = traceabilitySchema.parse([
  'JAR-1 lids scenario chromium simulated',
  'JAR-2 any-lid property chromium simulated',
  'JAR-2 lids scenario chromium simulated',
]);

/** What is complained of, by the last words of what to do about it. */
function wrong(given: CoveredRun, parts: { recorded?: readonly Trace[]; errata?: readonly Erratum[] } = {}) {
  const sentences = new Set(common.source.sentences);
  return coverageProblems({ catalogue, errata: [erratum], sentences, recorded, run: given, ...parts });
}

/** Complaints but those about the record. */
function faults(given: CoveredRun, parts: { errata?: readonly Erratum[] } = {}) {
  return wrong(given, { ...parts, recorded: renewedTraces([], given) });
}

const BOTH = ['chromium', 'simulated'] as const;

test('a suite that covers its catalogue as recorded has no problems', () => {
  expect(wrong(whole(BOTH))).toEqual([]);
});

describe('reports', () => {
  test('a requirement that no check covers', () => {
    expect(faults(whole(BOTH, { lids: { 'JAR-2': 'pass' } }), { errata: [] })).toEqual([
      {
        expected: 'a check that judged each testable requirement',
        seen: ['JAR-1: no check covers it'],
        next: 'write the check in suites/checks, or find out why it did not judge: npx playwright test --grep REQUIREMENT',
      },
    ]);
  });

  test.each(['inapplicable', 'blocked', 'untestable', 'harness-error'] as const)(
    'a requirement that is %s wherever it was looked at',
    (verdict) => {
      const [first, ...others] = faults(whole(BOTH, { lids: { 'JAR-1': verdict, 'JAR-2': 'pass' } }), { errata: [] });
      expect(first?.seen).toEqual([`JAR-1: not judged by lids ${verdict} (chromium, simulated)`]);
      expect(others).toEqual([]);
    },
  );

  test.each(['pass', 'fail', 'warn', 'crash', 'timeout'] as const)('not one that %s somewhere', (verdict) => {
    const given = run(
      report('lids', 'chromium', { 'JAR-1': 'untestable', 'JAR-2': 'pass' }),
      report('lids', 'simulated', { 'JAR-1': verdict, 'JAR-2': 'pass' }),
      report('any-lid', 'chromium', { 'JAR-2': 'pass' }),
    );
    expect(faults(given)).toEqual([]);
  });

  test('a requirement that lacks a kind of check', () => {
    expect(faults(whole(BOTH, { 'any-lid': { 'JAR-1': 'pass', 'JAR-2': 'blocked' } }))).toEqual([
      {
        expected: 'a check of every kind in a requirement’s coveredBy',
        seen: ['JAR-2: no property, only lids (scenario)'],
        next: 'write the missing check in suites/checks, or change coveredBy in spec/requirements',
      },
    ]);
  });

  test('a check that covers nothing, and one that covers an unknown requirement', () => {
    expect(faults(whole(BOTH, { idle: {}, strange: { 'JAR-1': 'pass', 'JUG-1': 'pass' } }))).toEqual([
      {
        expected: 'checks that cover existing requirements',
        seen: ['idle covers no requirement', 'strange covers JUG-1, which does not exist'],
        next: 'correct covers of the check in suites/checks',
      },
    ]);
  });

  test('an untestable requirement that a check covers', () => {
    expect(faults(whole(BOTH, { bold: { 'JAR-3': 'pass' } }))).toEqual([
      {
        expected: 'no check that covers an untestable requirement',
        seen: ['JAR-3: bold pass (chromium, simulated)'],
        next: 'remove it from covers of the check, or say in spec/requirements where it shows',
      },
    ]);
  });

  test('an erratum with unknown or unjudged requirements, or with unknown sentences', () => {
    const lost = { ...erratum, requirements: ['JUG-1', 'JAR-3'] as [string, ...string[]] };
    const baseless = { ...erratum, id: 'ERRATUM-2', source: { section: 'Jars', sentences: ['ffffffffffff'] } };
    expect(faults(whole(BOTH), { errata: [lost, baseless] })).toEqual([
      {
        expected: 'errata that a check observes, on sentences of the guide',
        seen: [
          'ERRATUM-1: JUG-1 does not exist',
          'ERRATUM-1: none of JUG-1, JAR-3 was judged',
          'ERRATUM-2: the guide has no sentence ffffffffffff',
        ],
        next: 'in spec/errata.ts, cite a requirement that a check judges and a sentence of the guide, or remove the erratum',
      },
    ]);
  });

  const changed = (...seen: string[]) => [
    {
      expected: 'the traceability of reports/specification/traceability.json',
      seen,
      next: 'npm run coverage -- --accept, if this is intended',
    },
  ];

  test('a check that judges a requirement without a record', () => {
    expect(wrong(whole(BOTH, { tight: { 'JAR-1': 'pass' } }))).toEqual(
      changed('new   JAR-1 tight scenario chromium simulated'),
    );
  });

  test('a recorded check that vanished, even if it was recorded only for engines outside the run', () => {
    const more = traceabilitySchema.parse([
      'JAR-1 tight scenario firefox',
      'JAR-2 any-jar property chromium',
      ...recorded.map(traceLine),
    ]);
    expect(wrong(whole(BOTH), { recorded: more })).toEqual(
      changed(
        'gone  JAR-1 tight scenario firefox: no such check reported',
        'gone  JAR-2 any-jar property chromium: no such check reported',
      ),
    );
  });

  test('a recorded check that no longer covers its requirement', () => {
    const more = traceabilitySchema.parse([...recorded.map(traceLine), 'JAR-1 any-lid property firefox']);
    expect(wrong(whole(BOTH), { recorded: more })).toEqual(
      changed('gone  JAR-1 any-lid property firefox: the check no longer covers it'),
    );
  });

  test('a recorded check whose kind changed', () => {
    const before = traceabilitySchema.parse([...recorded.map(traceLine), 'JAR-1 lids property chromium']);
    expect(wrong(whole(BOTH), { recorded: before })).toEqual(
      changed('gone  JAR-1 lids property chromium: the check is a scenario now'),
    );
  });

  test('a recorded check that did not report in one engine, unless the engine’s build cannot show it', () => {
    const given = run(
      report('lids', 'chromium', { 'JAR-1': 'untestable', 'JAR-2': 'pass' }),
      report('lids', 'simulated', { 'JAR-1': 'pass', 'JAR-2': 'pass' }),
      report('any-lid', 'simulated', { 'JAR-2': 'pass' }),
    );
    expect(wrong(given)).toEqual(changed('gone  JAR-2 any-lid property chromium: the check did not report there'));
  });

  test('a recorded check that no build can show any longer', () => {
    const given = run(
      report('lids', 'chromium', { 'JAR-1': 'untestable', 'JAR-2': 'pass' }),
      report('lids', 'simulated', { 'JAR-1': 'untestable', 'JAR-2': 'pass' }),
      report('any-lid', 'chromium', { 'JAR-2': 'pass' }),
      report('any-lid', 'simulated', { 'JAR-2': 'pass' }),
    );
    expect(wrong(given).at(-1)).toEqual(changed('gone  JAR-1 lids scenario chromium simulated: untestable').at(-1));
  });
});

describe('a run in fewer engines than recorded', () => {
  test('is not a problem of the suite', () => {
    expect(wrong(whole(['simulated']))).toEqual([]);
  });

  test('may leave to other engines what its own cannot show', () => {
    const given = whole(['simulated'], { lids: { 'JAR-1': 'untestable', 'JAR-2': 'pass' } });
    const elsewhere = traceabilitySchema.parse([
      'JAR-1 lids scenario chromium',
      'JAR-2 any-lid property simulated',
      'JAR-2 lids scenario simulated',
    ]);
    expect(wrong(given, { recorded: elsewhere })).toEqual([]);
  });

  test('leaves the record of other engines when it is accepted', () => {
    expect(renewedTraces(recorded, whole(['firefox'])).map(traceLine)).toEqual([
      'JAR-1 lids scenario chromium firefox simulated',
      'JAR-2 any-lid property chromium firefox simulated',
      'JAR-2 lids scenario chromium firefox simulated',
    ]);
  });
});

describe('a requirement of another release line than the candidate’s', () => {
  const given = whole(['simulated'], { lids: { 'JAR-1': 'inapplicable', 'JAR-2': 'pass' } });

  test('stays recorded from the run of a candidate on that line', () => {
    expect(wrong(given, { recorded: traceabilitySchema.parse(RECORDED_ELSEWHERE) })).toEqual([]);
  });

  test('is reported if it was never recorded, or if the check no longer covers it', () => {
    const [, ...others] = RECORDED_ELSEWHERE;
    const never = wrong(given, { recorded: traceabilitySchema.parse(others) });
    expect(never[0]?.seen).toEqual(['JAR-1: not judged by lids inapplicable (simulated)']);
    const silent = whole(['simulated'], { lids: { 'JAR-2': 'pass' } });
    expect(wrong(silent, { recorded: traceabilitySchema.parse(RECORDED_ELSEWHERE) })[0]?.seen).toEqual([
      'JAR-1: no check covers it',
    ]);
  });
});

const RECORDED_ELSEWHERE = [
  'JAR-1 lids scenario simulated',
  'JAR-2 any-lid property simulated',
  'JAR-2 lids scenario simulated',
];

test('several results files count as one run', () => {
  const scenarios = resultsFixture({ catalogue, reports: [report('lids', 'chromium', { 'JAR-1': 'pass' })] });
  const properties = resultsFixture({ catalogue, reports: [report('any-lid', 'simulated', { 'JAR-2': 'pass' })] });
  expect(renewedTraces([], coveredRun([scenarios, properties])).map(traceLine)).toEqual([
    'JAR-1 lids scenario chromium',
    'JAR-2 any-lid property simulated',
  ]);
});

test('the record has one line for each check of a requirement, in order, and reads back', () => {
  const traces = renewedTraces([], whole(BOTH, { lids: { 'JAR-10': 'pass', 'JAR-9': 'pass' } }));
  expect(traceabilityText(traces)).toBe(`[
  "JAR-2 any-lid property chromium simulated",
  "JAR-9 lids scenario chromium simulated",
  "JAR-10 lids scenario chromium simulated"
]
`);
  expect(traceabilitySchema.parse(JSON.parse(traceabilityText(traces)))).toEqual(traces);
});

test('the summary counts requirements by level, requirement and engine', () => {
  const given = whole(BOTH, { lids: { 'JAR-2': 'pass' } });
  const coverage = coverageOf(catalogue, renewedTraces([], given));
  expect(summaryLines(coverage, given.engines).join('\n')).toMatchInlineSnapshot(`
    "               all      tested  untestable    untested
    MUST             3           1           1           1
    SHOULD           0           0           0           0
    MAY              0           0           0           0
    all              3           1           1           1

    checks per requirement: 0 at least, 1 in the median, 2 at most
    requirements judged in chromium: 1
    requirements judged in simulated: 1"
  `);
  expect(tableLines(coverage).join('\n')).toMatchInlineSnapshot(`
    "JAR-1 MUST  untested
    JAR-2 MUST  2
      any-lid (property)  chromium simulated
      lids (scenario)  chromium simulated
    JAR-3 MUST  untestable"
  `);
});
