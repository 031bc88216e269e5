import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckReport } from '../../evidence/check-report.ts';
import { type EngineName, VERDICTS } from '../../evidence/verdict.ts';
import {
  catalogueFixture,
  reportFixture as report,
  reportsFixture as reports,
  resultsFixture as results,
  runInputFixture,
} from '../fixtures/small-results.ts';
import type { RunInput } from '../results/assemble.ts';
import type { Results } from '../results/results.ts';
import { sanitizedJson } from '../text/sanitize.ts';
import { type DiffOptions, diff } from './command.ts';
import { resultsDifference } from './difference.ts';

const REAL: readonly EngineName[] = ['chromium', 'firefox', 'webkit'];
const broken = {
  message: 'The name ends in seven characters of the key.',
  expected: 'amp_a1b2c3',
  seen: 'amp_a1b2c3d',
};
const fork = {
  ...runInputFixture().candidate,
  name: 'fork',
  version: null,
  specifier: 'file:./fork.js',
  hash: 'sha256-f0',
};

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'diff-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Runs the command on two runs. */
function compared(before: Results, after: Results, options: Omit<DiffOptions, 'before' | 'after'> = {}) {
  const file = (name: string, run: Results) => {
    const path = join(directory, `${name}.json`);
    writeFileSync(path, sanitizedJson(run));
    return path;
  };
  const { lines, code } = diff({ before: file('before', before), after: file('after', after), ...options });
  return { text: `${lines.join('\n')}\n`, code };
}

const everywhere = (...otherwise: CheckReport[]) =>
  results({
    reports: REAL.flatMap((engine) => reports(engine, ...otherwise.filter((one) => one.engine === engine))),
  });

describe('two runs that differ in one engine and one requirement', () => {
  const before = everywhere();
  const after = { ...everywhere(report('firefox', 'JAR-2', 'fail', broken)), candidate: fork };

  test('have exactly this difference', () => {
    expect(compared(before, after)).toMatchInlineSnapshot(`
      {
        "code": 1,
        "text": "before  amplitude-js@8.21.10 · npm:amplitude-js@8.21.10 · sha256-0123456789ab ·
              amplitude-conformance 0.1.0 sha256-555555555555 · requirements of 2026-11-24
      after   fork · file:./fork.js · sha256-f0 · amplitude-conformance 0.1.0 sha256-555555555555 ·
              requirements of 2026-11-24

      chromium  Chromium 150.0.7871.5
        = unchanged: 4

      firefox  Firefox 140.12.0esr
        ✗ regressed, pass → fail: JAR-2 MUST
            requires  The cookie’s name ends in the first six characters of the API key, and in nothing
                      else.
            message   The name ends in seven characters of the key.
            expected  amp_a1b2c3
            seen      amp_a1b2c3d
            replay    SDK=npm:amplitude-js@8.21.10 npx playwright test --project=firefox --grep JAR-2
        = unchanged: 3

      webkit  WebKitGTK 2.50.4
        = unchanged: 4

      lost: JAR-2 in firefox
      ",
      }
    `);
  });

  test('have this difference in Markdown', () => {
    expect(compared(before, after, { markdown: true }).text).toMatchInlineSnapshot(`
      "## ✗ lost: <code>JAR-2</code> in firefox

      - before: <code>amplitude-js&#64;8.21.10 · npm&#58;amplitude-js&#64;8.21.10 · sha256-0123456789ab · amplitude-conformance 0.1.0 sha256-555555555555 · requirements of 2026-11-24</code>
      - after: <code>fork · file&#58;.&#47;fork.js · sha256-f0 · amplitude-conformance 0.1.0 sha256-555555555555 · requirements of 2026-11-24</code>

      | engine | regressed | no longer covered | improved | newly covered | changed otherwise | unchanged |
      | --- | --: | --: | --: | --: | --: | --: |
      | chromium | 0 | 0 | 0 | 0 | 0 | 4 |
      | firefox | 1 | 0 | 0 | 0 | 0 | 3 |
      | webkit | 0 | 0 | 0 | 0 | 0 | 4 |

      ### firefox

      <details><summary>✗ regressed, pass → fail: <code>JAR-2 MUST</code></summary>

      - requires: The cookie’s name ends in the first six characters of the API key, and in nothing else.
      - message: The name ends in seven characters of the key.
      - expected: <code>amp&#95;a1b2c3</code>
      - seen: <code>amp&#95;a1b2c3d</code>

      <pre><code>SDK=npm&#58;amplitude-js&#64;8.21.10 npx playwright test --project=firefox --grep JAR-2</code></pre>

      </details>
      "
    `);
  });

  test('compared in the other direction, show an improvement', () => {
    const { text, code } = compared(after, before);
    expect(text).toContain('firefox  Firefox 140.12.0esr\n  ✓ improved, fail → pass:\n      JAR-2\n  = unchanged: 3\n');
    expect(text).toMatch(/\nnothing lost\n$/);
    expect(code).toBe(0);
  });

  test('do not differ in the other engines', () => {
    const { text, code } = compared(before, after, { engines: ['chromium', 'webkit'] });
    expect(text).toMatch(/\nno difference\n$/);
    expect(text).not.toContain('firefox');
    expect(code).toBe(0);
  });
});

describe('a requirement that is no longer covered', () => {
  test('is lost if it passed', () => {
    const { text, code } = compared(
      everywhere(),
      results({ reports: REAL.map((engine) => report(engine, 'JAR-1', 'pass')) }),
    );
    expect(text).toContain(
      '  ✗ no longer covered, pass → untested:\n      JAR-2 CONSENT-1 CONSENT-2\n  = unchanged: 1\n',
    );
    expect(text).toContain('The later run is partial.');
    expect(text).toMatch(/\nlost: JAR-2 in chromium firefox webkit, CONSENT-1 in .*, CONSENT-2 in .*\n$/);
    expect(code).toBe(1);
  });

  test('is lost with its engine, unless the comparison excludes the engine', () => {
    const fewer = results({ reports: reports('chromium') });
    const { text, code } = compared(everywhere(), fewer);
    expect(text).toContain('Only the earlier run used webkit: what passed there is no longer covered.');
    expect(text).toContain(
      '✗ no longer covered, pass → absent:\n      JAR-1 JAR-2 CONSENT-1 CONSENT-2\n  = unchanged: 0\n',
    );
    expect(code).toBe(1);
    expect(compared(everywhere(), fewer, { engines: ['chromium'] }).code).toBe(0);
  });

  test('is no loss if it did not hold', () => {
    const before = results({ reports: reports('chromium', report('chromium', 'JAR-2', 'fail', broken)) });
    const after = results({
      reports: reports('chromium', report('chromium', 'JAR-2', 'inapplicable', { message: 'No.' })),
    });
    const { text, code } = compared(before, after);
    expect(text).toContain('· no longer covered, fail → inapplicable:\n      JAR-2\n');
    expect(code).toBe(0);
  });
});

test('declaring a failure is no improvement, and another kind of failure is no regression', () => {
  const deviations = [{ requirement: 'JAR-1', engines: ['chromium' as const], reason: 'A reason.' }];
  const failing = reports(
    'chromium',
    report('chromium', 'JAR-1', 'fail', broken),
    report('chromium', 'JAR-2', 'fail', broken),
  );
  const otherwise = reports(
    'chromium',
    report('chromium', 'JAR-1', 'fail', broken),
    report('chromium', 'JAR-2', 'crash', broken),
  );
  const { text, code } = compared(results({ reports: failing }), results({ reports: otherwise, deviations }));
  expect(text).toContain(
    '· changed otherwise, fail → deviates:\n      JAR-1\n  · changed otherwise, fail → crash:\n      JAR-2\n',
  );
  expect(code).toBe(0);
});

describe('runs of two requirement sets', () => {
  const suite = { ...runInputFixture().suite, revision: '2027-01-01', hash: 'sha256-other' };
  const run = (parts: Partial<RunInput>) => results({ reports: [report('chromium', 'JAR-1', 'pass')], ...parts });

  test('list the added and retired requirements, which are no changes', () => {
    const catalogue = catalogueFixture.filter(({ id }) => id !== 'CONSENT-2');
    const { text, code } = compared(
      run({ catalogue }),
      run({ suite, catalogue: catalogueFixture.slice(1), reports: reports('chromium').slice(1) }),
    );
    expect(text).toContain('The suites may differ, so a change can be due to the suite.');
    expect(text).toContain('Added in the requirements of 2027-01-01: CONSENT-2\n');
    expect(text).toContain('Retired in the requirements of 2027-01-01: JAR-1\n');
    expect(text).toMatch(/\nnothing lost\n$/);
    expect(code).toBe(0);
  });

  test('are distinguished from runs of one set that lack a requirement', () => {
    const before = run({});
    const after = { ...before, requirements: before.requirements.slice(1) };
    const { text, code } = compared(before, after);
    expect(text).toContain('✗ no longer covered, pass → absent:\n      JAR-1\n');
    expect(code).toBe(1);
  });
});

test('the reverse of any comparison has the opposite changes', () => {
  const verdict = fc.constantFrom(...VERDICTS, null);
  const run = fc
    .dictionary(fc.constantFrom<EngineName>('chromium', 'webkit'), fc.tuple(verdict, verdict, verdict, verdict))
    .map((engines) =>
      results({
        reports: Object.entries(engines).flatMap(([engine, verdicts]) =>
          verdicts.flatMap((verdict, index) =>
            verdict
              ? [report(engine as EngineName, catalogueFixture[index]?.id ?? '', verdict, { message: 'A message.' })]
              : [],
          ),
        ),
      }),
    );
  const opposite = {
    regressed: 'improved',
    improved: 'regressed',
    'newly covered': 'no longer covered',
    'no longer covered': 'newly covered',
    'changed otherwise': 'changed otherwise',
  } as const;
  fc.assert(
    fc.property(run, run, (a, b) => {
      expect(resultsDifference(a, a).engines.flatMap(({ changes }) => changes)).toEqual([]);
      const [forward, backward] = [resultsDifference(a, b), resultsDifference(b, a)].map(({ engines }) =>
        engines.map(({ engine, changes, unchanged }) => ({
          engine,
          unchanged,
          changes: Object.fromEntries(changes.map(({ requirement, kind }) => [requirement, kind])),
        })),
      );
      const reversed = backward?.map((one) => ({
        ...one,
        changes: Object.fromEntries(Object.entries(one.changes).map(([id, kind]) => [id, opposite[kind]])),
      }));
      expect(forward).toEqual(reversed);
    }),
  );
});

test('two runs without an engine to compare are a usage error', () => {
  expect(() => compared(results(), results())).toThrow('none in either file');
});
