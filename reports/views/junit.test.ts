import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { reportsFixture as reports, resultsFixture as results } from '../fixtures/small-results.ts';
import { variedResults } from '../fixtures/varied-results.ts';
import { junitXml } from './junit.ts';

const schema = readFileSync(new URL('./junit.xsd', import.meta.url), 'utf8');
const validated = (contents: string) =>
  validateXML({ xml: { fileName: 'junit.xml', contents }, schema: { fileName: 'junit.xsd', contents: schema } });

const broken = {
  ...variedResults,
  harnessErrors: [
    { where: 'run', engine: null, message: 'Error: The proxy did not start.', details: ['at proxy.ts:1'] },
  ],
};

test('it is valid by Jenkins’s schema', async () => {
  const xml = junitXml(broken);
  expect((await validated(xml)).errors).toEqual([]);
  expect((await validated(xml.replace('<failure', '<verdict').replace('</failure', '</verdict'))).valid).toBe(false);
});

test('there is a suite for each engine and a case for each requirement, and only what holds passes', () => {
  expect(junitXml(broken)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="amplitude-js@8.21.10 by amplitude-conformance 0.1.0">
      <testsuite name="chromium" tests="5" failures="1" errors="0" skipped="4" time="0.600" timestamp="2026-11-24T02:00:00.000Z">
        <properties>
          <property name="build" value="Chromium 150.0.7871.5"/>
          <property name="candidate" value="npm:amplitude-js@8.21.10"/>
          <property name="candidate hash" value="sha256-0123456789abcccccccccccccccccccccccccccccccccccccccccccccccccccc"/>
          <property name="suite" value="amplitude-conformance 0.1.0, requirements of 2026-11-24"/>
          <property name="command" value="SDK=npm:amplitude-js@8.21.10 npx playwright test"/>
        </properties>
        <testcase name="JAR-1 MUST Initialisation leaves exactly one cookie in the jar." classname="chromium.JAR" time="0.120">
          <skipped>deviates: It caps the key’s suffix; see &lt;options.js&gt;, or ask @maintainer.</skipped>
        </testcase>
        <testcase name="JAR-2 MUST The cookie’s name ends in the first six characters of the API key, and in nothing else." classname="chromium.JAR" time="0.240">
          <failure type="fail" message="The name is 100% wrong.">The name is 100% wrong.
    expected  [ "amp_a1b2c3" ]
    seen      []
    check     jar-2, jar-2-any-key (property, seed 42, 17 runs)
    replay    SDK=npm:amplitude-js@8.21.10 npx playwright test --project=chromium --grep JAR-2</failure>
        </testcase>
        <testcase name="CONSENT-1 MUST Before consent nothing is stored anywhere." classname="chromium.CONSENT" time="0.120">
          <skipped>inapplicable: the candidate does not declare deferInitialization</skipped>
        </testcase>
        <testcase name="CONSENT-2 SHOULD Before consent nothing is written even for a moment." classname="chromium.CONSENT" time="0.120">
          <skipped>warn: A probe cookie came and went.</skipped>
        </testcase>
        <testcase name="JAR-3 MAY A build may call its cookies something else." classname="chromium.JAR" time="0.000">
          <skipped>untestable: A bundle does not say how it was built.</skipped>
        </testcase>
      </testsuite>
      <testsuite name="firefox" tests="5" failures="2" errors="0" skipped="2" time="0.480" timestamp="2026-11-24T02:00:00.000Z">
        <properties>
          <property name="build" value="Firefox 140.12.0esr"/>
          <property name="candidate" value="npm:amplitude-js@8.21.10"/>
          <property name="candidate hash" value="sha256-0123456789abcccccccccccccccccccccccccccccccccccccccccccccccccccc"/>
          <property name="suite" value="amplitude-conformance 0.1.0, requirements of 2026-11-24"/>
          <property name="command" value="SDK=npm:amplitude-js@8.21.10 npx playwright test"/>
        </properties>
        <testcase name="JAR-1 MUST Initialisation leaves exactly one cookie in the jar." classname="firefox.JAR" time="0.120">
          <skipped>deviates: It caps the key’s suffix; see &lt;options.js&gt;, or ask @maintainer.</skipped>
        </testcase>
        <testcase name="JAR-2 MUST The cookie’s name ends in the first six characters of the API key, and in nothing else." classname="firefox.JAR" time="0.120">
          <failure type="fail" message="The name is 100% wrong.">The name is 100% wrong.
    expected  [ "amp_a1b2c3" ]
    seen      []
    check     jar-2
    replay    SDK=npm:amplitude-js@8.21.10 npx playwright test --project=firefox --grep JAR-2</failure>
        </testcase>
        <testcase name="CONSENT-1 MUST Before consent nothing is stored anywhere." classname="firefox.CONSENT" time="0.120">
          <failure type="stale deviation" message="It holds, although the candidate declares a deviation: remove the deviation from the candidate file.">It holds, although the candidate declares a deviation: remove the deviation from the candidate file.
    It kept a cookie once.</failure>
        </testcase>
        <testcase name="CONSENT-2 SHOULD Before consent nothing is written even for a moment." classname="firefox.CONSENT" time="0.120"/>
        <testcase name="JAR-3 MAY A build may call its cookies something else." classname="firefox.JAR" time="0.000">
          <skipped>untestable: A bundle does not say how it was built.</skipped>
        </testcase>
      </testsuite>
      <testsuite name="harness" tests="1" failures="0" errors="1" skipped="0" time="0.000" timestamp="2026-11-24T02:00:00.000Z">
        <testcase name="run" classname="harness.run" time="0.000">
          <error type="harness-error" message="Error: The proxy did not start.">Error: The proxy did not start.
    at proxy.ts:1</error>
        </testcase>
      </testsuite>
    </testsuites>
    "
  `);
});

test('a run in which everything holds has passing cases only', () => {
  const xml = junitXml(results({ reports: reports('webkit') }));
  expect(xml).toContain('<testsuite name="webkit" tests="4" failures="0" errors="0" skipped="0" time="0.480"');
  expect(xml).not.toMatch(/<(?:failure|error|skipped)/);
});
