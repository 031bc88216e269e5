import { expect, test } from 'vitest';
import { CandidateTimeout, HarnessFault } from '../../evidence/fault.ts';
import { withTimeout } from './timeouts.ts';

const never = new Promise<never>(() => undefined);
const timeouts = { step: 5, response: 5 };

test('a step that ends returns its result, and one that fails its error', async () => {
  expect(await withTimeout(Promise.resolve(1), 'A step', () => never, timeouts)).toBe(1);
  await expect(withTimeout(Promise.reject(new Error('why')), 'A step', () => never, timeouts)).rejects.toThrow('why');
});

test('a step that never ends is the candidate’s fault if the engine still responds', async () => {
  const step = withTimeout(never, 'track() in firefox', async () => undefined, timeouts);
  await expect(step).rejects.toThrow(CandidateTimeout);
  await expect(step).rejects.toThrow('track() in firefox did not end within 0.005 s');
});

test('a step that never ends is the harness’s fault if the engine no longer responds', async () => {
  await expect(withTimeout(never, 'track() in firefox', () => never, timeouts)).rejects.toThrow(HarnessFault);
});
