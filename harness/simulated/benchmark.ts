import { readFile } from 'node:fs/promises';
import { JSDOM, VirtualConsole } from 'jsdom';
import { startSimulated } from './engine.ts';
import { ScriptedExchange } from './scripted-exchange.ts';

// `npx tsx harness/simulated/benchmark.ts path/to/amplitude.umd.min.js`: new sessions a second in the simulated engine and
// in jsdom, in turns within one run, so that whatever else the machine does slows all of them.

const ROUNDS = 7;
const MILLISECONDS_A_TURN = 1000;

/** A session’s work on a loaded page: initialise, one event that stays queued, read what was kept. */
const WORK = `(() => {
  const instance = amplitude.getInstance();
  instance.init('0123456789', 'somebody', { batchEvents: true });
  instance.logEvent('an event');
  return [document.cookie, localStorage.getItem('amplitude_unsent_0123456789')];
})()`;

const file = process.argv[2];
if (file === undefined) {
  console.error('usage: npx tsx harness/simulated/benchmark.ts path/to/amplitude.umd.min.js');
  process.exit(2);
}
const source = await readFile(file, 'utf8');

let sites = 0;
const nextUrl = () => `https://www.shop-${(sites++).toString(36)}.test/`;

const exchange = new ScriptedExchange();
// No recorder gives these pages a virtual clock.
exchange.time = Date.now();
const engine = await startSimulated(exchange, { cookies: 'kept' });

async function simulated(scripts: string[], work: string): Promise<unknown> {
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
};

/** Milliseconds a session takes, over a turn. */
async function cost(session: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  let done = 0;
  for (; performance.now() - start < MILLISECONDS_A_TURN; done++) await session();
  return (performance.now() - start) / done;
}

const costs = new Map<string, number[]>();
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, session] of Object.entries(contestants)) {
    const kept = JSON.stringify(await session());
    if (kept !== '[]' && !/amp_012345=.*an event/.test(kept)) throw new Error(`${name} did not work: ${kept}`);
    costs.set(name, [...(costs.get(name) ?? []), await cost(session)]);
  }
}
await engine.close();

function median(numbers: readonly number[] = []): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

const own = median(costs.get('simulated'));
for (const [name, numbers] of costs) {
  const milliseconds = median(numbers);
  const perSecond = `${(1000 / milliseconds).toFixed(0)} sessions/s`.padStart(15);
  console.log(
    `${name.padEnd(45)} ${milliseconds.toFixed(2).padStart(7)} ms ${perSecond}   ${(milliseconds / own).toFixed(1)} x`,
  );
}
