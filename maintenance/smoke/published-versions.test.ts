import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UsageError } from '../../evidence/fault.ts';
import { Home } from '../../harness/fixtures/home.ts';
import { startLocalRegistry } from '../../harness/fixtures/local-registry.ts';
import { changed, SMALLEST_SDK } from '../../harness/fixtures/smallest-sdk.ts';
import { type PublishedSmoke, smokePublished } from './published-versions.ts';

let home: Home;
beforeEach(async () => {
  home = await Home.make();
});
afterEach(() => home.remove());

async function history(name: string): Promise<PublishedSmoke[]> {
  const found = [];
  for await (const one of smokePublished(name, {
    cacheDir: join(home.path, 'cache'),
    cwd: home.path,
    bundleReference: () => Promise.reject(new Error('not requested')),
    env: home.env,
  }))
    found.push(one);
  return found;
}

/** What the oldest releases would be with the names of their line. */
const OF_3_TO_5: [from: string, to: string][] = [
  ["'amp_' + apiKey.slice(0, 6)", "'amplitude_id_' + apiKey + location.hostname.slice(4)"],
  ["[deviceId, '', '', '0', '0', '0', '0', '0'].join('.')", 'btoa(JSON.stringify({ deviceId: deviceId }))'],
  ["kept.split('=')[1].split('.')[0]", 'JSON.parse(atob(kept.slice(cookieName().length + 1))).deviceId'],
  ['enableTracking: function () {},', ''],
  ['clearStorage: function () {},', ''],
];

/** Removes the API key from every name, as the oldest releases do. */
const WITHOUT_KEY: [from: string, to: string][] = [
  ["'amplitude_id_' + apiKey + ", "'amplitude_id' + "],
  ["'amplitude_unsent_' + apiKey", "'amplitude_unsent'"],
  ["'amplitude_unsent_identify_' + apiKey", "'amplitude_unsent_identify'"],
];

test('every version is reported, oldest first, with the reason if it does not fit', async () => {
  const registry = await startLocalRegistry(
    'amplitude-js',
    {
      '8.21.10': { 'amplitude.js': SMALLEST_SDK },
      '8.21.9': { 'amplitude.js': changed(["'amp_'", "'amplitude_'"]) },
      '8.21.8': { 'index.js': SMALLEST_SDK },
      '4.0.0': { 'amplitude.js': changed(...OF_3_TO_5, ...WITHOUT_KEY) },
      '3.8.0': { 'amplitude.js': changed(...OF_3_TO_5) },
      // More is broken than is explained: it has a verb that the line lacks.
      '3.7.0': { 'amplitude.js': changed(...OF_3_TO_5.slice(0, -1), ...WITHOUT_KEY) },
      '99.0.0': { 'amplitude.js': SMALLEST_SDK },
    },
    '8.21.10',
  );
  home.registry = registry.url;
  const found = await history('amplitude-js');
  await registry.close();
  expect(
    found.map(({ version, line, outcome, detail }) => [
      version,
      line,
      outcome,
      detail.replace(/cache\S+/, 'CACHE').replace(/shop-\w+/, 'SITE'),
    ]),
  ).toMatchInlineSnapshot(`
    [
      [
        "3.7.0",
        "amplitude-js 3-5",
        "broken",
        "name of the identity cookie broken: amplitude_idSITE.test, which contains no prefix of the API key; unsent events broken: amplitude_unsent; unsent identifies broken: amplitude_unsent_identify; verb clearStorage broken: the candidate has clearStorage",
      ],
      [
        "3.8.0",
        "amplitude-js 3-5",
        "broken",
        "it fits, although it leaves the API key out of every name",
      ],
      [
        "4.0.0",
        "amplitude-js 3-5",
        "explained",
        "it leaves the API key out of every name",
      ],
      [
        "8.21.8",
        "amplitude-js 6-8",
        "unusable",
        "CACHE does not exist",
      ],
      [
        "8.21.9",
        "amplitude-js 6-8",
        "broken",
        "name of the identity cookie broken: amplitude_q7v3xk",
      ],
      [
        "8.21.10",
        "amplitude-js 6-8",
        "holds",
        "",
      ],
      [
        "99.0.0",
        null,
        "not covered",
        "",
      ],
    ]
  `);
});

test('an unsupported package, or one whose versions cannot be listed', async () => {
  const complaint = async (name: string) => {
    const error: unknown = await history(name).catch((reason: unknown) => reason);
    return error instanceof UsageError ? error.message : error;
  };
  expect(await complaint('left-pad')).toMatchInlineSnapshot(`
    "expected  a supported package: amplitude-js, @amplitude/analytics-browser
    seen      left-pad, whose adapter and profile are not known
    next      echo '{"name":"left-pad","scripts":"npm:left-pad@latest","follows":"amplitude-js 6-8"}' > left-pad.candidate.json && SDK=left-pad.candidate.json npx playwright test"
  `);
  expect(await complaint('amplitude-js')).toMatchInlineSnapshot(`
    "expected  the versions of amplitude-js from the configured npm registry
    seen      ECONNREFUSED: request to http://127.0.0.1:9/amplitude-js failed, reason: connect ECONNREFUSED 127.0.0.1:9
    next      npm ping"
  `);
});
