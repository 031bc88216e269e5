import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../spec/check-report.ts';
import type { RunInput } from '../assemble.ts';
import {
  miniatureCatalogue,
  miniatureInput,
  miniatureResults,
  miniatureReport as report,
  miniatureReports as reports,
} from '../miniature.ts';
import { specificationOf } from '../specification/specification.ts';
import { reportHtml } from './html.tsx';

const specification = specificationOf({
  revision: '2026-11-24',
  subjects: [
    { id: 'JAR', title: 'The jar', introduction: 'There is one.' },
    { id: 'CONSENT', title: 'Consent', introduction: 'It comes first.' },
  ],
  catalogue: miniatureCatalogue,
  errata: [],
  register: [],
  traceability: [],
});

/** The page about a run. */
function page(parts: Partial<RunInput>) {
  const html = reportHtml(miniatureResults(parts), specification);
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
    expect(text('#JAR-2 .remark p')).toEqual(['✗ fail chromium, firefox', 'the name: expected six, saw seven']);
    expect(text('#JAR-2 .remark dt')).toEqual(['expected', 'seen', 'check', 'replay']);
    expect(text('#JAR-2 .remark dd')).toEqual([
      'six',
      'seven',
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
      '✗ fail chromium',
      'the name: expected six, saw seven',
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

  test('who was judged, where, and what it came to', () => {
    expect(text('#run')).toEqual(['The run: harness error']);
    expect(text('section[aria-labelledby=run] > dl dd').slice(0, 3)).toEqual([
      'amplitude-js 8.21.10 npm:amplitude-js@8.21.10',
      `amplitude.umd.js sha256-0123456789ab${'c'.repeat(52)}`,
      'amplitude-js 6-8',
    ]);
    expect(text('section[aria-labelledby=run] > dl dt').at(-1)).toBe('chromium');
  });

  test('how many requirements stand where, and what that means', () => {
    expect(text('table tr')).toEqual([
      'requirementschromium',
      '✗ fail it must hold, and does not1',
      '! warn it should hold, and does not1',
      '✓ pass it holds2',
    ]);
  });

  test('what should be looked at, ours included', () => {
    expect(text('section[aria-labelledby=run] .stand')).toEqual(['✗ fail JAR-2', '! warn CONSENT-2']);
    expect(text('section[aria-labelledby=run] .remark p')).toEqual([
      '‼ harness-error run',
      'The proxy is gone.',
      'at proxy.ts',
    ]);
  });
});

test('nothing that came from a candidate or a page is more than text', () => {
  const hostile = `</code><script>alert(1)</script><img src=x onerror=alert(2)>" onload="alert(3)\x1b[2J\x07\u202e</style>`;
  const shown = `</code><script>alert(1)</script><img src=x onerror=alert(2)>" onload="alert(3)\\x1b[2J\\x07\\u{202e}</style>`;
  const said = { message: hostile, expected: hostile, seen: hostile };
  const { candidate, run } = miniatureInput();
  const { html, document, text } = page({
    candidate: { ...candidate, name: hostile, version: hostile, specifier: hostile, hash: hostile, scripts: [hostile] },
    run: { ...run, command: hostile, platform: hostile, node: hostile, startedAt: hostile },
    deviations: [{ requirement: 'JAR-2', engines: ['chromium'], reason: hostile }],
    harnessErrors: [{ where: hostile, engine: null, message: hostile, details: [hostile] }],
    reports: [
      ...reports('chromium', {
        ...report('chromium', 'JAR-2', 'fail', said),
        check: hostile,
        title: hostile,
        replay: hostile,
        build: hostile,
      }),
      report('firefox', 'JAR-1', 'crash', said),
    ],
  });
  const clean = reportHtml(miniatureResults({ reports: reports('chromium') }), specification);
  const names = (of: Document) => [...new Set(Array.from(of.querySelectorAll('*'), ({ localName }) => localName))];
  const expected = new Set([...names(new JSDOM(clean).window.document), 'b', 'code']);
  expect(names(document).filter((name) => !expected.has(name))).toEqual([]);
  expect(Array.from(document.querySelectorAll('*')).flatMap((one) => one.getAttributeNames())).not.toContain('onload');
  expect(document.title).toContain(shown);
  expect(text('#JAR-2 .remark code')).toEqual([shown, shown, shown, shown]);
  expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});
