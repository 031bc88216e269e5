import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../evidence/check-report.ts';
import type { Timeline } from '../../evidence/timeline.ts';
import { actFixture, snapshotFixture } from '../fixtures/eventful-run.ts';
import {
  catalogueFixture,
  reportFixture as report,
  reportsFixture as reports,
  resultsFixture,
  runInputFixture,
} from '../fixtures/small-results.ts';
import type { RunInput } from '../results/assemble.ts';
import { specificationOf } from '../specification/specification.ts';
import { reportHtml } from './html.tsx';

const specification = specificationOf({
  revision: '2026-11-24',
  subjects: [
    { id: 'JAR', title: 'The jar', introduction: 'There is one.' },
    { id: 'CONSENT', title: 'Consent', introduction: 'It comes first.' },
  ],
  catalogue: catalogueFixture,
  errata: [],
  register: [],
  traceability: [],
});

/** The page about a run. */
function page(parts: Partial<RunInput>) {
  const html = reportHtml(resultsFixture(parts), specification);
  const { document } = new JSDOM(html).window;
  return { html, document, text: (selector: string) => texts(document, selector) };
}

/** The words of each element, as a person reads them. */
function texts(document: Document, selector: string): string[] {
  return [...document.querySelectorAll(selector)].map(({ textContent }) =>
    (textContent ?? '').replace(/\s+/g, ' ').trim(),
  );
}

const broken = {
  message: 'the name: expected six, saw seven',
  expected: 'six',
  seen: 'seven',
};

describe('beside each sentence stands', () => {
  test('its verdict in each engine, what must be seen first first', () => {
    const { document, text } = page({
      reports: [
        ...reports('chromium'),
        ...reports('firefox', report('firefox', 'JAR-2', 'fail', broken)),
        ...reports('webkit', report('webkit', 'JAR-2', 'untestable', { message: 'it keeps no such cookie' })),
      ],
    });
    expect(text('#JAR-2 .stand')).toEqual(['✗ fail firefox', '✓ pass chromium', '– untestable webkit']);
    expect(document.getElementById('JAR-2')?.className).toBe('judged bad');
    expect(text('#JAR-1 .stand')).toEqual(['✓ pass chromium, firefox, webkit']);
    expect(document.getElementById('JAR-1')?.className).toBe('judged good');
  });

  test('under a failing one what was expected and seen, the check, and the command that shows it again', () => {
    const failing = (engine: 'chromium' | 'firefox') => reports(engine, report(engine, 'JAR-2', 'fail', broken));
    const { text } = page({ reports: [...failing('chromium'), ...failing('firefox')] });
    expect(text('#JAR-2 .remark p')).toEqual(['✗ fail chromium, firefox The promise of JAR-2', 'the name']);
    expect(text('#JAR-2 .remark figure')).toEqual(['expectedsix', 'seenseven']);
    expect(text('#JAR-2 .remark mark')).toEqual(['ix', 'even']);
    expect(text('#JAR-2 .remark dt')).toEqual(['check', 'replay']);
    expect(text('#JAR-2 .remark dd')).toEqual([
      'jar-2',
      'SDK=npm:amplitude-js@8.21.10 npx playwright test --project=chromium --grep JAR-2',
    ]);
    expect(text('.remark').length).toBe(1);
  });

  test('why it deviates', () => {
    const { text } = page({
      reports: reports('chromium', report('chromium', 'JAR-2', 'fail', broken)),
      deviations: [{ requirement: 'JAR-2', engines: ['chromium'], reason: 'It cuts the key after seven.' }],
    });
    expect(text('#JAR-2 .stand')).toEqual(['~ deviates chromium']);
    expect(text('#JAR-2 .remark p')).toEqual([
      '✗ fail chromium The promise of JAR-2',
      'the name',
      '~ deviates chromium',
      'Declared: It cuts the key after seven.',
    ]);
  });

  test('nothing of one check that was blocked, where another could judge', () => {
    const blocked: CheckReport = { ...report('chromium', 'JAR-2', 'blocked', { message: 'no jar' }), check: 'other' };
    const { text } = page({ reports: [...reports('chromium'), blocked] });
    expect(text('#JAR-2 .stand')).toEqual(['✓ pass chromium']);
    expect(text('.remark')).toEqual([]);
  });
});

describe('at the top stand', () => {
  const { text } = page({
    reports: reports('chromium', report('chromium', 'JAR-2', 'fail', broken), report('chromium', 'CONSENT-2', 'warn')),
    harnessErrors: [{ where: 'run', engine: null, message: 'The proxy is gone.', details: ['at proxy.ts'] }],
  });

  test('what it came to, and who was judged, where', () => {
    expect(text('h1')).toEqual(['amplitude-js 8.21.10 is not judged: the suite broke']);
    expect(text('.circumstances > dl > dd').slice(0, 3)).toEqual([
      'amplitude-js 8.21.10 npm:amplitude-js@8.21.10',
      `sha256-0123456789ab${'c'.repeat(52)}`,
      'amplitude.umd.js',
    ]);
    expect(text('.circumstances > dl > dt')).toContain('chromium');
  });

  test('how many requirements of a level stand how, in each engine, and what each verdict means', () => {
    expect(text('table tr')).toEqual([
      'levelengineholdfaildeviate, warn',
      'MUSTchromium210',
      'SHOULDchromium001',
      'requirementschromium',
      '✗ fail a MUST requirement does not hold1',
      '! warn a SHOULD requirement does not hold1',
      '✓ pass it holds2',
    ]);
  });

  test('what should be looked at, ours included', () => {
    expect(text('section[aria-labelledby=to-look-at] .stand')).toEqual(['✗ fail JAR-2', '! warn CONSENT-2']);
    expect(text('header .remark p')).toEqual(['‼ harness-error run', 'The proxy is gone.', 'at proxy.ts']);
  });

  test('what nothing is said of, and why', () => {
    const needs = { message: 'the candidate does not declare it' };
    const few = page({
      reports: [report('chromium', 'JAR-1', 'pass'), report('chromium', 'CONSENT-1', 'inapplicable', needs)],
    });
    expect(few.text('h1')).toEqual(['amplitude-js 8.21.10 conforms as far as judged']);
    expect(few.text('.answer p')[0]).toBe(
      'All 1 MUST requirements that were judged hold. Only a part of the checks was run: 2 requirements went untested in at least one engine.',
    );
    expect(few.text('.reasons li')).toEqual([
      '– inapplicable in chromium: the candidate does not declare it CONSENT-1',
      '? untested in chromium: No check covered it in this run. JAR-2 CONSENT-2',
    ]);
  });
});

/** A run that tells of everything a page can tell of, always in the same words. */
function everythingSays(words: string) {
  const said = { message: words, expected: words, seen: `${words}!` };
  const { candidate, run } = runInputFixture();
  const kept = { [words]: words };
  const steps: Timeline['steps'] = [
    actFixture({
      url: words,
      act: words,
      threw: words,
      endpoint: words,
      effects: [{ kind: 'console', text: words }],
      arrived: [{ status: 200, apiKey: words, events: { types: [words], more: 1 } }],
      changes: [{ place: 'cookie', name: words, value: words }],
      outbox: [{ key: words, events: { types: [words], more: 0 } }],
    }),
    { kind: 'judgement', requirement: words, what: words, holds: false },
    snapshotFixture({
      url: words,
      name: words,
      cookies: [{ name: words, value: words, attributes: words }],
      kept: { localStorage: kept, sessionStorage: kept, databases: [words], caches: [words], serviceWorkers: [words] },
      requests: [words],
      writes: [words],
    }),
  ];
  return page({
    candidate: { ...candidate, name: words, version: words, specifier: words, hash: words, scripts: [words] },
    run: { ...run, command: words, platform: words, node: words, startedAt: words },
    deviations: [{ requirement: 'JAR-2', engines: ['chromium'], reason: words }],
    harnessErrors: [{ where: words, engine: null, message: words, details: [words] }],
    reports: [
      ...reports('chromium', {
        ...report('chromium', 'JAR-2', 'fail', said),
        check: words,
        title: words,
        replay: words,
        build: words,
        timeline: { before: 1, steps },
      }),
      report('firefox', 'JAR-1', 'crash', said),
    ],
  });
}

test('nothing that came from a candidate or a page is more than text', () => {
  const hostile = `</code><script>alert(1)</script><img src=x onerror=alert(2)>" onload="alert(3)\x1b[2J\x07\u202e</style>`;
  const shown = `</code><script>alert(1)</script><img src=x onerror=alert(2)>" onload="alert(3)\\x1b[2J\\x07\\u{202e}</style>`;
  const { html, document, text } = everythingSays(hostile);
  const shape = (of: Document) =>
    Array.from(of.querySelectorAll('*'), (one) => `${one.localName} ${one.getAttributeNames().sort().join(' ')}`);
  expect(shape(document)).toEqual(shape(everythingSays('harmless').document));
  expect(document.title).toContain(shown);
  expect(text('#JAR-2 .remark code').slice(-2)).toEqual([shown, shown]);
  expect(text('.judgement .did')[0]).toContain(shown);
  expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});
