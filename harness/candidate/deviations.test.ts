import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HarnessFault } from '../../evidence/fault.ts';
import { knownDeviations } from './deviations.ts';

let folder: URL;
beforeAll(async () => {
  folder = pathToFileURL(`${await mkdtemp(join(tmpdir(), 'deviations-'))}/`);
});
afterAll(() => rm(folder, { recursive: true }));

const deviation = {
  requirement: 'DEFER-3',
  engines: ['chromium'],
  reason: 'Probe cookies are written and removed before consent is given.',
};

test('deviations are found by name and version', async () => {
  await writeFile(new URL('sdk@1.0.0.json', folder), JSON.stringify({ deviations: [deviation] }));
  expect(await knownDeviations('sdk', '1.0.0', folder)).toEqual([deviation]);
  expect(await knownDeviations('sdk', '1.0.1', folder)).toEqual([]);
});

test.each([
  ['not JSON', '{'],
  ['without a reason', JSON.stringify({ deviations: [{ ...deviation, reason: '' }] })],
  [
    'about a requirement that does not exist',
    JSON.stringify({ deviations: [{ ...deviation, requirement: 'DEFER-999' }] }),
  ],
])('a list that is %s is a harness fault', async (_, text) => {
  await writeFile(new URL('sdk@2.0.0.json', folder), text);
  await expect(knownDeviations('sdk', '2.0.0', folder)).rejects.toThrow(HarnessFault);
});
