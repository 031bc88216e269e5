import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import type { Timeline } from '../../evidence/timeline.ts';
import {
  catalogueFixture,
  reportFixture as report,
  reportsFixture as reports,
  resultsFixture,
} from '../fixtures/small-results.ts';
import { actFixture, shortTimeline, snapshotFixture, worstRun } from '../fixtures/timeline-results.ts';
import { bundledScript } from '../page/bundled-script.ts';
import { specificationOf } from '../specification/specification.ts';
import { reportHtml, SCRIPT } from './html.tsx';
import { REPORT_STYLE } from './style.ts';

/** The maximum size of a report in bytes. */
const MAX_BYTES = 3_000_000;

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

const broken = { message: 'the name: expected six, saw seven', expected: 'six', seen: 'seven' };
const withTimeline = (timeline: Timeline) => ({ ...report('chromium', 'JAR-2', 'fail', broken), timeline });

const html = reportHtml(
  resultsFixture({
    reports: [...reports('chromium', withTimeline(shortTimeline('JAR-2'))), ...reports('firefox')],
  }),
  specification,
);
const { document } = new JSDOM(html).window;
const all = [...document.querySelectorAll('*')];

test('the page permits only its own style and script, by hash, and loads nothing', () => {
  const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content') ?? '';
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^;]+'; script-src 'sha256-[^;]+'; require-trusted/);
  expect(all.filter(({ localName }) => /^(link|img|iframe|object|embed|base)$/.test(localName))).toEqual([]);
  expect(all.flatMap((one) => one.getAttributeNames()).filter((name) => /^(on|src$|style$)/.test(name))).toEqual([]);
  expect(html).toContain(`<style>${REPORT_STYLE}</style>`);
  expect(html).toContain(`<script>${bundledScript(SCRIPT)}</script>`);
  expect(bundledScript(SCRIPT)).not.toMatch(/<\/script|<!--/i);
  expect(REPORT_STYLE).not.toMatch(/[<&"]/);
});

test('ids are unique, links stay on the page and have a target, and headings skip no level', () => {
  const ids = all.flatMap(({ id }) => id || []);
  expect(new Set(ids).size).toBe(ids.length);
  const links = all.flatMap((element) => element.getAttribute('href') ?? []);
  expect(links.filter((link) => !link.startsWith('#') || !ids.includes(link.slice(1)))).toEqual([]);
  const levels = all.filter(({ localName }) => /^h[1-6]$/.test(localName)).map(({ localName }) => Number(localName[1]));
  expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
});

test('without its script, the page links a failure to its timeline and shows every step', () => {
  const link = document.querySelector('#JAR-2 .steps-link');
  const timeline = document.querySelector(link?.getAttribute('href') ?? 'nowhere');
  const steps = Array.from(timeline?.querySelectorAll('.step') ?? [], ({ textContent }) => textContent);
  expect(steps.length).toBe(6);
  expect(steps[1]).toMatch(
    /\+20 ms init.*document\.cookie amp_abcdef=one.*cookie amp_abcdef one.*queued in queue: “early”/,
  );
  expect(steps[3]).toBe('✗ does not hold JAR-2 the cookie');
  expect(steps[5]).toMatch(/amp_abcdef removed/);
  expect(document.querySelectorAll('details.timeline').length).toBe(1);
});

describe('the consent proof', () => {
  const proof = (...snapshots: Timeline['steps']) => {
    const proving = { ...report('chromium', 'CONSENT-1', 'pass'), timeline: { before: 0, steps: snapshots } };
    const results = resultsFixture({ reports: reports('chromium', proving) });
    return new JSDOM(reportHtml(results, specification)).window.document;
  };

  test('lists every empty place, then the actions, then the contents of each place', () => {
    const cookies = [{ name: 'amp', value: 'one', attributes: 'path /' }];
    const shown = proof(
      actFixture(),
      snapshotFixture(),
      actFixture({ act: 'enableTracking()', effects: [{ kind: 'cookie', text: 'amp=one' }] }),
      snapshotFixture({ name: 'after consent', cookies }),
    );
    const [before, after] = shown.querySelectorAll('.snapshot-contents');
    expect(before?.className).toBe('snapshot-contents empty');
    expect(Array.from(before?.querySelectorAll('dd') ?? [], ({ textContent }) => textContent)).toEqual(
      Array(8).fill('nothing'),
    );
    expect(after?.className.trim()).toBe('snapshot-contents');
    expect(after?.querySelector('dd')?.textContent).toBe('amp = one; path /');
    expect(before?.nextElementSibling?.textContent).toBe('Then: enableTracking+0 ms enableTracking()amp=one');
  });

  test('does not call a snapshot empty if a place has contents or could not be read', () => {
    for (const snapshot of [
      snapshotFixture({ writes: ['cookie amp_test'] }),
      snapshotFixture({ requests: ['GET http://x.test/'] }),
      snapshotFixture({ kept: { ...snapshotFixture().kept, localStorage: null } }),
    ])
      expect(proof(snapshot).querySelector('.snapshot-contents')?.className.trim()).toBe('snapshot-contents');
  });
});

test('the report of the worst possible run stays small and states what it omits', () => {
  const largest = reportHtml(worstRun(['chromium', 'firefox', 'webkit']));
  expect(Buffer.byteLength(largest)).toBeLessThan(MAX_BYTES);
  expect(largest).toContain('omitted to keep this page small');
});
