import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { EngineName, Finding } from '../evidence/verdict.ts';
import { REAL_ENGINES, requireBrowser } from '../harness/engine/installed-browser.ts';
import { launchEngine } from '../harness/engine/launch.ts';
import { MiniBrowser } from '../harness/engine/mini-browser.ts';
import { VirtualDisplay } from '../harness/engine/virtual-display.ts';
import { resultsFixture, runInputFixture } from '../reports/fixtures/small-results.ts';
import { replayHtml } from '../reports/replay/html.tsx';
import { reportedCandidate } from '../reports/results/judged-candidate.ts';
import { readResults } from '../reports/results/results-file.ts';
import { catalogue, REVISION } from '../spec/catalogue.ts';
import { startTestBed } from '../suites/check/start-test-bed.ts';
import { checks } from '../suites/checks/checks.ts';
import { DEFECTS_OF_TRACKING, type Defect, originalBundle, withDefect } from '../suites/defects/defects.ts';
import { findCandidate } from './find-candidate.ts';
import { replayParts } from './replay-parts.ts';

/** A failure of a changed amplitude-js 8.21.10, and a pattern of the panel’s text after its steps. */
interface Failure {
  check: string;
  defect: Defect;
  panel: RegExp;
  engines: readonly EngineName[];
}

const FAILURES: readonly Failure[] = [
  {
    check: 'opt-out-and-back',
    defect: defectOf('OPTOUT-2'),
    panel: /POST http:\/\/ingestion\.\S+, response 200.*“still out” for/,
    engines: REAL_ENGINES,
  },
  {
    check: 'any-consent-history',
    defect: {
      ...defectOf('OPTOUT-2'),
      message: /tracked while opted out: expected \[\], saw \[ 'event \d+' \], for \{/,
    },
    panel: /response 200.*“event \d+” for/,
    engines: ['chromium'],
  },
  {
    check: 'hosts-of-a-site',
    defect: {
      name: 'keeps its cookie to the host it is on',
      find: /str \+= '; domain=' \+ opts\.domain;/,
      replace: '',
      breaks: 'DOMAIN-1',
      message: /device ids on three hosts: expected \[ '(\S+)', '\1', '\1' \], saw \[ '\1', /,
    },
    panel: /amp_5eabed \S+ www\.shop-.*amp_5eabed \S+ app\.shop-.*amp_5eabed \S+ one\.two\.shop-/,
    engines: ['chromium'],
  },
  {
    check: 'any-way-of-refusing',
    defect: defectOf('UNSENT-10'),
    panel: /Visitor 2.*amplitude_unsent_0f1e\w+ \[\].*response 429.*“refused” for/,
    engines: ['chromium'],
  },
  {
    check: 'consent-remembered',
    defect: defectOf('DEFER-11'),
    panel: /^(?!.*“not deferred” for).*“consented” for/,
    engines: ['chromium'],
  },
];

const folder = mkdtempSync(path.join(tmpdir(), 'replays-'));
const nameOf = ({ check, defect: { breaks } }: Failure) => `${breaks}-${check}`;
const pageOf = (failure: Failure) => path.join(folder, `${nameOf(failure)}.html`);
const commands = new Map<Failure, string>();

beforeAll(async () => {
  const bundle = await originalBundle();
  for (const failure of FAILURES) {
    const { defect } = failure;
    const file = path.join(folder, `${nameOf(failure)}.js`);
    writeFileSync(file, withDefect(bundle, defect));
    const candidate = await findCandidate(`file:${file}`, folder);
    const check = checks.find(({ id }) => id === failure.check);
    if (!check) throw new Error(`There is no check ${failure.check}.`);
    const testBed = await startTestBed('simulated', candidate);
    const report = await testBed.run(check, { seed: 1, values: 15 });
    await testBed.close();
    expect(
      report.findings.find((finding) => isBroken(finding, defect)),
      JSON.stringify(report.findings),
    ).toBeDefined();
    const results = resultsFixture({
      catalogue,
      candidate: reportedCandidate(candidate).candidate,
      suite: { ...runInputFixture().suite, revision: REVISION },
      reports: [report],
    });
    writeFileSync(pageOf(failure), replayHtml(results, report, await replayParts(candidate)));
    commands.set(failure, report.replay);
  }
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function defectOf(requirement: string): Defect {
  const defect = DEFECTS_OF_TRACKING.find(({ breaks }) => breaks === requirement);
  if (!defect) throw new Error(`No defect breaks ${requirement}.`);
  return defect;
}

function isBroken({ requirement, verdict, message = '' }: Finding, defect: Defect): boolean {
  return requirement === defect.breaks && verdict === 'fail' && defect.message.test(message);
}

// One of a property, and one of a check whose id is the end of another id. `suites/defects/defects.engines.test.ts` covers
// more scenarios.
const REPEATED = FAILURES.filter(({ check }) => ['any-consent-history', 'consent-remembered'].includes(check));

test.concurrent.each(REPEATED.map((failure) => [nameOf(failure), failure] as const))(
  '%s fails again with the printed replay command',
  async (name, failure) => {
    const root = path.resolve(import.meta.dirname, '..');
    const { code, output } = await new Promise<{ code: unknown; output: string }>((resolve) => {
      execFile('bash', ['-c', `${commands.get(failure)}`], { cwd: root }, (error, stdout, stderr) =>
        resolve({ code: error?.code, output: stdout + stderr }),
      );
    });
    expect(code, output).toBe(1);
    const out = path.join(root, 'reports/out', `${name}.js`);
    const { reports } = readResults(path.join(out, 'conformance.json'));
    const beside = `replay/${failure.check}.html`;
    expect(readFileSync(path.join(out, 'report.html'), 'utf8')).toContain(`href="${beside}"`);
    expect(readFileSync(path.join(out, beside), 'utf8')).toMatch(/^<!doctype html>/);
    expect(reports.map(({ check }) => check)).toEqual([failure.check]);
    expect(
      reports[0]?.findings.find((finding) => isBroken(finding, failure.defect)),
      output,
    ).toBeDefined();
  },
);

interface FileBrowser {
  open(url: string): Promise<void>;
  evaluate(expression: string): Promise<unknown>;
  close(): Promise<void>;
}

/** Starts a browser that opens files as it does for a user. A stock WebKitGTK can open only the file it is started with. */
async function browserFor(name: EngineName, url: string): Promise<FileBrowser> {
  const proxyUrl = 'http://127.0.0.1:9';
  const browser = name === 'webkit' ? requireBrowser(name) : null;
  if (browser?.from === 'system') {
    const display = await VirtualDisplay.start();
    const started = { path: browser.path, display: display.name, proxyUrl, cookies: 'kept', file: url } as const;
    const miniBrowser = await MiniBrowser.launch(started);
    return {
      open: async () => undefined,
      evaluate: (expression) => miniBrowser.firstTab.evaluate(expression),
      close: async () => {
        await miniBrowser.close();
        await display.close();
      },
    };
  }
  const unused = () => Promise.reject(new Error('Nothing is uploaded here.'));
  const engine = await launchEngine(name, {
    proxyUrl,
    receive: unused,
    page: () => null,
    blankUrl: (host) => `https://${host}/`,
    now: () => Date.now(),
  });
  const tab = await engine.tab();
  return {
    open: (address) => tab.open(address),
    evaluate: (expression) => tab.evaluate(expression),
    close: () => engine.close(),
  };
}

/** Presses the button for the next step until the step that failed. */
const STEP_BY_STEP = `(async () => {
  const stage = document.querySelector('.stage');
  const next = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Next step');
  const differences = [];
  let steps = 0;
  do {
    const taken = new Promise((done) => {
      new MutationObserver((_, observer) => {
        if (stage.getAttribute('aria-busy') === 'true') return;
        observer.disconnect();
        done();
      }).observe(stage, { attributeFilter: ['aria-busy'] });
    });
    next.click();
    await taken;
    steps++;
    differences.push(...[...stage.querySelectorAll('.panel .seen .recorded, .panel .seen .replay')].map((one) => one.textContent));
  } while (!stage.querySelector('.fails[aria-current]') && !next.disabled);
  return { steps, differences, panel: stage.querySelector('.panel').innerText.replace(/\\s+/g, ' '), where: location.href };
})()`;

/** Returns the rules of WCAG 2.2 AA that the page violates, with the elements. */
const ACCESSIBILITY_VIOLATIONS = `(async () => {
  ${readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')}
  const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await window.axe.run({ runOnly });
  return violations.map(({ id, nodes }) => [id, ...nodes.slice(0, 3).map(({ html, failureSummary }) => html + failureSummary)]);
})()`;

const steppedSchema = z.object({
  steps: z.number(),
  differences: z.array(z.string()),
  panel: z.string(),
  where: z.string(),
});

describe.each(REAL_ENGINES)('the page of a replay, opened in %s,', (name) => {
  const failures = FAILURES.filter((failure) => failure.engines.includes(name));
  const urlOf = (failure: Failure) => pathToFileURL(pageOf(failure)).href;
  let browser: FileBrowser;
  beforeAll(async () => {
    browser = await browserFor(name, urlOf(failures[0] as Failure));
  });
  afterAll(() => browser?.close());

  test.each(failures.map((failure) => [nameOf(failure), failure] as const))(
    'shows the failure %s by its steps',
    async (_, failure) => {
      await browser.open(urlOf(failure));
      const { steps, differences, panel, where } = steppedSchema.parse(await browser.evaluate(STEP_BY_STEP));
      expect(where).toMatch(/^file:.*#step-\d+$/);
      expect(panel).toMatch(failure.panel);
      // Each step has the effects that were recorded in the run.
      expect(differences).toEqual([]);
      expect(steps).toBeGreaterThan(3);
      if (name === 'chromium' && failure === FAILURES[0])
        expect(await browser.evaluate(ACCESSIBILITY_VIOLATIONS)).toEqual([]);
    },
  );
});
