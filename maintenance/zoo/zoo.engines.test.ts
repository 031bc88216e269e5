import { expect, test } from 'vitest';
import type { EngineName } from '../../evidence/verdict.ts';
import { visit, ZOO } from './visit.ts';

// Behaviour that only a browser can show: a candidate navigates away, opens windows, opens dialogs, brings its renderer
// down, or behaves when it detects the recorder. `npm run zoo -- --engine chromium` visits all members with expected
// results there.
const VISITED: readonly [name: string, engine: EngineName][] = [
  ['acts-through-a-frame', 'chromium'],
  ['behaves-while-it-is-recorded', 'chromium'],
  ['calls-alert', 'chromium'],
  ['calls-alert', 'webkit'],
  ['fills-its-memory', 'chromium'],
  ['navigates-away', 'chromium'],
  ['opens-windows', 'chromium'],
];

test.each(VISITED)('a candidate that %s, in %s, gets its expected verdicts', async (name, engine) => {
  const member = ZOO.find((one) => one.name === name);
  if (!member?.expected[engine]) throw new Error(`No member ${name} has expected results in ${engine}.`);
  const results = await visit(member, engine);
  expect(results).not.toEqual([]);
  expect(results.filter(({ isExpected }) => !isExpected)).toEqual([]);
});
