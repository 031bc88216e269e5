import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleRenamedFork } from '../reference-impl/bundle.ts';
import { startTestBed } from '../suites/check/start-test-bed.ts';
import { checks } from '../suites/checks/checks.ts';
import { findCandidate } from './find-candidate.ts';

// A profile describes names and formats. A fork that breaks a promise and describes that in its profile still breaks it.
const scratch = mkdtempSync(path.join(tmpdir(), 'softened-'));
let bundle = '';
beforeAll(async () => {
  const file = path.join(scratch, 'beacon.js');
  await bundleRenamedFork(file);
  bundle = readFileSync(file, 'utf8');
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const FIELDS = {
  deviceId: 'd',
  userId: 'u',
  optOut: 'o',
  sessionId: 's',
  lastEventTime: 't',
  eventId: 'e',
  identifyId: 'i',
  sequenceNumber: 'q',
};

interface Fork {
  encodings?: readonly string[];
  unsent?: Readonly<Record<string, unknown>>;
  /** Replacements in the bundle. Each text to replace must occur. */
  changes?: readonly [from: string, to: string][];
}

/** Returns the requirements that one check finds broken in the renamed fork, with these changes and this profile. */
async function broken(check: string, { encodings = ['base64'], unsent = {}, changes = [] }: Fork): Promise<string[]> {
  const scripts = path.join(scratch, 'fork.js');
  writeFileSync(
    scripts,
    changes.reduce((source, [from, to]) => {
      expect(source).toContain(from);
      return source.replaceAll(from, () => to);
    }, bundle),
  );
  const profile = {
    api: { global: 'beacon' },
    upload: { format: 'json', apiKeyField: 'project', eventsField: 'batch' },
    unsent: { eventsKey: 'beacon_queue', identifiesKey: 'beacon_people', ...unsent },
    identityCookie: { prefix: 'bcn.', keyCharacters: 8, codec: { kind: 'json', encodings, fields: FIELDS } },
  };
  const file = path.join(scratch, 'fork.candidate.json');
  writeFileSync(file, JSON.stringify({ name: 'fork', scripts, follows: 'amplitude-js 6-8', profile }));
  const testBed = await startTestBed('simulated', await findCandidate(file, scratch));
  try {
    const [chosen] = checks.filter(({ id }) => id === check);
    if (!chosen) throw new Error(`There is no check ${check}.`);
    const { findings } = await testBed.run(chosen, { seed: 1, values: 1 });
    return findings
      .filter(({ verdict }) => verdict !== 'pass' && verdict !== 'inapplicable')
      .map(({ requirement }) => requirement);
  } finally {
    await testBed.close();
  }
}

test('a fork that only renames breaks nothing', async () => {
  expect(await broken('first-visit', {})).toEqual([]);
  expect(await broken('refused-uploads', {})).toEqual([]);
});

test('a codec without Base64 exposes the user id', async () => {
  const changes: [string, string][] = [
    [
      'return encodeText(JSON.stringify(Object.fromEntries(fields)))',
      'return encodeURIComponent(JSON.stringify(Object.fromEntries(fields)))',
    ],
    ['JSON.parse(decodeText(text))', 'JSON.parse(decodeURIComponent(text))'],
  ];
  expect(await broken('first-visit', { encodings: ['uri'], changes })).toEqual(['COOKIE-VALUE-2', 'COOKIE-VALUE-3']);
});

test('a queue whose key has only a part of the API key is shared with other projects', async () => {
  const changes: [string, string][] = [[`Key}_\${apiKey}`, `Key}_\${apiKey.slice(0, 6)}`]];
  expect(await broken('refused-uploads', { unsent: { keyCharacters: 6 }, changes })).toEqual(['UNSENT-SCOPE-1']);
});
