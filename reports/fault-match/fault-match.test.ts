import { expect, test } from 'vitest';
import type { CheckReport } from '../../evidence/check-report.ts';
import type { EngineName, Verdict } from '../../evidence/verdict.ts';
import { catalogue } from '../../spec/catalogue.ts';
import { reportFixture, resultsFixture } from '../fixtures/small-results.ts';
import { reportHtml } from '../html/html.tsx';
import type { Results } from '../results/results.ts';
import { terminalSummary } from '../text/terminal.ts';
import { pullRequestSummary } from '../views/pull-request.ts';
import { type Fault, faultDictionary } from './dictionary.ts';
import { faultMatches } from './fault-match.ts';

function reportsOf(engine: EngineName, failing: readonly string[], verdict: Verdict = 'fail'): CheckReport[] {
  const ids = catalogue.filter(({ lines }) => lines.includes('amplitude-js 6-8')).map(({ id }) => id);
  return ids.map((id) => reportFixture(engine, id, failing.includes(id) ? verdict : 'pass'));
}

const resultsOf = (reports: readonly CheckReport[]): Results => resultsFixture({ catalogue, reports });

const [wide] = faultDictionary().filter(({ name }) => name === 'has its instances share their options');
if (!wide) throw new Error('The dictionary lacks a fault that these tests speak of.');

/** What a view says of it, without the rest. */
const section = (text: string, from: string, to: string) => text.split(from)[1]?.split(to)[0];

test('a fault is named once for the engines that show it, its root first, in each view', () => {
  const results = resultsOf([
    ...reportsOf('chromium', wide.breaks),
    ...reportsOf('firefox', wide.breaks),
    ...reportsOf('simulated', []),
  ]);
  const inTerminal = terminalSummary(results, { color: false, width: 100 });
  expect(section(inTerminal, '≈', '\n\n')).toMatchInlineSnapshot(`
    " fails like a copy that  chromium firefox
      PROJECT-2  has its instances share their options, 5 of 5
        With it: PROJECT-1, PROJECT-3, PROJECT-4, PROJECT-5"
  `);
  expect(section(pullRequestSummary(results), '≈', '\n###')).toMatchInlineSnapshot(`
    " Fails like a copy that

    - <code>PROJECT-2</code> chromium firefox: has its instances share their options, 5 of 5. With it: <code>PROJECT-1 PROJECT-3 PROJECT-4 PROJECT-5</code>.
    "
  `);
  const inHtml = section(reportHtml(results), '>It fails like', '</section>');
  expect(inHtml?.match(/PROJECT-\d(?=<)/g)).toEqual(['PROJECT-2', 'PROJECT-1', 'PROJECT-3', 'PROJECT-4', 'PROJECT-5']);
});

test('what holds or is declared accuses nobody', () => {
  expect(faultMatches(resultsOf(reportsOf('chromium', [])))).toEqual([]);
  const deviations = wide.breaks.map((requirement) => ({
    requirement,
    engines: ['chromium' as const],
    reason: 'x'.repeat(40),
  }));
  const declared = resultsFixture({ catalogue, reports: reportsOf('chromium', wide.breaks), deviations });
  expect(faultMatches(declared)).toEqual([]);
});

test('what a check could not judge for it stands under it', () => {
  const [root = '', other = '', ...rest] = [wide.root, ...wide.breaks.filter((id) => id !== wide.root)].map(String);
  const reports = reportsOf('chromium', [root, ...rest]).filter(({ check }) => check !== other.toLowerCase());
  const stuck = reportFixture('chromium', other, 'blocked');
  stuck.findings.push({ requirement: root, verdict: 'fail' });
  const [faultMatch] = faultMatches(resultsOf([...reports, stuck]), [wide as Fault]);
  expect(faultMatch?.faults).toMatchObject([
    { name: wide.name, root, consequences: rest, blocked: [other], missed: [] },
  ]);
});
