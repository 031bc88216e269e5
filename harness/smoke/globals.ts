import type { Engine } from '../engine/engine.ts';
import type { Laboratory } from '../laboratory/laboratory.ts';

/** The globals that the candidate’s scripts define in a page, whatever the adapter looks for. */
export async function definedGlobals(engine: Engine, laboratory: Laboratory): Promise<string[]> {
  const [without, within] = [await globals(engine, laboratory, true), await globals(engine, laboratory, false)];
  return within.filter((name) => !without.includes(name));
}

async function globals(engine: Engine, laboratory: Laboratory, bare: boolean): Promise<string[]> {
  const site = laboratory.site();
  site.bare = bare;
  const url = `http://www.${site.domain}/`;
  site.expect(url);
  const tab = await engine.tab();
  try {
    await tab.open(url);
    return `${await tab.evaluate('Object.getOwnPropertyNames(globalThis).join()')}`.split(',');
  } finally {
    await tab.close(true);
    laboratory.retire(site);
  }
}
