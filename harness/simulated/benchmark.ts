import { readFile } from 'node:fs/promises';
import { JSDOM, VirtualConsole } from 'jsdom';
import type { Exchange, ServedPage } from '../site/exchange.ts';
import { startSimulated } from './engine.ts';

// `npx tsx harness/simulated/benchmark.ts path/to/amplitude.umd.min.js`: new sessions a second, in the simulated engine and
// in jsdom, in turns within one run, so that whatever else the machine does slows both.

const ROUNDS = 5;
const SECONDS_A_ROUND = 1.5;

/** One session’s work: load, initialise, one event that stays queued, read what was kept. */
const WORK = `(() => {
  const instance = amplitude.getInstance();
  instance.init('0123456789', 'somebody', { batchEvents: true });
  instance.logEvent('an event');
  return [document.cookie, localStorage.getItem('amplitude_unsent_0123456789')];
})()`;

let sessions = 0;
const nextUrl = () => `https://www.shop-${(sessions++).toString(36)}.test/`;

const file = process.argv[2];
if (file === undefined) {
  console.error('usage: npx tsx harness/simulated/benchmark.ts path/to/amplitude.umd.min.js');
  process.exit(2);
}
const source = await readFile(file, 'utf8');

const servedPage = (url: string): ServedPage => ({
  recorder: '(config) => {}',
  config: 'null',
  scripts: [{ url: `${url}candidate/0/sdk.js`, source }],
  headers: {},
  title: '',
});
const exchange: Exchange = {
  proxyUrl: '',
  page: servedPage,
  receive: async () => ({ kind: 'reset' }),
  blankUrl: (host) => `https://${host}/`,
  now: () => Date.now(),
};
const engine = await startSimulated(exchange, { cookies: 'kept' });
const emptyPage = (url: string): ServedPage => ({ ...servedPage(url), scripts: [] });
const emptyEngine = await startSimulated({ ...exchange, page: emptyPage }, { cookies: 'kept' });

async function simulatedSession(): Promise<unknown> {
  const tab = await engine.tab();
  await tab.open(nextUrl());
  const kept = await tab.evaluate(WORK);
  await tab.close(true);
  return kept;
}

async function bareLoad(): Promise<unknown> {
  const tab = await emptyEngine.tab();
  await tab.open(nextUrl());
  await tab.close(true);
  return [];
}

async function jsdomSession(): Promise<unknown> {
  const { window } = new JSDOM('<!doctype html><html><head></head><body></body></html>', {
    url: nextUrl(),
    runScripts: 'outside-only',
    virtualConsole: new VirtualConsole(),
  });
  // A browser has it, jsdom does not, and the SDK needs it.
  Object.defineProperty(window, 'crypto', { value: globalThis.crypto, configurable: true });
  window.eval(source);
  const kept: unknown = window.eval(WORK);
  window.close();
  return kept;
}

/** Runs sessions for a while and returns how many a second. */
async function rate(session: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  let done = 0;
  while (performance.now() - start < SECONDS_A_ROUND * 1000) {
    await session();
    done++;
  }
  return (done * 1000) / (performance.now() - start);
}

function median(numbers: number[]): number {
  return numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

for (const session of [simulatedSession, jsdomSession]) {
  const [cookie, unsent] = (await session()) as [string, string];
  if (!cookie.includes('amp_012345=') || !unsent.includes('an event')) throw new Error(`${session.name} did not work`);
}
const rates = { simulated: [] as number[], jsdom: [] as number[], bare: [] as number[] };
for (let round = 0; round < ROUNDS; round++) {
  rates.simulated.push(await rate(simulatedSession));
  rates.jsdom.push(await rate(jsdomSession));
  rates.bare.push(await rate(bareLoad));
}
await engine.close();
await emptyEngine.close();

const [simulated, jsdom, bare] = [median(rates.simulated), median(rates.jsdom), median(rates.bare)];
console.log(`simulated  ${simulated.toFixed(1)} sessions/s  ${(1000 / simulated).toFixed(2)} ms each`);
console.log(`jsdom      ${jsdom.toFixed(1)} sessions/s  ${(1000 / jsdom).toFixed(2)} ms each`);
console.log(`ratio      ${(simulated / jsdom).toFixed(1)}`);
console.log(`a page load without a candidate: ${(1000 / bare).toFixed(2)} ms`);
