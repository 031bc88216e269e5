import { expect, test } from 'vitest';
import { badge, badgeSvg } from './badge.ts';
import { miniatureReport as report, miniatureReports as reports, miniatureResults as results } from './miniature.ts';

const everywhere = (['chromium', 'firefox', 'webkit'] as const).flatMap((engine) => reports(engine));
const failing = reports('chromium', report('chromium', 'JAR-2', 'fail'));
const deviations = [{ requirement: 'JAR-2', engines: ['chromium' as const], reason: 'Its own reason.' }];
const harnessErrors = [{ where: 'run', engine: null, message: 'The proxy did not start.', details: [] }];

test.each([
  ['conforms · 3 MUST · 3 engines', 'brightgreen', { reports: everywhere }],
  ['conforms · 3 MUST · firefox', 'brightgreen', { reports: reports('firefox') }],
  [
    'conforms · 2 MUST · chromium',
    'brightgreen',
    { reports: reports('chromium', report('chromium', 'CONSENT-1', 'inapplicable')) },
  ],
  ['deviates · 1 of 3 MUST', 'yellow', { reports: failing, deviations }],
  ['fails · 1 of 3 MUST', 'red', { reports: failing }],
  ['fails · 1 of 1 MUST · partial run', 'red', { reports: [report('chromium', 'JAR-2', 'fail')] }],
  ['fails · CONSENT-2', 'red', { reports: reports('chromium', report('chromium', 'CONSENT-2', 'crash')) }],
  ['fails · 1 stale deviation', 'red', { reports: everywhere, deviations }],
  ['partial run', 'lightgrey', { reports: [report('chromium', 'JAR-2', 'pass')] }],
  ['partial run', 'lightgrey', { reports: [report('chromium', 'JAR-2', 'fail')], deviations }],
  ['not judged', 'lightgrey', {}],
  ['harness error', 'lightgrey', { reports: everywhere, harnessErrors }],
])('%s', (message, color, parts) => {
  expect(badge(results(parts))).toEqual({ schemaVersion: 1, label: 'amplitude conformance', message, color });
});

test('the picture says what the badge says', () => {
  const svg = badgeSvg(badge(results({ reports: everywhere })));
  expect(svg).toMatch(/^<svg /);
  expect(svg).toContain('amplitude conformance: conforms · 3 MUST · 3 engines');
});
