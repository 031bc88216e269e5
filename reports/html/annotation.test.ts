import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../evidence/check-report.ts';
import type { Timeline } from '../../evidence/timeline.ts';
import {
  catalogueFixture,
  reportFixture as report,
  reportsFixture as reports,
  resultsFixture,
  runInputFixture,
} from '../fixtures/small-results.ts';
import { actFixture, snapshotFixture } from '../fixtures/timeline-results.ts';
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

/** The report of a run. */
function page(parts: Partial<RunInput>) {
  const html = reportHtml(resultsFixture(parts), specification);
  const { document } = new JSDOM(html).window;
  return { html, document, text: (selector: string) => texts(document, selector) };
}

/** The text of each matching element, with white space collapsed. */
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

describe('a requirement shows', () => {
  test('its status in each engine, the most serious first', () => {
    const { document, text } = page({
      reports: [
        ...reports('chromium'),
        ...reports('firefox', report('firefox', 'JAR-2', 'fail', broken)),
        ...reports('webkit', report('webkit', 'JAR-2', 'untestable', { message: 'it keeps no such cookie' })),
      ],
    });
    expect(text('#JAR-2 .status')).toEqual(['✗ fail firefox', '✓ pass chromium', '– untestable webkit']);
    expect(document.getElementById('JAR-2')?.className).toBe('judged bad');
    expect(text('#JAR-1 .status')).toEqual(['✓ pass chromium, firefox, webkit']);
    expect(document.getElementById('JAR-1')?.className).toBe('judged good');
  });

  test('the expected and seen values of a failure, its check, and the command that reproduces it', () => {
    const failing = (engine: 'chromium' | 'firefox') => reports(engine, report(engine, 'JAR-2', 'fail', broken));
    const { text } = page({ reports: [...failing('chromium'), ...failing('firefox')] });
    expect(text('#JAR-2 .finding p')).toEqual(['✗ fail chromium, firefox The promise of JAR-2', 'the name']);
    expect(text('#JAR-2 .finding figure')).toEqual(['expectedsix', 'seenseven']);
    expect(text('#JAR-2 .finding mark')).toEqual(['ix', 'even']);
    expect(text('#JAR-2 .finding dt')).toEqual(['check', 'reproduce']);
    expect(text('#JAR-2 .finding dd')).toEqual([
      'jar-2',
      'SDK=npm:amplitude-js@8.21.10 npx playwright test --project=chromium --grep JAR-2',
    ]);
    expect(text('.finding').length).toBe(1);
  });

  test('the reason for a declared deviation', () => {
    const { text } = page({
      reports: reports('chromium', report('chromium', 'JAR-2', 'fail', broken)),
      deviations: [{ requirement: 'JAR-2', engines: ['chromium'], reason: 'It cuts the key after seven.' }],
    });
    expect(text('#JAR-2 .status')).toEqual(['~ deviates chromium']);
    expect(text('#JAR-2 .finding p')).toEqual([
      '✗ fail chromium The promise of JAR-2',
      'the name',
      '~ deviates chromium',
      'Declared: It cuts the key after seven.',
    ]);
  });

  test('no blocked check if another check could judge it', () => {
    const blocked: CheckReport = { ...report('chromium', 'JAR-2', 'blocked', { message: 'no jar' }), check: 'other' };
    const { text } = page({ reports: [...reports('chromium'), blocked] });
    expect(text('#JAR-2 .status')).toEqual(['✓ pass chromium']);
    expect(text('.finding')).toEqual([]);
  });
});

describe('the header shows', () => {
  const { text } = page({
    reports: reports('chromium', report('chromium', 'JAR-2', 'fail', broken), report('chromium', 'CONSENT-2', 'warn')),
    harnessErrors: [{ where: 'run', engine: null, message: 'The proxy is gone.', details: ['at proxy.ts'] }],
  });

  test('the outcome, the candidate and the engines', () => {
    expect(text('h1')).toEqual(['amplitude-js 8.21.10 was not judged: the harness broke']);
    expect(text('.run-facts > dl > dd').slice(0, 3)).toEqual([
      'amplitude-js 8.21.10 npm:amplitude-js@8.21.10',
      `sha256-0123456789ab${'c'.repeat(52)}`,
      'amplitude.umd.js',
    ]);
    expect(text('.run-facts > dl > dt')).toContain('chromium');
  });

  test('the requirements counted by level and by status, with the meaning of each status', () => {
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

  test('what needs attention, including harness errors', () => {
    expect(text('section[aria-labelledby=needs-attention] .status')).toEqual(['✗ fail JAR-2', '! warn CONSENT-2']);
    expect(text('header .finding p')).toEqual(['‼ harness-error run', 'The proxy is gone.', 'at proxy.ts']);
  });

  test('the unverified requirements with the reasons', () => {
    const needs = { message: 'the candidate does not declare it' };
    const few = page({
      reports: [report('chromium', 'JAR-1', 'pass'), report('chromium', 'CONSENT-1', 'inapplicable', needs)],
    });
    expect(few.text('h1')).toEqual(['amplitude-js 8.21.10 conforms as far as judged']);
    expect(few.text('.answer p')[0]).toBe(
      'All MUST requirements that were judged (1) hold. Only some of the checks ran: 2 requirements went untested in at least one engine.',
    );
    expect(few.text('.reasons li')).toEqual([
      '– inapplicable in chromium: the candidate does not declare it CONSENT-1',
      '? untested in chromium: No check covered it in this run. JAR-2 CONSENT-2',
    ]);
  });
});

/** The report of a run that fills every field that the page shows with the same text. */
function pageFilledWith(text: string) {
  const finding = { message: text, expected: text, seen: `${text}!` };
  const { candidate, run } = runInputFixture();
  const kept = { [text]: text };
  const steps: Timeline['steps'] = [
    actFixture({
      url: text,
      act: text,
      threw: text,
      endpoint: text,
      effects: [{ kind: 'console', text: text }],
      arrived: [{ status: 200, apiKey: text, events: { types: [text], more: 1 } }],
      changes: [{ place: 'cookie', name: text, value: text }],
      outbox: [{ key: text, events: { types: [text], more: 0 } }],
    }),
    { kind: 'judgement', requirement: text, what: text, holds: false },
    snapshotFixture({
      url: text,
      name: text,
      cookies: [{ name: text, value: text, attributes: text }],
      kept: { localStorage: kept, sessionStorage: kept, databases: [text], caches: [text], serviceWorkers: [text] },
      requests: [text],
      writes: [text],
    }),
  ];
  return page({
    candidate: { ...candidate, name: text, version: text, specifier: text, hash: text, scripts: [text] },
    run: { ...run, command: text, platform: text, node: text, startedAt: text },
    deviations: [{ requirement: 'JAR-2', engines: ['chromium'], reason: text }],
    harnessErrors: [{ where: text, engine: null, message: text, details: [text] }],
    reports: [
      ...reports('chromium', {
        ...report('chromium', 'JAR-2', 'fail', finding),
        check: text,
        title: text,
        replay: text,
        build: text,
        timeline: { before: 1, steps },
      }),
      report('firefox', 'JAR-1', 'crash', finding),
    ],
  });
}

test('text from a candidate or a page never becomes markup', () => {
  const hostile = `</code><script>alert(1)</script><img src=x onerror=alert(2)>" onload="alert(3)\x1b[2J\x07\u202e</style>`;
  const shown = `</code><script>alert(1)</script><img src=x onerror=alert(2)>" onload="alert(3)\\x1b[2J\\x07\\u{202e}</style>`;
  const { html, document, text } = pageFilledWith(hostile);
  const shape = (of: Document) =>
    Array.from(of.querySelectorAll('*'), (one) => `${one.localName} ${one.getAttributeNames().sort().join(' ')}`);
  expect(shape(document)).toEqual(shape(pageFilledWith('harmless').document));
  expect(document.title).toContain(shown);
  expect(text('#JAR-2 .finding code').slice(-2)).toEqual([shown, shown]);
  expect(text('.judgement .action')[0]).toContain(shown);
  expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});
