import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import type { Timeline } from '../../evidence/timeline.ts';
import { actFixture, shortTimeline, snapshotFixture, worstRun } from '../fixtures/eventful-run.ts';
import {
  catalogueFixture,
  reportFixture as report,
  reportsFixture as reports,
  resultsFixture,
} from '../fixtures/small-results.ts';
import { specificationOf } from '../specification/specification.ts';
import { bundledScript } from './bundled-script.ts';
import { reportHtml, SCRIPT } from './html.tsx';
import { REPORT_STYLE } from './style.ts';

/** Bytes that a report may weigh. */
const HEAVIEST = 3_000_000;

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

const requested = { message: 'the name: expected six, saw seven', expected: 'six', seen: 'seven' };
const withTimeline = (timeline: Timeline) => ({ ...report('chromium', 'JAR-2', 'fail', requested), timeline });

const html = reportHtml(
  resultsFixture({
    reports: [...reports('chromium', withTimeline(shortTimeline('JAR-2'))), ...reports('firefox')],
  }),
  specification,
);
const { document } = new JSDOM(html).window;
const all = [...document.querySelectorAll('*')];

test('the page names all that it may do by its hash, and asks for nothing else', () => {
  const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content') ?? '';
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^;]+'; script-src 'sha256-[^;]+'; require-trusted/);
  expect(all.filter(({ localName }) => /^(link|img|iframe|object|embed|base)$/.test(localName))).toEqual([]);
  expect(all.flatMap((one) => one.getAttributeNames()).filter((name) => /^(on|src$|style$)/.test(name))).toEqual([]);
  expect(html).toContain(`<style>${REPORT_STYLE}</style>`);
  expect(html).toContain(`<script>${bundledScript(SCRIPT)}</script>`);
  expect(bundledScript(SCRIPT)).not.toMatch(/<\/script|<!--/i);
  expect(REPORT_STYLE).not.toMatch(/[<&"]/);
});

test('no id is there twice, no link leads nowhere or out of the page, no heading skips a level', () => {
  const ids = all.flatMap(({ id }) => id || []);
  expect(new Set(ids).size).toBe(ids.length);
  const links = all.flatMap((element) => element.getAttribute('href') ?? []);
  expect(links.filter((link) => !link.startsWith('#') || !ids.includes(link.slice(1)))).toEqual([]);
  const levels = all.filter(({ localName }) => /^h[1-6]$/.test(localName)).map(({ localName }) => Number(localName[1]));
  expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
});

test('without a script, a failure leads to what happened, and every step can be read', () => {
  const link = document.querySelector('#JAR-2 .tell');
  const told = document.querySelector(link?.getAttribute('href') ?? 'nowhere');
  const steps = Array.from(told?.querySelectorAll('.step') ?? [], ({ textContent }) => textContent);
  expect(steps.length).toBe(6);
  expect(steps[1]).toMatch(
    /\+20 ms init.*document\.cookie amp_abcdef=one.*cookie amp_abcdef one.*waiting in queue: “early”/,
  );
  expect(steps[3]).toBe('✗ does not hold JAR-2 the cookie');
  expect(steps[5]).toMatch(/amp_abcdef is gone/);
  expect(document.querySelectorAll('details.timeline').length).toBe(1);
});

describe('what consent is proved by', () => {
  const proof = (...snapshots: Timeline['steps']) => {
    const shown = { ...report('chromium', 'CONSENT-1', 'pass'), timeline: { before: 0, steps: snapshots } };
    const results = resultsFixture({ reports: reports('chromium', shown) });
    return new JSDOM(reportHtml(results, specification)).window.document;
  };

  test('is every place, each said to be empty, then what was done, then what there is', () => {
    const cookies = [{ name: 'amp', value: 'one', attributes: 'path /' }];
    const shown = proof(
      actFixture(),
      snapshotFixture(),
      actFixture({ act: 'enableTracking()', effects: [{ kind: 'cookie', text: 'amp=one' }] }),
      snapshotFixture({ name: 'after consent', cookies }),
    );
    const [before, after] = shown.querySelectorAll('.shown');
    expect(before?.className).toBe('shown empty');
    expect(Array.from(before?.querySelectorAll('dd') ?? [], ({ textContent }) => textContent)).toEqual(
      Array(8).fill('nothing'),
    );
    expect(after?.className.trim()).toBe('shown');
    expect(after?.querySelector('dd')?.textContent).toBe('amp = one; path /');
    expect(before?.nextElementSibling?.textContent).toBe('Then: enableTracking+0 ms enableTracking()amp=one');
  });

  test('is not said to be empty where something is left, or where nobody could look', () => {
    for (const moment of [
      snapshotFixture({ writes: ['cookie amp_test'] }),
      snapshotFixture({ requests: ['GET http://x.test/'] }),
      snapshotFixture({ kept: { ...snapshotFixture().kept, localStorage: null } }),
    ])
      expect(proof(moment).querySelector('.shown')?.className.trim()).toBe('shown');
  });
});

test('however much a run found, its page stays light, and says what it leaves out', () => {
  const heavy = reportHtml(worstRun(['chromium', 'firefox', 'webkit']));
  expect(Buffer.byteLength(heavy)).toBeLessThan(HEAVIEST);
  expect(heavy).toContain('left out, so that this page stays small');
});
