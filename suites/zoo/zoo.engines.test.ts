import { expect, test } from 'vitest';
import { visit, ZOO } from './visit.ts';

// What only a browser can show of a candidate: that it leaves its page, opens windows, asks the person, brings its renderer
// down, or behaves where it finds itself watched. `npm run zoo -- --engine chromium` visits all that have a habit there.
const VISITED = [
  'acts-through-a-frame',
  'behaves-while-it-is-recorded',
  'calls-alert',
  'fills-its-memory',
  'navigates-away',
  'opens-windows',
];

test.each(VISITED)('in Chromium, a candidate that %s is seen for what it does', async (name) => {
  const member = ZOO.find((one) => one.name === name);
  if (!member?.finds.chromium) throw new Error(`No member called ${name} has a habit in Chromium.`);
  const sights = await visit(member, 'chromium');
  expect(sights).not.toEqual([]);
  expect(sights.filter(({ isExpected }) => !isExpected)).toEqual([]);
});
