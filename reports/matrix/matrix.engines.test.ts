import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requireBrowser } from '../../harness/engine/installed-browser.ts';
import {
  reportFixture as report,
  reportsFixture as reports,
  resultsFixture,
  runInputFixture,
} from '../fixtures/small-results.ts';
import { matrixSite } from './site.ts';

const ran = (version: string, engine: 'chromium' | 'firefox', ...broken: string[]) =>
  resultsFixture({
    candidate: { ...runInputFixture().candidate, version, hash: version },
    reports: reports(engine, ...broken.map((id) => report(engine, id, 'fail', { message: 'it is not so' }))),
  });
const site = matrixSite([
  ran('7.0.0', 'chromium', 'JAR-2', 'CONSENT-1'),
  ran('7.0.0', 'firefox', 'JAR-2', 'JAR-1'),
  ran('8.0.0', 'chromium', 'JAR-2'),
  ran('9.0.0', 'firefox'),
]);

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser: Browser;
beforeAll(async () => {
  const found = requireBrowser('chromium');
  browser = await chromium.launch(found.from === 'system' ? { executablePath: found.path } : {});
});
afterAll(() => browser?.close());

async function opened(options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
  const page = await browser.newPage(options);
  await page.setContent(`${site.get('index.html')}`);
  return page;
}
const order = (page: Page) => page.locator('#matrix tbody tr:not([hidden]) th a').allTextContents();
const cells = (page: Page, id: string) => page.locator(`#matrix tr:has(a[href="#history-${id}"]) td`).allInnerTexts();

test.each([
  ['light', { colorScheme: 'light' as const }],
  ['dark', { colorScheme: 'dark' as const }],
  ['on a phone', { viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true }],
])('the matrix meets WCAG 2.2 AA: %s', async (_, options) => {
  const page = await opened(options);
  await page.evaluate(axe);
  const violations =
    await page.evaluate(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html, failureSummary }) => html + failureSummary)]))`);
  expect(violations).toEqual([]);
  await page.close();
});

test('the rows can be sorted by the form and by candidate', async () => {
  const page = await opened();
  expect(await order(page)).toEqual(['JAR-1', 'JAR-2', 'CONSENT-1', 'CONSENT-2']);
  await page.selectOption('select[name=order]', 'failing');
  expect(await order(page)).toEqual(['JAR-2', 'JAR-1', 'CONSENT-1', 'CONSENT-2']);
  await page.selectOption('select[name=order]', 'place');
  await page.locator('#matrix th[data-column="1"] button').click();
  expect(await order(page)).toEqual(['JAR-2', 'JAR-1', 'CONSENT-1', 'CONSENT-2']);
  await page.close();
});

test('filtered by engine, a cell shows that engine’s status, links to its report, or is absent', async () => {
  const page = await opened();
  const evidence = () => page.locator('#matrix tr:has(a[href="#history-JAR-1"]) td a').first().getAttribute('href');
  expect(await cells(page, 'JAR-1')).toEqual(['✗', '✓', '✓']);
  expect(await evidence()).toBe('reports/amplitude-js@7.0.0-firefox.html#JAR-1');
  await page.selectOption('select[name=engine]', 'chromium');
  expect(await cells(page, 'JAR-1')).toEqual(['✓', '✓', '·']);
  expect(await evidence()).toBe('reports/amplitude-js@7.0.0-chromium.html#JAR-1');
  await page.selectOption('select[name=engine]', '');
  expect(await cells(page, 'JAR-1')).toEqual(['✗', '✓', '✓']);
  await page.close();
});
