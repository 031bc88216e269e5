import { expect, test } from 'vitest';
import type { EngineName } from '../../evidence/verdict.ts';
import {
  reportFixture as report,
  reportsFixture as reports,
  resultsFixture as results,
  runInputFixture,
} from '../fixtures/small-results.ts';
import { terminalSummary } from './terminal.ts';

const REAL: readonly EngineName[] = ['chromium', 'firefox', 'webkit'];
const file = 'reports/out/amplitude-js@8.21.10/conformance.json';
const plain = { color: false, width: 80, file };
const broken = {
  message: 'The name ends in seven characters of the key.',
  expected: 'amp_a1b2c3',
  seen: 'amp_a1b2c3d',
};
const reason = 'It appends a seventh character of the key; see options.js, line 12, of the released bundle.';

test('a run in which everything holds', () => {
  const run = results({ reports: REAL.flatMap((engine) => reports(engine)) });
  expect(terminalSummary(run, plain)).toMatchInlineSnapshot(`
    "amplitude-conformance 0.1.0 · requirements of 2026-11-24

    candidate  amplitude-js@8.21.10 · npm:amplitude-js@8.21.10 · sha256-0123456789ab
    engines    chromium  Chromium 150.0.7871.5
               firefox   Firefox 140.12.0esr
               webkit    WebKitGTK 2.50.4
    run        playwright · 12.3 s

              pass
    chromium     4
    firefox      4
    webkit       4

    conforms · 3 MUST · 3 engines · reports/out/amplitude-js@8.21.10/conformance.json
    "
  `);
});

test('a failure in three engines is reported once', () => {
  const run = results({ reports: REAL.flatMap((engine) => reports(engine, report(engine, 'JAR-2', 'fail', broken))) });
  expect(terminalSummary(run, plain)).toMatchInlineSnapshot(`
    "amplitude-conformance 0.1.0 · requirements of 2026-11-24

    candidate  amplitude-js@8.21.10 · npm:amplitude-js@8.21.10 · sha256-0123456789ab
    engines    chromium  Chromium 150.0.7871.5
               firefox   Firefox 140.12.0esr
               webkit    WebKitGTK 2.50.4
    run        playwright · 12.3 s

              pass  fail
    chromium     3     1
    firefox      3     1
    webkit       3     1

    ✗ fail  JAR-2 MUST  chromium firefox webkit
      The cookie’s name ends in the first six characters of the API key, and in
      nothing else.
      message   The name ends in seven characters of the key.
      expected  amp_a1b2c3
      seen      amp_a1b2c3d
      check     jar-2
      replay    SDK=npm:amplitude-js@8.21.10 npx playwright test --project=chromium --grep JAR-2

    fails · 1 of 3 MUST · reports/out/amplitude-js@8.21.10/conformance.json
    "
  `);
});

test('a failure found by a scenario and a property names both, with the property’s seed', () => {
  const scenario = report('chromium', 'JAR-2', 'fail', broken);
  const property = { ...scenario, check: 'jar-2-any-key', kind: 'property' as const, seed: 42, runs: 17 };
  const other = report('chromium', 'CONSENT-1', 'crash', { message: 'The page threw: TypeError: a is undefined.' });
  const run = results({ reports: reports('chromium', property, scenario, other) });
  expect(terminalSummary(run, plain)).toMatchInlineSnapshot(`
    "amplitude-conformance 0.1.0 · requirements of 2026-11-24

    candidate  amplitude-js@8.21.10 · npm:amplitude-js@8.21.10 · sha256-0123456789ab
    engines    chromium  Chromium 150.0.7871.5
    run        playwright · 12.3 s · seed 42

              pass  fail  crash
    chromium     2     1      1

    ✗ fail  JAR-2 MUST  chromium
      The cookie’s name ends in the first six characters of the API key, and in
      nothing else.
      message   The name ends in seven characters of the key.
      expected  amp_a1b2c3
      seen      amp_a1b2c3d
      check     jar-2, jar-2-any-key (property, seed 42, 17 runs)
      replay    SDK=npm:amplitude-js@8.21.10 npx playwright test --project=chromium --grep JAR-2

    ✗ crash  CONSENT-1 MUST  chromium
      Before consent nothing is stored anywhere.
      message   The page threw: TypeError: a is undefined.
      check     consent-1
      replay    SDK=npm:amplitude-js@8.21.10 npx playwright test --project=chromium --grep CONSENT-1

    fails · 2 of 3 MUST · reports/out/amplitude-js@8.21.10/conformance.json
    "
  `);
});

test('harness errors are reported separately', () => {
  const run = results({
    reports: reports('chromium', report('chromium', 'JAR-1', 'harness-error', { message: 'The journal has a gap.' })),
    harnessErrors: [
      {
        where: 'firefox › jar-2',
        engine: 'firefox',
        message: 'Error: The browser closed before the page opened.',
        details: ['    at openPage (harness/session.ts:12:3)'],
      },
    ],
  });
  expect(terminalSummary(run, plain)).toMatchInlineSnapshot(`
    "amplitude-conformance 0.1.0 · requirements of 2026-11-24

    candidate  amplitude-js@8.21.10 · npm:amplitude-js@8.21.10 · sha256-0123456789ab
    engines    chromium  Chromium 150.0.7871.5
    run        playwright · 12.3 s

              pass  harness-error
    chromium     3              1

    ‼ 2 harness errors: the harness’s fault, not the candidate’s
      firefox › jar-2  firefox
        Error: The browser closed before the page opened.
        │     at openPage (harness/session.ts:12:3)
      jar-1  JAR-1  chromium
        The journal has a gap.
        SDK=npm:amplitude-js@8.21.10 npx playwright test --project=chromium --grep JAR-1

    harness error · reports/out/amplitude-js@8.21.10/conformance.json
    "
  `);
});

test('a declared deviation is shown with its reason', () => {
  const run = results({
    deviations: [{ requirement: 'JAR-2', engines: ['chromium', 'firefox'], reason }],
    reports: (['chromium', 'firefox'] as const).flatMap((engine) =>
      reports(engine, report(engine, 'JAR-2', 'fail', broken)),
    ),
  });
  expect(terminalSummary(run, plain)).toMatchInlineSnapshot(`
    "amplitude-conformance 0.1.0 · requirements of 2026-11-24

    candidate  amplitude-js@8.21.10 · npm:amplitude-js@8.21.10 · sha256-0123456789ab
    engines    chromium  Chromium 150.0.7871.5
               firefox   Firefox 140.12.0esr
    run        playwright · 12.3 s

              pass  deviates
    chromium     3         1
    firefox      3         1

    ~ deviates as declared
      JAR-2 MUST  chromium firefox
        The cookie’s name ends in the first six characters of the API key, and in
        nothing else.
        Declared: It appends a seventh character of the key; see options.js, line
        12, of the released bundle.

    deviates · 1 of 3 MUST · reports/out/amplitude-js@8.21.10/conformance.json
    "
  `);
});

test('a stale deviation is to be removed', () => {
  const run = results({
    deviations: [{ requirement: 'JAR-2', engines: ['chromium'], reason }],
    reports: reports('chromium'),
  });
  expect(terminalSummary(run, plain)).toMatchInlineSnapshot(`
    "amplitude-conformance 0.1.0 · requirements of 2026-11-24

    candidate  amplitude-js@8.21.10 · npm:amplitude-js@8.21.10 · sha256-0123456789ab
    engines    chromium  Chromium 150.0.7871.5
    run        playwright · 12.3 s

              pass
    chromium     4

    ✗ stale deviations: they no longer happen; remove them from the candidate file
      JAR-2  chromium
        It appends a seventh character of the key; see options.js, line 12, of the
        released bundle.

    fails · 1 stale deviation · reports/out/amplitude-js@8.21.10/conformance.json
    "
  `);
});

test('warnings are short, and unverified requirements have a reason', () => {
  const undeclared = 'The candidate does not declare deferInitialization.';
  const run = results({
    reports: [
      ...reports('chromium', report('chromium', 'CONSENT-2', 'warn', { message: 'A probe cookie came and went.' })),
      ...reports(
        'webkit',
        report('webkit', 'CONSENT-1', 'inapplicable', { message: undeclared }),
        report('webkit', 'CONSENT-2', 'inapplicable', { message: undeclared }),
        report('webkit', 'JAR-2', 'untestable', { message: 'This engine’s jar keeps no names.' }),
      ),
    ],
  });
  expect(terminalSummary(run, plain)).toMatchInlineSnapshot(`
    "amplitude-conformance 0.1.0 · requirements of 2026-11-24

    candidate  amplitude-js@8.21.10 · npm:amplitude-js@8.21.10 · sha256-0123456789ab
    engines    chromium  Chromium 150.0.7871.5
               webkit    WebKitGTK 2.50.4
    run        playwright · 12.3 s

              pass  warn  untestable  inapplicable
    chromium     3     1           0             0
    webkit       1     0           1             2

    ! warnings
      CONSENT-2 SHOULD  chromium
        A probe cookie came and went.

    - left unverified
      untestable in webkit: JAR-2
        This engine’s jar keeps no names.
      inapplicable in webkit: CONSENT-1 CONSENT-2
        The candidate does not declare deferInitialization.

    conforms · 3 MUST · 2 engines · reports/out/amplitude-js@8.21.10/conformance.json
    "
  `);
});

test('a partial run says that it is partial', () => {
  const run = results({ reports: [report('chromium', 'JAR-1', 'pass')] });
  expect(terminalSummary(run, plain)).toMatchInlineSnapshot(`
    "amplitude-conformance 0.1.0 · requirements of 2026-11-24

    candidate  amplitude-js@8.21.10 · npm:amplitude-js@8.21.10 · sha256-0123456789ab
    engines    chromium  Chromium 150.0.7871.5
    run        playwright · 12.3 s

              pass  untested
    chromium     1         3

    - left unverified
      untested: JAR-2 CONSENT-1 CONSENT-2
        No check covered it in this run.

    conforms as far as judged · partial run · reports/out/amplitude-js@8.21.10/conformance.json
    "
  `);
});

test('a hostile candidate cannot control the terminal', () => {
  const { candidate } = runInputFixture();
  const run = results({
    candidate: { ...candidate, name: '\x1b[2Jconforms', version: '1\r\n2', specifier: 'file:./\x1b]0;owned\x07.js' },
    reports: reports(
      'chromium',
      report('chromium', 'JAR-2', 'fail', {
        message: 'Expected one.\x1b[1A\x1b[2K\nconforms · 3 MUST · 3 engines',
        seen: `amp_\u202E\x9b31m${'\0'.repeat(700)}`,
      }),
    ),
  });
  const summary = terminalSummary(run, plain);
  expect(summary.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(summary).toMatchInlineSnapshot(`
    "amplitude-conformance 0.1.0 · requirements of 2026-11-24

    candidate  \\x1b[2Jconforms@1\\r\\n2 · file:./\\x1b]0;owned\\x07.js · sha256-0123456789ab
    engines    chromium  Chromium 150.0.7871.5
    run        playwright · 12.3 s

              pass  fail
    chromium     3     1

    ✗ fail  JAR-2 MUST  chromium
      The cookie’s name ends in the first six characters of the API key, and in
      nothing else.
      message   Expected one.\\x1b[1A\\x1b[2K\\nconforms · 3 MUST · 3 engines
      seen      amp_\\u{202e}\\x9b31m\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\
                … and 2219 more characters
      check     jar-2
      replay    SDK=npm:amplitude-js@8.21.10 npx playwright test --project=chromium --grep JAR-2

    fails · 1 of 3 MUST · reports/out/amplitude-js@8.21.10/conformance.json
    "
  `);
});

test('colour does not change the text', () => {
  const run = results({ reports: reports('chromium', report('chromium', 'JAR-2', 'fail', broken)) });
  const colored = terminalSummary(run, { ...plain, color: true });
  expect(colored).toContain('\x1b[31m');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are made of them.
  expect(colored.replace(/\x1b\[\d+m/g, '')).toBe(terminalSummary(run, plain));
});

test('a command is never broken into lines', () => {
  const run = results({ reports: reports('webkit', report('webkit', 'JAR-2', 'fail', broken)) });
  expect(terminalSummary(run, { ...plain, width: 60 })).toContain(
    'SDK=npm:amplitude-js@8.21.10 npx playwright test --project=webkit --grep JAR-2\n',
  );
});
