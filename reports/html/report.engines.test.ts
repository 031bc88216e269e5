import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Engine, EngineTab } from '../../harness/engine/engine.ts';
import { REAL_ENGINES, requireBrowser } from '../../harness/engine/installed-browser.ts';
import { launchEngine } from '../../harness/engine/launch.ts';
import { makeCertificate } from '../../harness/site/certificate.ts';
import { ForwardProxy } from '../../harness/site/forward-proxy.ts';
import { catalogue, REVISION } from '../../spec/catalogue.ts';
import type { CheckReport } from '../../spec/check-report.ts';
import { miniatureInput, miniatureReport, miniatureResults } from '../miniature.ts';
import type { Results } from '../results.ts';
import { aMoment, anAct, aShortStory, theWorstRun } from './eventful.ts';
import { reportHtml } from './html.tsx';

/** Milliseconds in which the heaviest page must have loaded. */
const SLOWEST = 1000;

const HOSTILE = `"><script>window.owned = 1</script><img src="http://leak.test/" onerror="window.owned = 2">\x1b[2J\u202e`;

/** One requirement fails and has a story, one has a consent to prove, the others pass. */
function aRun(text: string): Results {
  const engine = 'chromium';
  const failing: CheckReport = {
    ...miniatureReport(engine, 'COOKIE-NAME-2', 'fail', { message: text, expected: text, seen: `${text}!` }),
    title: text,
    check: text,
    replay: text,
    timeline: {
      before: 0,
      steps: [...aShortStory('COOKIE-NAME-2').steps, anAct({ act: text, threw: text, url: text, changes: null })],
    },
  };
  const proving: CheckReport = {
    ...miniatureReport(engine, 'DEFER-1', 'pass'),
    timeline: { before: 0, steps: [aMoment(), aMoment({ name: 'after consent', requests: [text] })] },
  };
  const passing = catalogue
    .filter(({ id }) => !['COOKIE-NAME-2', 'DEFER-1'].includes(id))
    .map(({ id }) => miniatureReport(engine, id, 'pass'));
  return miniatureResults({
    catalogue,
    suite: { ...miniatureInput().suite, revision: REVISION },
    reports: [failing, proving, ...passing],
  });
}

/** Pages by host, served whatever the engine; every other request is kept. */
const pages: Record<string, string> = {
  'heavy.test': reportHtml(theWorstRun(['chromium', 'firefox', 'webkit'])),
  'hostile.test': reportHtml(aRun(HOSTILE)),
  'report.test': reportHtml(aRun('six')),
};
const asked: string[] = [];
let proxy: ForwardProxy;
beforeAll(async () => {
  proxy = await ForwardProxy.start(
    await makeCertificate(),
    (url, _request, response) => {
      const { hostname, pathname } = new URL(url);
      const page = pathname === '/' ? pages[hostname] : undefined;
      if (page === undefined) asked.push(url);
      response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(page);
    },
    (host) => asked.push(host),
  );
});
afterAll(() => proxy?.close());

/** What was asked for beside the pages, but for the icon that browsers look for by themselves, and their own errands. */
const requests = () => asked.filter((url) => /\.test\b/.test(url) && !url.endsWith('/favicon.ico'));

describe.each(REAL_ENGINES)('the report in %s', (name) => {
  let engine: Engine;
  let tab: EngineTab;
  beforeAll(async () => {
    const unused = () => Promise.reject(new Error('not asked for'));
    engine = await launchEngine(name, {
      proxyUrl: proxy.url,
      receive: unused,
      page: () => null,
      blankUrl: (host) => `https://${host}/`,
      now: () => Date.now(),
    });
    tab = await engine.tab();
  });
  afterAll(() => engine?.close());

  test('opens in under a second, and asks for nothing', async () => {
    const took: number[] = [];
    let resources = 0;
    // The quickest of three is what the page needs, whatever else the machine does meanwhile.
    for (let time = 0; time < 3; time++) {
      await tab.open('http://heavy.test/');
      const [end, asked] = z
        .tuple([z.number(), z.number()])
        .parse(
          await tab.evaluate(
            `[performance.getEntriesByType('navigation')[0].loadEventEnd, performance.getEntriesByType('resource').length]`,
          ),
        );
      took.push(end);
      resources += asked;
    }
    const loaded = Math.min(...took);
    const weight = (Buffer.byteLength(`${pages['heavy.test']}`) / 1e6).toFixed(2);
    console.log(`${engine.build}: the heaviest report, ${weight} MB, has loaded after ${Math.round(loaded)} ms`);
    expect(loaded).toBeGreaterThan(0);
    expect(loaded).toBeLessThan(SLOWEST);
    expect([resources, requests()]).toEqual([0, []]);
  });

  test('is inert whatever a candidate had a hand in', async () => {
    await tab.open('http://hostile.test/#COOKIE-NAME-2');
    await tab.evaluate(`document.querySelector('#COOKIE-NAME-2 .tell').click()`);
    expect(await tab.evaluate(`document.querySelector('.timeline.scrubbed').textContent.includes('<script>')`)).toBe(
      true,
    );
    expect(await tab.evaluate('String(window.owned)')).toBe('undefined');
    expect(requests()).toEqual([]);
  });

  test('shows the requirements that are asked for, and again those that a link leads to', async () => {
    await tab.open('http://report.test/');
    const shown = `[...document.querySelectorAll('#judged article:not([hidden])')].map(({ id }) => id)`;
    expect(await tab.evaluate(`${shown}.length`)).toBe(catalogue.length);
    await tab.evaluate(`document.querySelector('input[value=fail]').click()`);
    expect(await tab.evaluate(shown)).toEqual(['COOKIE-NAME-2']);
    expect(await tab.evaluate(`document.querySelector('#filters output').value`)).toMatch(/^1 of \d+/);
    await tab.evaluate(
      `new Promise((done) => { addEventListener('hashchange', () => done(1)); location.hash = 'DEFER-1'; })`,
    );
    const top = await tab.evaluate(`document.getElementById('DEFER-1').getBoundingClientRect().top`);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(100);
    expect(await tab.evaluate(`${shown}.length`)).toBe(catalogue.length);
  });

  test('goes through a failure step by step, with what could be read at each', async () => {
    await tab.open('http://report.test/');
    await tab.evaluate(`document.querySelector('#COOKIE-NAME-2 .tell').click()`);
    const state = `document.querySelector('#COOKIE-NAME-2 .state').textContent`;
    const goTo = (step: number) => `{ const range = document.querySelector('#COOKIE-NAME-2 input[type=range]');
      range.value = ${step}; range.dispatchEvent(new Event('input')); }`;
    const at = `document.querySelector('#COOKIE-NAME-2 input[type=range]').getAttribute('aria-valuetext')`;
    expect(await tab.evaluate(at)).toBe('4 of 7: ✗ does not hold COOKIE-NAME-2 the cookie');
    expect(await tab.evaluate(state)).toMatch(
      /after step 2, the last look before this.*amp_abcdef one.*waiting in queue/,
    );
    expect(
      await tab.evaluate(`(() => {
        const list = document.querySelector('#COOKIE-NAME-2 .steps').getBoundingClientRect();
        const step = document.querySelector('#COOKIE-NAME-2 .step.current').getBoundingClientRect();
        return step.top >= list.top && step.bottom <= list.bottom;
      })()`),
    ).toBe(true);
    const states: unknown[] = [];
    for (const step of [0, 4, 5]) {
      await tab.evaluate(`(() => ${goTo(step)})()`);
      states.push(await tab.evaluate(`${state}.match(/Cookies, as the page reads them(.*)Local/)[1]`));
    }
    expect(states).toEqual(['empty', 'amp_abcdef two', 'amp_abcdef gone']);
  });
});

describe('in the hands of a person', () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  let browser: Browser;
  beforeAll(async () => {
    const found = requireBrowser('chromium');
    browser = await chromium.launch({
      ...(found.from === 'system' && { executablePath: found.path }),
      proxy: { server: proxy.url },
    });
  });
  afterAll(() => browser?.close());

  const opened = async (options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> => {
    const page = await browser.newPage(options);
    await page.goto('http://report.test/');
    await page.locator('#COOKIE-NAME-2 .tell').click();
    return page;
  };
  const phone = { viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true };

  test.each([
    ['light', { colorScheme: 'light' as const }],
    ['dark', { colorScheme: 'dark' as const }],
    ['on a phone', phone],
  ])('it breaks no rule of WCAG 2.2 AA: %s', async (_, options) => {
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

  test('arrow keys go through the steps, from the slider and from beside it', async () => {
    const page = await opened();
    const place = page.locator('#COOKIE-NAME-2 .scrubber output');
    expect(await place.textContent()).toBe('4 of 7');
    await page.keyboard.press('ArrowRight');
    expect(await place.textContent()).toBe('5 of 7');
    await page.keyboard.press('Home');
    expect(await place.textContent()).toBe('1 of 7');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    expect(await place.textContent()).toBe('2 of 7');
    await page.close();
  });

  test('a finger goes to a step', async () => {
    const page = await opened(phone);
    const track = page.locator('#COOKIE-NAME-2 input[type=range]');
    await track.scrollIntoViewIfNeeded();
    const box = await track.boundingBox();
    await page.touchscreen.tap((box?.x ?? 0) + (box?.width ?? 0) - 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    expect(await page.locator('#COOKIE-NAME-2 .scrubber output').textContent()).toBe('7 of 7');
    await page.close();
  });
});
