import { expect, test } from 'vitest';
import type { CheckReport } from '../../evidence/check-report.ts';
import type { EngineName, Verdict } from '../../evidence/verdict.ts';
import { catalogue } from '../../spec/catalogue.ts';
import { reportFixture, resultsFixture } from '../fixtures/small-results.ts';
import { reportHtml } from '../html/html.tsx';
import type { Results } from '../results/results.ts';
import { terminalSummary } from '../text/terminal.ts';
import { pullRequestSummary } from '../views/pull-request.ts';
import { faultDictionary, type KnownFault } from './dictionary.ts';
import { faultMatches } from './fault-match.ts';

function reportsOf(engine: EngineName, failing: readonly string[], verdict: Verdict = 'fail'): CheckReport[] {
  const ids = catalogue.filter(({ lines }) => lines.includes('amplitude-js 6-8')).map(({ id }) => id);
  return ids.map((id) => reportFixture(engine, id, failing.includes(id) ? verdict : 'pass'));
}

const resultsOf = (reports: readonly CheckReport[]): Results => resultsFixture({ catalogue, reports });

const [wide] = faultDictionary().filter(({ name }) => name === 'shares one set of options among its instances');
if (!wide) throw new Error('The dictionary lacks a fault that these tests use.');

/** The part of a view between two texts. */
const section = (text: string, from: string, to: string) => text.split(from)[1]?.split(to)[0];

test('each view names a fault once for all engines, with the requirement it breaks directly first', () => {
  const results = resultsOf([
    ...reportsOf('chromium', wide.breaks),
    ...reportsOf('firefox', wide.breaks),
    ...reportsOf('simulated', []),
  ]);
  const inTerminal = terminalSummary(results, { color: false, width: 100 });
  expect(section(inTerminal, '≈', '\n\n')).toMatchInlineSnapshot(`
    " resembles a known defect  chromium firefox
      PROJECT-2  shares one set of options among its instances: 5 of 5 symptoms
        Other symptoms: PROJECT-1, PROJECT-3, PROJECT-4, PROJECT-5"
  `);
  expect(section(pullRequestSummary(results), '≈', '\n###')).toMatchInlineSnapshot(`
    " Resembles a known defect

    - <code>PROJECT-2</code> chromium firefox: shares one set of options among its instances: 5 of 5 symptoms. Other symptoms: <code>PROJECT-1 PROJECT-3 PROJECT-4 PROJECT-5</code>.
    "
  `);
  const inHtml = section(reportHtml(results), '>Resembles a known defect', '</section>');
  expect(inHtml?.match(/PROJECT-\d(?=<)/g)).toEqual(['PROJECT-2', 'PROJECT-1', 'PROJECT-3', 'PROJECT-4', 'PROJECT-5']);
});

test('requirements that hold or deviate as declared match no fault', () => {
  expect(faultMatches(resultsOf(reportsOf('chromium', [])))).toEqual([]);
  const deviations = wide.breaks.map((requirement) => ({
    requirement,
    engines: ['chromium' as const],
    reason: 'x'.repeat(40),
  }));
  const declared = resultsFixture({ catalogue, reports: reportsOf('chromium', wide.breaks), deviations });
  expect(faultMatches(declared)).toEqual([]);
});

test('a match lists the requirements that a check could not judge because of it', () => {
  const [first = '', other = '', ...rest] = [
    wide.firstBroken,
    ...wide.breaks.filter((id) => id !== wide.firstBroken),
  ].map(String);
  const reports = reportsOf('chromium', [first, ...rest]).filter(({ check }) => check !== other.toLowerCase());
  const blocked = reportFixture('chromium', other, 'blocked');
  blocked.findings.push({ requirement: first, verdict: 'fail' });
  const [faultMatch] = faultMatches(resultsOf([...reports, blocked]), [wide as KnownFault]);
  expect(faultMatch?.faults).toMatchObject([
    { name: wide.name, firstBroken: first, otherSymptoms: rest, blocked: [other], missingSymptoms: [] },
  ]);
});
