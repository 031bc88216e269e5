import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { figuresOf, visit, ZOO } from './visit.ts';
import figures from './zoo.json' with { type: 'json' };

describe('in the simulated engine a candidate that', () => {
  test.concurrent.each(ZOO.map((member) => [member.name.replaceAll('-', ' '), member] as const))(
    '%s is seen for what it does',
    { timeout: 120_000 },
    async (_, member) => {
      const sights = await visit(member, 'simulated');
      expect(sights.filter(({ isExpected }) => !isExpected)).toEqual([]);
      // Stale figures: npm run zoo
      expect(figures).toHaveProperty([member.name], figuresOf(sights));
    },
  );
});

test('every member is visited', () => {
  const members = readdirSync(path.join(import.meta.dirname, 'members')).map((file) => path.parse(file).name);
  expect(ZOO.map(({ name }) => name).sort()).toEqual(members.sort());
});
