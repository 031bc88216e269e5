import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordedVerdicts, visit, ZOO } from './visit.ts';
import figures from './zoo.json' with { type: 'json' };

describe('in the simulated engine a candidate that', () => {
  test.concurrent.each(ZOO.map((member) => [member.name.replaceAll('-', ' '), member] as const))(
    '%s gets its expected verdicts',
    { timeout: 120_000 },
    async (_, member) => {
      const results = await visit(member, 'simulated');
      expect(results.filter(({ isExpected }) => !isExpected)).toEqual([]);
      // If the figures are stale, run: npm run zoo
      expect(figures).toHaveProperty([member.name], recordedVerdicts(results));
    },
  );
});

test('every member is visited', () => {
  const members = readdirSync(path.join(import.meta.dirname, 'members')).map((file) => path.parse(file).name);
  expect(ZOO.map(({ name }) => name).sort()).toEqual(members.sort());
});
