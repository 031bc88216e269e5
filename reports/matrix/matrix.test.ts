import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import type { EngineName, Verdict } from '../../evidence/verdict.ts';
import {
  catalogueFixture,
  reportFixture as report,
  reportsFixture as reports,
  resultsFixture,
  runInputFixture,
} from '../fixtures/small-results.ts';
import type { History as PublishedHistory } from '../history/history-file.ts';
import type { Results } from '../results/results.ts';
import { countChanges, historiesOf, matrixOf, mostSeriousStatus } from './matrix.ts';
import { matrixSite } from './site.ts';

/** A run of a version in an engine with the given verdict on JAR-2; `null`: JAR-2 is not tested. */
function ran(
  version: string,
  engine: EngineName,
  verdict: Verdict | null,
  startedAt = '2026-11-24T02:00:00.000Z',
): Results {
  const { candidate, run } = runInputFixture();
  const own =
    verdict === null ? [] : [report(engine, 'JAR-2', verdict, { message: 'the name', expected: 'a', seen: 'b' })];
  return resultsFixture({
    candidate: { ...candidate, version, hash: `sha256-${version.padEnd(64, '0')}` },
    run: { ...run, startedAt },
    reports: verdict === null ? reports(engine).filter(({ check }) => check !== 'jar-2') : reports(engine, ...own),
  });
}

const history = (...results: Results[]) => {
  const matrix = matrixOf(results);
  const row = matrix.rows.find(({ id }) => id === 'JAR-2');
  if (!row) throw new Error('JAR-2 is in every run.');
  return { matrix, row, histories: historiesOf(matrix, row) };
};
const formatted = ({ histories }: ReturnType<typeof history>) =>
  histories.map(({ engines, ranges }) => [
    engines.join(),
    ...ranges.map(({ from, to, status }) => `${from.version}–${to.version} ${status}`),
  ]);

describe('a candidate', () => {
  test('has one column across its runs, which shows the later of two runs in one engine', () => {
    const { matrix, row } = history(
      ran('8.0.0', 'chromium', 'pass', '2026-11-25T00:00:00Z'),
      ran('8.0.0', 'chromium', 'fail', '2026-11-24T00:00:00Z'),
      ran('8.0.0', 'firefox', 'crash'),
    );
    expect(matrix.columns.map(({ label }) => label)).toEqual(['amplitude-js@8.0.0']);
    expect([...(row.cells[0] ?? [])]).toEqual([
      ['chromium', 'pass'],
      ['firefox', 'crash'],
    ]);
    expect(row.cells.map(mostSeriousStatus)).toEqual(['crash']);
  });
});

describe('a version without a result', () => {
  test('is absent: neither a pass, nor part of a range, nor a change', () => {
    const result = history(
      ran('7.0.0', 'chromium', 'fail'),
      ran('8.0.0', 'chromium', null),
      ran('9.0.0', 'chromium', 'fail'),
      ran('10.0.0', 'chromium', 'pass'),
    );
    expect(formatted(result)).toEqual([
      ['chromium', '7.0.0–7.0.0 fail', '8.0.0–8.0.0 null', '9.0.0–9.0.0 fail', '10.0.0–10.0.0 pass'],
    ]);
    expect(countChanges(result.matrix, result.row)).toBe(1);
    const page = new JSDOM(
      matrixSite(result.matrix.columns.flatMap(({ runs }) => [...runs.values()])).get('index.html'),
    );
    const cells = [...page.window.document.querySelectorAll('#matrix tbody tr:nth-child(2) td')];
    expect(cells.map(({ textContent }) => textContent)).toEqual(['✗', '·', '✗', '✓']);
    expect(page.window.document.querySelector('#history-JAR-2 .strip p')?.textContent).toBe(
      'amplitude-js in chromium: 7.0.0 fail, 8.0.0 absent, 9.0.0 fail and 10.0.0 pass',
    );
  });

  test('is absent in an engine that judged only other versions', () => {
    const result = history(
      ran('7.0.0', 'chromium', 'pass'),
      ran('7.0.0', 'firefox', 'pass'),
      ran('8.0.0', 'chromium', 'pass'),
    );
    expect(formatted(result)).toEqual([
      ['chromium', '7.0.0–8.0.0 pass'],
      ['firefox', '7.0.0–7.0.0 pass', '8.0.0–8.0.0 null'],
    ]);
  });
});

test('a published history is shown with its judged and unjudged versions, in its engine only', () => {
  const judged = (version: string) => ({ version, line: 'amplitude-js 6-8' as const, hash: 'sha256-0' });
  const published: PublishedHistory = {
    schema: 2,
    package: 'amplitude-js',
    suite: { name: 'suite', version: '1.0.0', hash: 'sha256-0', revision: '2026-11-26' },
    judged: { engine: 'simulated', build: 'of today', seed: 1, values: 1 },
    confirmed: null,
    versions: [judged('1.0.0'), { ...judged('1.1.0'), hash: null }, judged('1.2.0'), judged('1.3.0')],
    unknown: [],
    requirements: [
      {
        id: 'JAR-2',
        level: 'MUST',
        sentence: 'The jar has a lid that fits.',
        verdictChanges: [
          { version: '1.0.0', verdict: 'fail' },
          { version: '1.3.0', verdict: 'pass' },
        ],
      },
    ],
    changes: [],
  };
  const page = new JSDOM(matrixSite([ran('8.0.0', 'chromium', 'pass')], [published]).get('index.html'));
  expect(page.window.document.querySelector('#history-JAR-2 .strip p')?.textContent).toBe(
    'amplitude-js (published history) in simulated: 1.0.0 fail, 1.1.0 absent, 1.2.0 fail and 1.3.0 pass',
  );
});

describe('the site', () => {
  const hostile = `"><script>alert(1)</script>../../etc`;
  const { candidate } = runInputFixture();
  const site = matrixSite([
    ran('8.0.0', 'chromium', 'pass'),
    ran('8.0.0', 'firefox', 'fail'),
    resultsFixture({ candidate: { ...candidate, name: hostile, version: hostile }, reports: reports('chromium') }),
  ]);
  const page = new JSDOM(site.get('index.html')).window.document;

  test('links every cell to the requirement in the report of its run', () => {
    const links = Array.from(page.querySelectorAll('#matrix td a'), (link) => link.getAttribute('href') ?? '');
    expect(links.length).toBe(2 * catalogueFixture.length);
    for (const link of links) {
      const [file = '', id = ''] = link.split('#');
      expect(new JSDOM(site.get(file)).window.document.getElementById(id)?.localName).toBe('article');
    }
    const [link] = links.filter((one) => one.endsWith('firefox.html#JAR-2'));
    expect(link).toBe('reports/amplitude-js@8.0.0-firefox.html#JAR-2');
  });

  test('has no path outside its folder, and no element from a candidate’s name', () => {
    for (const path of site.keys()) expect(path).toMatch(/^(?:index|reports\/[\w@][\w.@-]*)\.html$/);
    expect(page.querySelectorAll('script').length).toBe(1);
    expect(page.querySelector('thead')?.textContent).toContain(hostile);
  });
});
