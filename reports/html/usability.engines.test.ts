import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requireBrowser } from '../../harness/engine/installed-browser.ts';
import { failingRun } from '../fixtures/timeline-results.ts';
import { reportHtml } from './html.tsx';

const REPORT = reportHtml(failingRun('six'));

describe('the report', () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  let browser: Browser;
  beforeAll(async () => {
    const found = requireBrowser('chromium');
    browser = await chromium.launch({
      ...(found.from === 'system' && { executablePath: found.path }),
    });
  });
  afterAll(() => browser?.close());

  const opened = async (options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> => {
    const page = await browser.newPage(options);
    await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: REPORT }));
    await page.goto('http://report.test/');
    await page.locator('#COOKIE-NAME-2 .steps-link').click();
    return page;
  };
  const phone = { viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true };

  test.each([
    ['light', { colorScheme: 'light' as const }],
    ['dark', { colorScheme: 'dark' as const }],
    ['on a phone', phone],
  ])('meets WCAG 2.2 AA: %s', async (_, options) => {
    const page = await opened(options);
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    });
    await page.evaluate(axe);
    const violations =
      await page.evaluate(`axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html, failureSummary }) => html + failureSummary)]))`);
    expect(violations).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.close();
  });

  test('moves through the steps with the arrow keys, whether or not the slider has focus', async () => {
    const page = await opened();
    const position = page.locator('#COOKIE-NAME-2 .scrubber output');
    expect(await position.textContent()).toBe('4 of 7');
    await page.keyboard.press('ArrowRight');
    expect(await position.textContent()).toBe('5 of 7');
    await page.keyboard.press('Home');
    expect(await position.textContent()).toBe('1 of 7');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    expect(await position.textContent()).toBe('2 of 7');
    await page.close();
  });

  test('goes to a step when the slider is tapped', async () => {
    const page = await opened(phone);
    const track = page.locator('#COOKIE-NAME-2 input[type=range]');
    await track.scrollIntoViewIfNeeded();
    const box = await track.boundingBox();
    await page.touchscreen.tap((box?.x ?? 0) + (box?.width ?? 0) - 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    expect(await page.locator('#COOKIE-NAME-2 .scrubber output').textContent()).toBe('7 of 7');
    await page.close();
  });
});
