import { z } from 'zod';
import type { Engine } from '../engine/engine.ts';
import type { Laboratory } from '../laboratory/laboratory.ts';
import { type DefinedGlobal, definedGlobalSchema } from './report.ts';

/** Lists the globals that the candidate’s scripts define as objects or functions, with the methods of each. */
export async function definedGlobals(engine: Engine, laboratory: Laboratory): Promise<DefinedGlobal[]> {
  const known = await evaluate(engine, laboratory, { bare: true }, 'Object.getOwnPropertyNames(globalThis)');
  const defined = await evaluate(engine, laboratory, { bare: false }, `(${DESCRIBE})(${JSON.stringify(known)})`);
  // The scripts may have replaced what describes them.
  const described = z.array(definedGlobalSchema).safeParse(defined).data ?? [];
  return described
    .filter(({ name }) => IDENTIFIER.test(name))
    .map(({ name, methods }) => ({ name, methods: methods.filter((method) => IDENTIFIER.test(method)) }));
}

/** What can be written after a dot. */
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** The source of a function that describes the page’s globals, except those with known names. */
const DESCRIBE = `(known) => {
  const isOwner = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';
  const isBase = (owner) => Object.hasOwn(owner, '__proto__') || Object.hasOwn(owner, 'caller');
  const methodsOf = (value) => {
    const names = new Set();
    for (let owner = value; isOwner(owner) && !isBase(owner); owner = Object.getPrototypeOf(owner)) {
      for (const name of Object.getOwnPropertyNames(owner)) {
        const { value: member } = Object.getOwnPropertyDescriptor(owner, name);
        if (typeof member === 'function' && name !== 'constructor') names.add(name);
      }
    }
    return [...names];
  };
  const described = (name) => {
    try {
      const value = globalThis[name];
      return isOwner(value) ? [{ name, methods: methodsOf(value) }] : [];
    } catch {
      return [];
    }
  };
  return Object.getOwnPropertyNames(globalThis).filter((name) => !known.includes(name)).flatMap(described);
}`;

async function evaluate(
  engine: Engine,
  laboratory: Laboratory,
  { bare }: { bare: boolean },
  expression: string,
): Promise<unknown> {
  const site = laboratory.site();
  site.bare = bare;
  const url = `http://www.${site.domain}/`;
  site.expect(url);
  const tab = await engine.tab();
  try {
    await tab.open(url);
    return await tab.evaluate(expression);
  } finally {
    await tab.close(true);
    laboratory.retire(site);
  }
}
