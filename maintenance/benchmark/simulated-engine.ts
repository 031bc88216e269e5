import { readFile } from 'node:fs/promises';
import { CookieJar, JSDOM, VirtualConsole } from 'jsdom';
import { ScriptedExchange } from '../../harness/fixtures/scripted-exchange.ts';
import { CACHE_FOLDER } from '../../harness/resolve/cache-folder.ts';
import { resolveCandidate } from '../../harness/resolve/resolve.ts';
import { startSimulated } from '../../harness/simulated/engine.ts';
import { compareCosts, printCosts } from './compare-costs.ts';

// `npx tsx maintenance/benchmark/simulated-engine.ts [BUNDLE]`: the cost of a new session with `amplitude-js` 8.21.10, or with a
// bundle on disk that has its interface, in the simulated engine and in jsdom: one short session, and one of ten steps.

const API_KEY = '0123456789';
const INIT = `const instance = amplitude.getInstance(); instance.init('${API_KEY}', null, { batchEvents: true });`;
const READ = `return [document.cookie, localStorage.getItem('amplitude_unsent_${API_KEY}')];`;

/** A short session on a loaded page: initialise, track one event that stays queued, read the stored state. */
const SHORT: readonly string[] = [`(() => { ${INIT} instance.logEvent('an event'); ${READ} })()`];

/** Ten steps, page by page, each evaluated on its own. */
const TEN_STEPS: readonly (readonly string[])[] = [
  [`(() => { ${INIT} })()`, call(`logEvent('first')`), call(`setUserId('somebody')`), call(`logEvent('second')`)],
  [`(() => { ${INIT} })()`, call('setOptOut(true)'), call(`logEvent('unseen')`), call('setOptOut(false)')],
  [
    `(() => { ${INIT} })()`,
    `(() => { const instance = amplitude.getInstance(); instance.logEvent('last'); ${READ} })()`,
  ],
];

function call(method: string): string {
  return `amplitude.getInstance().${method}`;
}

const given = process.argv[2]?.endsWith('.js') ? process.argv[2] : await publishedBundle();
const source = await readFile(given, 'utf8');

async function publishedBundle(): Promise<string> {
  const { scripts } = await resolveCandidate('npm:amplitude-js@8.21.10', {
    cwd: process.cwd(),
    cacheDir: CACHE_FOLDER,
    bundleReference: () => Promise.reject(new Error('The benchmark does not use the reference implementation.')),
  });
  return `${scripts[0]}`;
}

let sites = 0;
const nextUrl = () => `https://www.shop-${(sites++).toString(36)}.test/`;

const exchange = new ScriptedExchange();
// No recorder gives these pages a virtual clock.
exchange.time = Date.now();
const guarded = await startSimulated(exchange, { cookies: 'kept' });
const unguarded = await startSimulated(exchange, { cookies: 'kept' }, { watched: false });

async function simulated(scripts: string[], pages: readonly (readonly string[])[], engine = guarded): Promise<void> {
  exchange.scripts = scripts;
  const tab = await engine.tab();
  const url = nextUrl();
  let stored: unknown;
  for (const steps of pages) {
    await tab.open(url);
    for (const step of steps) stored = await tab.evaluate(step);
  }
  await tab.close(true);
  if (scripts.length > 0) assertWorked(stored);
}

/** jsdom keeps cookies from page to page but not local storage, which is therefore carried over. */
function jsdom(
  head: string,
  runScripts: 'dangerously' | 'outside-only',
  before: string,
  pages: readonly (readonly string[])[],
): void {
  const url = nextUrl();
  const cookieJar = new CookieJar();
  let storage: [string, string][] = [];
  let stored: unknown;
  for (const steps of pages) {
    const { window } = new JSDOM(`<!doctype html><html><head>${head}</head><body></body></html>`, {
      url,
      cookieJar,
      runScripts,
      virtualConsole: new VirtualConsole(),
      // The SDK needs `crypto`, which browsers have and jsdom lacks.
      beforeParse: (made) => Object.defineProperty(made, 'crypto', { value: globalThis.crypto }),
    });
    for (const [key, value] of storage) window.localStorage.setItem(key, value);
    window.eval(before);
    for (const step of steps) stored = window.eval(step);
    storage = Object.entries(window.localStorage);
    window.close();
  }
  assertWorked(stored);
}

function assertWorked(stored: unknown): void {
  const text = JSON.stringify(stored);
  if (!/amp_012345=.*(?:an event|first.*second.*last)/.test(text) || text.includes('unseen')) {
    throw new Error(`The SDK did not store what it should: ${text}`);
  }
}

const scriptElement = `<script>${source.replaceAll('</script', '<\\/script')}</script>`;

const sessions = await compareCosts(
  {
    simulated: () => simulated([source], [SHORT]),
    'jsdom, the page includes the script': async () => jsdom(scriptElement, 'dangerously', '', [SHORT]),
    'jsdom, the script is evaluated from outside': async () => jsdom('', 'outside-only', source, [SHORT]),
    'simulated, a page without scripts': () => simulated([], [['[]']]),
    'simulated, without the watchdog': () => simulated([source], [SHORT], unguarded),
    'ten steps: simulated': () => simulated([source], TEN_STEPS),
    'ten steps: jsdom, the page includes the script': async () => jsdom(scriptElement, 'dangerously', '', TEN_STEPS),
    'ten steps: jsdom, evaluated from outside': async () => jsdom('', 'outside-only', source, TEN_STEPS),
  },
  [given],
);
if (sessions) {
  const isTenSteps = (name: string) => name.startsWith('ten steps');
  const costs = [...sessions];
  printCosts(new Map(costs.filter(([name]) => !isTenSteps(name))), 'sessions');
  printCosts(new Map(costs.filter(([name]) => isTenSteps(name))), 'sequences');
}
await guarded.close();
await unguarded.close();
