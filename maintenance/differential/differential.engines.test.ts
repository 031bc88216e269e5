import { expect, test } from 'vitest';
import { inlineCandidate } from '../../harness/fixtures/inline-candidate.ts';
import { startTestBed } from '../../suites/check/start-test-bed.ts';
import { originalBundle, originalCandidate } from '../../suites/defects/defects.ts';
import { findSeededDefect } from '../seeded-defects/find-seeded-defects.ts';
import { SEEDED_DEFECTS } from '../seeded-defects/seeded-defects.ts';
import { compareEngines } from './compare-engines.ts';

const MANY = { seed: 20_261_126, stories: 8 };

test.each(['chromium', 'firefox', 'webkit'] as const)('the simulated engine and %s show the same', async (engine) => {
  const original = await originalCandidate();
  const simulated = await startTestBed('simulated', original);
  const browser = await startTestBed(engine, original);
  const { differences, steps } = await compareEngines(simulated, browser, MANY);
  expect(steps).toBeGreaterThan(MANY.stories);
  expect(differences).toEqual([]);
  await Promise.all([simulated.close(), browser.close()]);
});

test('a candidate that behaves differently in a browser is reported by what differs', async () => {
  const { profile, capabilities } = await originalCandidate();
  const source = `if (!/node/i.test(navigator.userAgent) && window.indexedDB) localStorage.setItem('real', '1');\n${await originalBundle()}`;
  const candidate = { ...inlineCandidate(source), profile, capabilities };
  const simulated = await startTestBed('simulated', candidate);
  const browser = await startTestBed('chromium', candidate);
  const { differences } = await compareEngines(simulated, browser, { ...MANY, stories: 1 });
  expect(differences).toMatchObject([
    { one: [], other: ['local storage of tab 1: real=1', 'set localStorage real=1'] },
  ]);
  await Promise.all([simulated.close(), browser.close()]);
});

test.each(
  SEEDED_DEFECTS.filter(({ name }) => /logs out|opt-out as soon/.test(name)).map((one) => [one.name, one] as const),
)('stories find an SDK that %s, in the fewest steps that can show it', async (_, seededDefect) => {
  const { requirement, story } = await findSeededDefect(seededDefect, { seed: 1, stories: 500 });
  expect(seededDefect.breaks).toContain(requirement);
  expect(story).toHaveLength(seededDefect.fewest);
});
