import { expect, test } from 'vitest';
import type { EngineName } from '../../evidence/verdict.ts';
import {
  reportFixture as report,
  reportsFixture as reports,
  resultsFixture as results,
} from '../fixtures/small-results.ts';
import { variedResults } from '../fixtures/varied-results.ts';
import { annotations } from './annotations.ts';
import { pullRequestSummary } from './pull-request.ts';

const broken = { message: 'The name is 100% wrong.', expected: '[ "amp_a1b2c3" ]', seen: '[]' };
const fault = {
  where: 'run',
  engine: null,
  message: 'Error: The proxy did not start.',
  details: ['    at proxy.ts:1'],
};

test('the summary has the outcome, then a table by engine, then each failure', () => {
  expect(pullRequestSummary(variedResults)).toMatchInlineSnapshot(`
    "## ✗ fails · 1 of 3 MUST

    <code>amplitude-js&#64;8.21.10</code> by <code>amplitude-conformance 0.1.0</code>, requirements of <code>2026-11-24</code>.
    Candidate <code>npm&#58;amplitude-js&#64;8.21.10</code>, <code>sha256-0123456789ab</code>.

    | engine | build | pass | fail | deviates | warn | untestable | inapplicable |
    | --- | --- | --: | --: | --: | --: | --: | --: |
    | chromium | <code>Chromium 150.0.7871.5</code> | 0 | 1 | 1 | 1 | 1 | 1 |
    | firefox | <code>Firefox 140.12.0esr</code> | 2 | 1 | 1 | 0 | 1 | 0 |

    ### ✗ Failures

    <details><summary>✗ fail <code>JAR-2 MUST</code> chromium firefox</summary>

    The cookie’s name ends in the first six characters of the API key, and in nothing else.

    - message: The name is <code>100&#37;</code> wrong.
    - expected: <code>&#91; &#34;amp&#95;a1b2c3&#34; &#93;</code>
    - seen: <code>&#91;&#93;</code>
    - check: <code>jar-2, jar-2-any-key (property, seed 42, 17 runs)</code>

    <pre><code>SDK=npm&#58;amplitude-js&#64;8.21.10 npx playwright test --project=chromium --grep JAR-2</code></pre>

    </details>

    ### ✗ Stale deviations: they no longer happen

    - <code>CONSENT-1</code> firefox: It kept a cookie once.

    ### ~ Deviates as declared

    - <code>JAR-1</code> chromium firefox: Initialisation leaves exactly one cookie in the jar. Declared: It caps the key’s suffix; see <code>&#60;options.js&#62;,</code> or ask <code>&#64;maintainer.</code>

    ### ! Warnings

    <details><summary>! warn <code>CONSENT-2 SHOULD</code> chromium</summary>

    Before consent nothing is written even for a moment.

    - message: A probe cookie came and went.
    - check: <code>consent-2</code>

    <pre><code>SDK=npm&#58;amplitude-js&#64;8.21.10 npx playwright test --project=chromium --grep CONSENT-2</code></pre>

    </details>

    ### - Left unverified

    - inapplicable in chromium, <code>CONSENT-1</code>: the candidate does not declare deferInitialization

    - untestable, <code>JAR-3</code>: A bundle does not say how it was built.
    "
  `);
});

test('harness errors come before failures', () => {
  const run = results({
    reports: reports('chromium', report('chromium', 'JAR-2', 'fail', broken)),
    harnessErrors: [fault],
  });
  const summary = pullRequestSummary(run);
  expect(summary).toMatch(/^## ‼ harness error\n/);
  expect(summary.indexOf('The proxy did not start.')).toBeLessThan(summary.indexOf('JAR-2'));
});

test('a summary never exceeds its limit, and states how many items are missing', () => {
  const long = { message: 'Much. '.repeat(200), expected: '<'.repeat(1000), seen: '>'.repeat(1000) };
  const run = results({
    reports: (['chromium', 'firefox'] as const).flatMap((engine: EngineName) =>
      reports(
        engine,
        report(engine, 'JAR-1', 'fail', long),
        report(engine, 'JAR-2', 'fail', long),
        report(engine, 'CONSENT-1', 'fail', long),
      ),
    ),
  });
  const whole = pullRequestSummary(run);
  expect(whole).not.toContain('results file');
  const cut = pullRequestSummary(run, 20_000);
  expect(cut.length).toBeLessThanOrEqual(20_000);
  expect(cut.length).toBeGreaterThan(10_000);
  expect(cut).toMatch(/\n\n… and 1 more, in the results file\.\n$/);
  expect(cut.match(/<details>/g)?.length).toBe(cut.match(/<\/details>/g)?.length);
});

test('each annotation is one workflow command', () => {
  expect(annotations(variedResults)).toMatchInlineSnapshot(`
    [
      "::error title=fail%3A JAR-2 MUST in chromium firefox::The cookie’s name ends in the first six characters of the API key, and in nothing else.%0AThe name is 100%25 wrong.%0Aexpected  [ "amp_a1b2c3" ]%0Aseen      []%0Areplay    SDK=npm:amplitude-js@8.21.10 npx playwright test --project=chromium --grep JAR-2",
      "::error title=stale deviation%3A CONSENT-1 in firefox::It no longer happens; remove it from the candidate file.%0AIt kept a cookie once.",
      "::warning title=warn%3A CONSENT-2 SHOULD in chromium::Before consent nothing is written even for a moment.%0AA probe cookie came and went.%0Areplay    SDK=npm:amplitude-js@8.21.10 npx playwright test --project=chromium --grep CONSENT-2",
      "::notice title=deviates as declared%3A JAR-1 in chromium firefox::Initialisation leaves exactly one cookie in the jar.%0AIt caps the key’s suffix; see <options.js>, or ask @maintainer.",
    ]
  `);
});

test('if there are more than ten annotations of a severity, the last one counts the rest', () => {
  const harnessErrors = Array.from({ length: 14 }, (_, index) => ({ ...fault, where: `check ${index}` }));
  const lines = annotations(results({ harnessErrors }));
  expect(lines).toHaveLength(10);
  expect(lines.at(-1)).toBe('::error title=and 5 more::The results file has all of them.');
});
