import { expect, test } from 'vitest';
import type { EngineName } from '../../evidence/verdict.ts';
import { visit, ZOO } from './visit.ts';

// What only a browser can show of a candidate: that it leaves its page, opens windows, asks the person, brings its renderer
// down, or behaves where it finds itself watched. `npm run zoo -- --engine chromium` visits all that have a habit there.
const VISITED: readonly [name: string, engine: EngineName][] = [
  ['acts-through-a-frame', 'chromium'],
  ['behaves-while-it-is-recorded', 'chromium'],
  ['calls-alert', 'chromium'],
  ['calls-alert', 'webkit'],
  ['fills-its-memory', 'chromium'],
  ['navigates-away', 'chromium'],
  ['opens-windows', 'chromium'],
];

test.each(VISITED)('a candidate that %s, in %s, is seen for what it does', async (name, engine) => {
  const member = ZOO.find((one) => one.name === name);
  if (!member?.finds[engine]) throw new Error(`No member called ${name} has a habit in ${engine}.`);
  const sights = await visit(member, engine);
  expect(sights).not.toEqual([]);
  expect(sights.filter(({ isExpected }) => !isExpected)).toEqual([]);
});
