import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lineDefaults } from '../candidate/release-lines.ts';
import { Home } from '../fixtures/home.ts';
import { startLocalRegistry } from '../fixtures/local-registry.ts';

const SDK = 'window.acme = {};\n';
const FORK = { name: 'acme', scripts: 'dist/acme.js', follows: 'amplitude-js 6-8' };

let home: Home;

beforeEach(async () => {
  home = await Home.make();
  await home.write('dist/acme.js', SDK);
});

afterEach(() => home.remove());

async function complaintOf(candidate: unknown): Promise<string> {
  await home.write('fork.candidate.json', JSON.stringify(candidate));
  return home.complaint('fork.candidate.json');
}

async function complaintOfSource(source: string, name = 'fork.candidate.ts'): Promise<string> {
  await home.write(name, source);
  return home.complaint(name);
}

test('a file that only names things takes the rest from its line', async () => {
  await home.write('conformance/fork.json', JSON.stringify({ ...FORK, scripts: ['../dist/acme.js'] }));
  const { adapter, profile, capabilities } = lineDefaults('amplitude-js 6-8');
  const candidate = await home.resolve('conformance/fork.json');
  expect(candidate).toEqual({
    specifier: 'conformance/fork.json',
    name: 'acme',
    version: null,
    hash: `sha256-${createHash('sha256').update(SDK).digest('hex')}`,
    scripts: [join(home.path, 'dist/acme.js')],
    adapter,
    profile,
    capabilities,
    deviations: [],
  });
  expect(await home.resolve('file:conformance/fork.json')).toEqual({
    ...candidate,
    specifier: 'file:conformance/fork.json',
  });
});

test('a TypeScript file can import modules of its project and, without an installation, the suite', async () => {
  const deviation = {
    requirement: 'COOKIE-NAME-2',
    engines: ['firefox'],
    reason: 'The fork’s prefix is that of its customer, chosen when the page loads.',
  };
  await home.write('names.ts', `export const prefix: string = 'acme_';`);
  await home.write('adapter.ts', `export const adapter = (environment: object) => () => ({ environment });`);
  await home.write(
    'fork.candidate.ts',
    `import { basename } from 'node:path';
     import { defineCandidate } from 'amplitude-conformance';
     import { prefix } from './names.ts';
     export default defineCandidate({
       name: basename(import.meta.dirname) && 'acme',
       version: '2.0.0',
       scripts: ['dist/acme.js'],
       follows: 'amplitude-js 6-8',
       adapter: './adapter.ts',
       profile: { identityCookie: { prefix, keyCharacters: 8 }, deviceIdParameter: 'acme_id' },
       capabilities: { without: ['clearStorage', 'identify'] },
       deviations: [${JSON.stringify(deviation)}],
       revision: '2026-11-24',
     });`,
  );
  const candidate = await home.resolve('fork.candidate.ts');
  const { profile, capabilities } = lineDefaults('amplitude-js 6-8');
  expect(candidate).toMatchObject({
    name: 'acme',
    version: '2.0.0',
    adapter: join(home.path, 'adapter.ts'),
    profile: {
      ...profile,
      identityCookie: { ...profile.identityCookie, prefix: 'acme_', keyCharacters: 8 },
      deviceIdParameter: 'acme_id',
    },
    deviations: [deviation],
    revision: '2026-11-24',
  });
  expect(capabilities.filter((capability) => !candidate.capabilities.includes(capability))).toEqual([
    'clearStorage',
    'identify',
  ]);

  await home.write('adapter.ts', `export const adapter = () => () => ({});`);
  expect((await home.resolve('fork.candidate.ts')).hash, 'the adapter is part of the hash').not.toBe(candidate.hash);
});

test('the bundle of a published package is the one that its package.json names', async () => {
  const manifest = { name: '@acme/sdk', version: '1.0.0', main: 'lib/index.js', unpkg: 'dist/acme.min.js' };
  const files = { 'package.json': JSON.stringify(manifest), 'lib/index.js': 'export {};', 'dist/acme.min.js': SDK };
  const registry = await startLocalRegistry('@acme/sdk', { '1.0.0': files }, '1.0.0');
  home.registry = registry.url;
  await home.write('fork.json', JSON.stringify({ ...FORK, scripts: 'npm:@acme/sdk@1' }));
  const [script] = (await home.resolve('fork.json')).scripts;
  await registry.close();
  expect(script).toMatch(/package\/dist\/acme\.min\.js$/);
});

test('a key with a typo in it', async () => {
  expect(await complaintOf({ ...FORK, follows: undefined, folows: FORK.follows })).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, a key of a candidate file: $schema, name, version, scripts, follows, adapter, profile, capabilities, deviations, revision
    seen      folows (and 1 more)
    next      write follows for folows in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaintOf({ ...FORK, profile: { identityCookie: { prefx: 'acme_' } } })).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, a key of profile.identityCookie: prefix, keyCharacters, domainFollows, codec
    seen      profile.identityCookie.prefx
    next      write prefix for prefx in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaintOf({ ...FORK, profile: { line: 'amplitude-js 6-8' } })).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, a key of profile: api, identityCookie, deprecatedCookie, unsent, deviceIdParameter, event, upload
    seen      profile.line
    next      remove line in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
});

test('a value of the wrong kind', async () => {
  expect(await complaintOf({ ...FORK, name: 7 })).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, name to be a string
    seen      7
    next      correct name in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaintOf({ ...FORK, scripts: { main: 'dist/acme.js' } })).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, scripts to be a string or an array
    seen      {"main":"dist/acme.js"}
    next      correct scripts in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaintOf({ ...FORK, profile: { identityCookie: { keyCharacters: '8' } } })).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, profile.identityCookie.keyCharacters to be a number or all
    seen      "8"
    next      correct profile.identityCookie.keyCharacters in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaintOf({ name: 'acme', scripts: 'dist/acme.js' })).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, follows to be amplitude-js 3-5 or amplitude-js 6-8 or analytics-browser 1 or analytics-browser 2
    seen      nothing
    next      add follows in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaintOf({ ...FORK, follows: 'amplitude-js 6.8' })).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, follows to be amplitude-js 3-5 or amplitude-js 6-8 or analytics-browser 1 or analytics-browser 2
    seen      "amplitude-js 6.8"
    next      write amplitude-js 6-8 for amplitude-js 6.8 in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaintOf(null)).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, the candidate to be an object
    seen      null
    next      correct the default export in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaintOf({ ...FORK, scripts: ['dist/acme.js', 'npm:acme'] })).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, scripts to be paths, or one npm:NAME@VERSION or https://ADDRESS
    seen      ["dist/acme.js","npm:acme"]
    next      write "scripts": "npm:acme" in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
});

test('a profile that contradicts itself', async () => {
  const complaint = (profile: object) => complaintOf({ ...FORK, profile });
  expect(await complaint({ unsent: { identifiesKey: 'amplitude_unsent' } })).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, profile.unsent.identifiesKey to be different from profile.unsent.eventsKey if the line is amplitude-js 6-8, which has two queues
    seen      "amplitude_unsent"
    next      correct profile.unsent.identifiesKey in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaint({ identityCookie: { keyCharacters: 0 } })).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, profile.identityCookie.keyCharacters to be at least 1 if the line is amplitude-js 6-8, which separates the projects of a site
    seen      0
    next      correct profile.identityCookie.keyCharacters in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(
    await complaint({
      identityCookie: { prefix: 'amplitude_id_', keyCharacters: 'all' },
      deprecatedCookie: { domainSeparator: null },
    }),
  ).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, profile.identityCookie.prefix to be such that the identity cookie’s name differs from the deprecated cookie’s, which begins with profile.deprecatedCookie.name
    seen      "amplitude_id_"
    next      correct profile.identityCookie.prefix in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
});

test('a profile with an incomplete codec', async () => {
  const complaint = (codec: object) => complaintOf({ ...FORK, profile: { identityCookie: { codec } } });
  expect(await complaint({ kind: 'jason' })).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, profile.identityCookie.codec.kind to be dotted or json or custom
    seen      "jason"
    next      write json for jason in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaint({ kind: 'json', encodings: ['url'] })).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, profile.identityCookie.codec.encodings[0] to be uri or base64
    seen      "url" (and 1 more)
    next      write uri for url in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaint({ kind: 'json', encoding: [] })).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, a key of profile.identityCookie.codec: kind, encodings, fields
    seen      profile.identityCookie.codec.encoding (and 2 more)
    next      write encodings for encoding in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
});

test('an unknown capability', async () => {
  expect(await complaintOf({ ...FORK, capabilities: { without: ['clearStorag'] } })).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, capabilities.without[0] to be clearStorage or cookieDomain or cookieExpiration or deferInitialization or deprecatedCookie or deviceId or deviceIdFromUrlParam or disableCookies or identify or instances or optOut or sameSiteCookie or savedMaxCount or saveEvents or secureCookie or sessionTimeout or unsentKeys or uploadThreshold
    seen      "clearStorag"
    next      write clearStorage for clearStorag in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
});

test('an invalid deviation', async () => {
  const deviation = {
    requirement: 'COOKIE-NAME-2',
    engines: ['chromium'],
    reason: 'The prefix is chosen by the customer when the page loads.',
  };
  const complaint = (change: object) => complaintOf({ ...FORK, deviations: [deviation, { ...deviation, ...change }] });
  expect(await complaint({ requirement: 'COOKIE-NAM-2' })).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, deviations[1].requirement to be one of many, such as COOKIE-NAME-2
    seen      "COOKIE-NAM-2"
    next      write COOKIE-NAME-2 for COOKIE-NAM-2 in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaint({ engines: ['chrome'] })).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, deviations[1].engines[0] to be chromium or firefox or webkit or simulated
    seen      "chrome"
    next      correct deviations[1].engines[0] in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaint({ engines: [] })).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, deviations[1].engines to have at least 1 entries
    seen      []
    next      correct deviations[1].engines in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaint({ reason: 'Our choice.' })).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, deviations[1].reason to have at least 30 characters
    seen      "Our choice."
    next      correct deviations[1].reason in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
});

test('a script that a page cannot include', async () => {
  expect(await complaintOf({ ...FORK, scripts: 'dist/acme.umd.js' })).toMatchInlineSnapshot(`
    "expected  a JavaScript file that a page can include as a classic script
    seen      dist/acme.umd.js does not exist
    next      write "dist/acme.js" in scripts of fork.candidate.json instead, then SDK=fork.candidate.json npx playwright test"
  `);
  await home.write('dist/acme.esm.js', 'export const acme = {};\n');
  expect(await complaintOf({ ...FORK, scripts: 'dist/acme.esm.js' })).toMatchInlineSnapshot(`
    "expected  a JavaScript file that a page can include as a classic script: a bundle in the format iife or umd, which defines a global
    seen      dist/acme.esm.js is an ES module
    next      npx esbuild dist/acme.esm.js --bundle --format=iife --global-name=amplitude --outfile=dist/acme.esm.iife.js"
  `);
});

test('an invalid adapter', async () => {
  expect(await complaintOf({ ...FORK, adapter: 'amplitudejs' })).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, adapter to be amplitude-js, analytics-browser, or the path of a module that exports adapter
    seen      amplitudejs, which is not a file
    next      write amplitude-js for amplitudejs in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  await home.write('adapter.ts', 'export const adaptor = () => () => ({});');
  expect(await complaintOf({ ...FORK, adapter: './adapter.ts' })).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, adapter to be amplitude-js, analytics-browser, or the path of a module that exports adapter
    seen      adapter.ts exports adaptor
    next      export adapter from adapter.ts, then SDK=fork.candidate.json npx playwright test"
  `);
  await home.write('adapter.ts', 'export const adapter = () => {');
  expect(await complaintOf({ ...FORK, adapter: './adapter.ts' })).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, adapter to be amplitude-js, analytics-browser, or the path of a module that exports adapter
    seen      adapter.ts:1:31: Unexpected end of file
    next      fix adapter.ts, then SDK=fork.candidate.json npx playwright test"
  `);
  await home.write('adapter.ts', `import './gone.ts';\nexport const adapter = () => () => ({});`);
  expect(await complaintOf({ ...FORK, adapter: './adapter.ts' })).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, adapter to be amplitude-js, analytics-browser, or the path of a module that exports adapter
    seen      adapter.ts:1:8: Could not resolve "./gone.ts"
    next      fix adapter.ts, then SDK=fork.candidate.json npx playwright test"
  `);
});

test('a candidate’s own codec without a decoder', async () => {
  const fork = { ...FORK, profile: { identityCookie: { codec: { kind: 'own' } } } };
  expect(await complaintOf(fork)).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, profile.identityCookie.codec.kind to be dotted or json or custom
    seen      "own"
    next      correct profile.identityCookie.codec.kind in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  await home.write('adapter.ts', 'export const adapter = () => () => ({});');
  expect(await complaintOf({ ...fork, adapter: './adapter.ts' })).toMatchInlineSnapshot(`
    "expected  in fork.candidate.json, profile.identityCookie.codec.kind to be dotted or json or custom
    seen      "own"
    next      correct profile.identityCookie.codec.kind in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
});

test('a file that does not exist', async () => {
  expect(await home.complaint('fork.candidate.ts')).toMatchInlineSnapshot(`
    "expected  a candidate file: JSON, or a module whose default export is the candidate
    seen      fork.candidate.ts does not exist
    next      ls ."
  `);
  await home.write('fork.candidate.mts', '');
  expect(await home.complaint('file:fork.candidate.ts')).toMatchInlineSnapshot(`
    "expected  a candidate file: JSON, or a module whose default export is the candidate
    seen      fork.candidate.ts does not exist
    next      SDK=fork.candidate.mts npx playwright test"
  `);
  expect(await home.complaint('./fork.json')).toMatchInlineSnapshot(`
    "expected  a candidate file: JSON, or a module whose default export is the candidate
    seen      fork.json does not exist
    next      ls ."
  `);
});

test('a file that cannot be read', async () => {
  expect(await complaintOfSource('{ "name": "acme", }', 'fork.json')).toMatchInlineSnapshot(`
    "expected  a candidate file: JSON, or a module whose default export is the candidate
    seen      fork.json:1:17: JSON does not support trailing commas
    next      fix line 1 of fork.json, then SDK=fork.json npx playwright test"
  `);
  expect(await complaintOfSource('', 'fork.json')).toMatchInlineSnapshot(`
    "expected  a candidate file: JSON, or a module whose default export is the candidate
    seen      fork.json:1:1: Unexpected end of file in JSON
    next      fix line 1 of fork.json, then SDK=fork.json npx playwright test"
  `);
  expect(await complaintOfSource('export default {\n  name: acme js,\n};')).toMatchInlineSnapshot(`
    "expected  a candidate file: JSON, or a module whose default export is the candidate
    seen      fork.candidate.ts:2:14: Expected "}" but found "js"
    next      fix line 2 of fork.candidate.ts, then SDK=fork.candidate.ts npx playwright test"
  `);
  expect(await complaintOfSource(`import names from 'acme-names';\nexport default names;`)).toMatchInlineSnapshot(`
    "expected  a candidate file: JSON, or a module whose default export is the candidate
    seen      fork.candidate.ts:1:19: Could not resolve "acme-names"
    next      install acme-names in the project of fork.candidate.ts or correct its line 1, then SDK=fork.candidate.ts npx playwright test"
  `);
  expect(await complaintOfSource('export default { name: process.env.ACME.name };')).toMatchInlineSnapshot(`
    "expected  a candidate file: JSON, or a module whose default export is the candidate
    seen      fork.candidate.ts threw TypeError: Cannot read properties of undefined (reading 'name')
    next      fix fork.candidate.ts, then SDK=fork.candidate.ts npx playwright test"
  `);
  expect(await complaintOfSource('export const candidate = {};')).toMatchInlineSnapshot(`
    "expected  a candidate file: JSON, or a module whose default export is the candidate
    seen      fork.candidate.ts has no default export; it exports candidate
    next      write export default candidate in fork.candidate.ts, then SDK=fork.candidate.ts npx playwright test"
  `);
  expect(await complaintOfSource('export const candidate = {};', 'fork.candidate.mjs')).toMatchInlineSnapshot(`
    "expected  a candidate file: JSON, or a module whose default export is the candidate
    seen      fork.candidate.mjs has no default export; it exports candidate
    next      write export default candidate in fork.candidate.mjs, then SDK=fork.candidate.mjs npx playwright test"
  `);
});
