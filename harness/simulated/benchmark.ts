import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { JSDOM, VirtualConsole } from 'jsdom';
import { KEPT_BETWEEN_RUNS } from '../candidate/kept-between-runs.ts';
import { resolveCandidate } from '../candidate/resolve.ts';
import { startSimulated } from './engine.ts';
import { ScriptedExchange } from './scripted-exchange.ts';

// `npx tsx harness/simulated/benchmark.ts [BUNDLE]`: what a new session of `amplitude-js` 8.21.10, or of a bundle on disk
// with its interface, costs in the simulated engine and in jsdom. The contestants take turns within one run, so that whatever else the machine does slows all of them, and
// each turn is a process of its own, so that nobody collects another’s garbage.

const ROUNDS = 5;
const WARM_UP = 700;
const TURN = 1500;

/** A session’s work on a loaded page: initialise, one event that stays queued, read what was kept. */
const WORK = `(() => {
  const instance = amplitude.getInstance();
  instance.init('0123456789', 'somebody', { batchEvents: true });
  instance.logEvent('an event');
  return [document.cookie, localStorage.getItem('amplitude_unsent_0123456789')];
})()`;

const [, self = '', given, contestant] = process.argv;
const file = given ?? (await publishedBundle());
const source = await readFile(file, 'utf8');

async function publishedBundle(): Promise<string> {
  const { scripts } = await resolveCandidate('npm:amplitude-js@8.21.10', {
    cwd: process.cwd(),
    cacheDir: KEPT_BETWEEN_RUNS,
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
const unguarded = await startSimulated(exchange, { cookies: 'kept' }, Number.POSITIVE_INFINITY);

async function simulated(scripts: string[], work: string, engine = guarded): Promise<unknown> {
  exchange.scripts = scripts;
  const tab = await engine.tab();
  await tab.open(nextUrl());
  const kept = await tab.evaluate(work);
  await tab.close(true);
  return kept;
}

function jsdom(head: string, runScripts: 'dangerously' | 'outside-only', before: string): unknown {
  const { window } = new JSDOM(`<!doctype html><html><head>${head}</head><body></body></html>`, {
    url: nextUrl(),
    runScripts,
    virtualConsole: new VirtualConsole(),
    // A browser has it, jsdom does not, and the SDK needs it.
    beforeParse: (made) => Object.defineProperty(made, 'crypto', { value: globalThis.crypto }),
  });
  window.eval(before);
  const kept: unknown = window.eval(WORK);
  window.close();
  return kept;
}

const scriptElement = `<script>${source.replaceAll('</script', '<\\/script')}</script>`;
const contestants: Record<string, () => Promise<unknown>> = {
  simulated: () => simulated([source], WORK),
  'jsdom, the page includes the script': async () => jsdom(scriptElement, 'dangerously', ''),
  'jsdom, the script is evaluated from outside': async () => jsdom('', 'outside-only', source),
  'simulated, a page without scripts': () => simulated([], '[]'),
  'simulated, without the watchdog': () => simulated([source], WORK, unguarded),
};

/** Milliseconds a session takes, over a while. */
async function cost(session: () => Promise<unknown>, milliseconds: number): Promise<number> {
  const start = performance.now();
  let done = 0;
  for (; performance.now() - start < milliseconds; done++) await session();
  return (performance.now() - start) / done;
}

/** The turn of one contestant. */
async function turn(session: () => Promise<unknown>): Promise<number> {
  const kept = JSON.stringify(await session());
  if (kept !== '[]' && !/amp_012345=.*an event/.test(kept)) throw new Error(`It did not work: ${kept}`);
  await cost(session, WARM_UP);
  return cost(session, TURN);
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

const session = contestant === undefined ? undefined : contestants[contestant];
if (session) console.log(await turn(session));
else {
  const costs = Object.keys(contestants).map((name) => ({ name, turns: [] as number[] }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const { name, turns } of costs) {
      const said = execFileSync(process.execPath, [...process.execArgv, self, file, name], { encoding: 'utf8' });
      turns.push(Number(said));
    }
  }
  const own = median(costs[0]?.turns ?? []);
  for (const { name, turns } of costs) {
    const milliseconds = median(turns);
    const perSecond = `${(1000 / milliseconds).toFixed(0)} sessions/s`.padStart(15);
    const ratio = `${(milliseconds / own).toFixed(1)} x`;
    console.log(`${name.padEnd(45)} ${milliseconds.toFixed(2).padStart(7)} ms ${perSecond}   ${ratio}`);
  }
}
await guarded.close();
await unguarded.close();
