import { expect, test } from 'vitest';
import { CandidateTimeout, HarnessFault } from '../../evidence/fault.ts';
import { withTimeout } from './timeouts.ts';

const never = new Promise<never>(() => undefined);
const limits = { step: 5, signOfLife: 5 };

test('a step that ends gives its result, one that fails its reason', async () => {
  expect(await withTimeout(Promise.resolve(1), 'A step', () => never, limits)).toBe(1);
  await expect(withTimeout(Promise.reject(new Error('why')), 'A step', () => never, limits)).rejects.toThrow('why');
});

test('where the engine still answers, a step without end is the candidate’s', async () => {
  const step = withTimeout(never, 'track() in firefox', async () => undefined, limits);
  await expect(step).rejects.toThrow(CandidateTimeout);
  await expect(step).rejects.toThrow('track() in firefox did not end within 0.005 s');
});

test('where it does not, it is ours', async () => {
  await expect(withTimeout(never, 'track() in firefox', () => never, limits)).rejects.toThrow(HarnessFault);
});
