import { expect, test } from 'vitest';
import { requirementSetOf } from '../../spec/requirement-set.ts';
import {
  catalogueFixture,
  reportFixture as report,
  reportsFixture as reports,
  resultsFixture as results,
} from '../fixtures/small-results.ts';
import { badge, badgeSvg } from './badge.ts';

const everywhere = (['chromium', 'firefox', 'webkit'] as const).flatMap((engine) => reports(engine));
const failing = reports('chromium', report('chromium', 'JAR-2', 'fail'));
const deviations = [{ requirement: 'JAR-2', engines: ['chromium' as const], reason: 'Its own reason.' }];
const harnessErrors = [{ where: 'run', engine: null, message: 'The proxy did not start.', details: [] }];

test.each([
  ['conforms · 3 MUST + 1 SHOULD · chromium firefox webkit · 2026-11-24', 'brightgreen', { reports: everywhere }],
  ['conforms · 3 MUST + 1 SHOULD · firefox · 2026-11-24', 'brightgreen', { reports: reports('firefox') }],
  [
    'conforms · 2 MUST + 1 SHOULD · chromium · 2026-11-24',
    'brightgreen',
    { reports: reports('chromium', report('chromium', 'CONSENT-1', 'inapplicable')) },
  ],
  [
    'conforms · 3 MUST · firefox · 2026-11-24',
    'brightgreen',
    { reports: reports('firefox', report('firefox', 'CONSENT-2', 'warn')) },
  ],
  [
    'conforms · 2 MUST · chromium · 2026-01-01',
    'brightgreen',
    { reports: reports('chromium'), pinned: requirementSetOf(catalogueFixture.slice(0, 2), '2026-01-01') },
  ],
  ['deviates · 1 of 3 MUST · chromium · 2026-11-24', 'yellow', { reports: failing, deviations }],
  ['fails · 1 of 3 MUST · chromium · 2026-11-24', 'red', { reports: failing }],
  [
    'fails · 1 of 1 MUST · partial run · chromium · 2026-11-24',
    'red',
    { reports: [report('chromium', 'JAR-2', 'fail')] },
  ],
  [
    'fails · CONSENT-2 · chromium · 2026-11-24',
    'red',
    { reports: reports('chromium', report('chromium', 'CONSENT-2', 'crash')) },
  ],
  [
    'fails · CONSENT-2 · chromium · 2026-11-24',
    'red',
    { reports: reports('chromium', report('chromium', 'CONSENT-2', 'blocked')) },
  ],
  ['fails · 1 stale deviation · chromium firefox webkit · 2026-11-24', 'red', { reports: everywhere, deviations }],
  ['partial run', 'lightgrey', { reports: [report('chromium', 'JAR-2', 'pass')] }],
  ['partial run', 'lightgrey', { reports: [report('chromium', 'JAR-2', 'fail')], deviations }],
  ['not judged', 'lightgrey', {}],
  ['harness error', 'lightgrey', { reports: everywhere, harnessErrors }],
])('%s', (message, color, parts) => {
  expect(badge(results(parts))).toEqual({ schemaVersion: 1, label: 'amplitude conformance', message, color });
});

test('the SVG has the text of the badge', () => {
  const svg = badgeSvg(badge(results({ reports: everywhere })));
  expect(svg).toMatch(/^<svg /);
  expect(svg).toContain('amplitude conformance: conforms · 3 MUST + 1 SHOULD · chromium firefox webkit · 2026-11-24');
});
