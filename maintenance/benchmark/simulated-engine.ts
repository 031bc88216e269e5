import { readFile } from 'node:fs/promises';
import { CookieJar, JSDOM, VirtualConsole } from 'jsdom';
import { ScriptedExchange } from '../../harness/fixtures/scripted-exchange.ts';
import { CACHE_FOLDER } from '../../harness/resolve/cache-folder.ts';
import { resolveCandidate } from '../../harness/resolve/resolve.ts';
import { startSimulated } from '../../harness/simulated/engine.ts';
import { contest, printCosts } from './contest.ts';

// `npx tsx maintenance/benchmark/simulated-engine.ts [BUNDLE]`: what a new session of `amplitude-js` 8.21.10, or of a bundle on disk
// with its interface, costs in the simulated engine and in jsdom: one that is begun, and one of ten steps.

const API_KEY = '0123456789';
const INIT = `const instance = amplitude.getInstance(); instance.init('${API_KEY}', null, { batchEvents: true });`;
const READ = `return [document.cookie, localStorage.getItem('amplitude_unsent_${API_KEY}')];`;

/** A session’s work on a loaded page: initialise, one event that stays queued, read what was kept. */
const BEGUN: readonly string[] = [`(() => { ${INIT} instance.logEvent('an event'); ${READ} })()`];

/** Ten steps of a person’s, page by page, each step asked for by itself. */
const TEN_STEPS: readonly (readonly string[])[] = [
  [`(() => { ${INIT} })()`, call(`logEvent('first')`), call(`setUserId('somebody')`), call(`logEvent('second')`)],
  [`(() => { ${INIT} })()`, call('setOptOut(true)'), call(`logEvent('unseen')`), call('setOptOut(false)')],
  [
    `(() => { ${INIT} })()`,
    `(() => { const instance = amplitude.getInstance(); instance.logEvent('last'); ${READ} })()`,
  ],
];

function call(what: string): string {
  return `amplitude.getInstance().${what}`;
}

const given = process.argv[2]?.endsWith('.js') ? process.argv[2] : await publishedBundle();
const source = await readFile(given, 'utf8');

async function publishedBundle(): Promise<string> {
  const { scripts } = await resolveCandidate('npm:amplitude-js@8.21.10', {
    cwd: process.cwd(),
    cacheDir: CACHE_FOLDER,
    bundleReference: () => Promise.reject(new Error('not asked for')),
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
  let kept: unknown;
  for (const steps of pages) {
    await tab.open(url);
    for (const step of steps) kept = await tab.evaluate(step);
  }
  await tab.close(true);
  if (scripts.length > 0) mustHaveWorked(kept);
}

/** jsdom keeps cookies from page to page; local storage it forgets with a page, so that is carried over. */
function jsdom(
  head: string,
  runScripts: 'dangerously' | 'outside-only',
  before: string,
  pages: readonly (readonly string[])[],
): void {
  const url = nextUrl();
  const cookieJar = new CookieJar();
  let storage: [string, string][] = [];
  let kept: unknown;
  for (const steps of pages) {
    const { window } = new JSDOM(`<!doctype html><html><head>${head}</head><body></body></html>`, {
      url,
      cookieJar,
      runScripts,
      virtualConsole: new VirtualConsole(),
      // A browser has it, jsdom does not, and the SDK needs it.
      beforeParse: (made) => Object.defineProperty(made, 'crypto', { value: globalThis.crypto }),
    });
    for (const [key, value] of storage) window.localStorage.setItem(key, value);
    window.eval(before);
    for (const step of steps) kept = window.eval(step);
    storage = Object.entries(window.localStorage);
    window.close();
  }
  mustHaveWorked(kept);
}

function mustHaveWorked(kept: unknown): void {
  const text = JSON.stringify(kept);
  if (!/amp_012345=.*(?:an event|first.*second.*last)/.test(text) || text.includes('unseen')) {
    throw new Error(`It did not work: ${text}`);
  }
}

const scriptElement = `<script>${source.replaceAll('</script', '<\\/script')}</script>`;

const sessions = await contest(
  {
    simulated: () => simulated([source], [BEGUN]),
    'jsdom, the page includes the script': async () => jsdom(scriptElement, 'dangerously', '', [BEGUN]),
    'jsdom, the script is evaluated from outside': async () => jsdom('', 'outside-only', source, [BEGUN]),
    'simulated, a page without scripts': () => simulated([], [['[]']]),
    'simulated, without the watchdog': () => simulated([source], [BEGUN], unguarded),
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
