import { expect, test } from 'vitest';
import { inlineCandidate } from '../../harness/fixtures/inline-candidate.ts';
import { InProcessTestBed } from '../../suites/check/in-process-test-bed.ts';
import { originalBundle, originalCandidate } from '../../suites/defects/defects.ts';
import { findSeededDefect } from '../seeded-defects/find-seeded-defects.ts';
import { SEEDED_DEFECTS } from '../seeded-defects/seeded-defects.ts';
import { compareEngines } from './compare-engines.ts';

const MANY = { seed: 20_261_126, stories: 8 };

test.each(['chromium', 'firefox', 'webkit'] as const)(
  'the simulated engine and %s show the same, and where one page does otherwise that is told',
  async (engine) => {
    const original = await originalCandidate();
    const simulated = await InProcessTestBed.start('simulated', original);
    const real = await InProcessTestBed.start(engine, original);
    const { differences, steps } = await compareEngines(simulated, real, MANY);
    expect(steps).toBeGreaterThan(MANY.stories);
    expect(differences).toEqual([]);
    await Promise.all([simulated.close(), real.close()]);
  },
);

test('a candidate that does otherwise in a real browser is told by what it does', async () => {
  const { profile, capabilities } = await originalCandidate();
  const source = `if (!/node/i.test(navigator.userAgent) && window.indexedDB) localStorage.setItem('real', '1');\n${await originalBundle()}`;
  const candidate = { ...inlineCandidate(source), profile, capabilities };
  const simulated = await InProcessTestBed.start('simulated', candidate);
  const real = await InProcessTestBed.start('chromium', candidate);
  const { differences } = await compareEngines(simulated, real, { ...MANY, stories: 1 });
  expect(differences).toMatchObject([
    { one: [], other: ['local storage of tab 1: real=1', 'set localStorage real=1'] },
  ]);
  await Promise.all([simulated.close(), real.close()]);
});

test.each(
  SEEDED_DEFECTS.filter(({ name }) => /logs out|opt-out as soon/.test(name)).map((one) => [one.name, one] as const),
)('stories find an SDK that %s, in as few steps as can show it', async (_, seededDefect) => {
  const { requirement, story } = await findSeededDefect(seededDefect, { seed: 1, stories: 500 });
  expect(seededDefect.breaks).toContain(requirement);
  expect(story).toHaveLength(seededDefect.fewest);
});
