import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lineOf } from '../candidate/release-lines.ts';
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

test('a file with names alone makes a candidate of its line', async () => {
  await home.write('conformance/fork.json', JSON.stringify({ ...FORK, scripts: ['../dist/acme.js'] }));
  const { adapter, profile, capabilities } = lineOf('amplitude-js 6-8');
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

test('a TypeScript file says where a fork differs, with a module of its own project and our type', async () => {
  const ours = pathToFileURL(join(import.meta.dirname, 'candidate-file.ts')).pathname;
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
     import { defineCandidate } from ${JSON.stringify(ours)};
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
  const { profile, capabilities } = lineOf('amplitude-js 6-8');
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
  expect((await home.resolve('fork.candidate.ts')).hash, 'the adapter is part of it').not.toBe(candidate.hash);
});

test('the bundle of a published package is the one it names', async () => {
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
    "Expected: in fork.candidate.json, a key of a candidate file: $schema, name, version, scripts, follows, adapter, profile, capabilities, deviations, revision
    Seen:     folows (and 1 more)
    Next:     write follows for folows in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaintOf({ ...FORK, profile: { identityCookie: { prefx: 'acme_' } } })).toMatchInlineSnapshot(`
    "Expected: in fork.candidate.json, a key of profile.identityCookie: prefix, keyCharacters, domainFollows, codec
    Seen:     profile.identityCookie.prefx
    Next:     write prefix for prefx in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaintOf({ ...FORK, profile: { line: 'amplitude-js 6-8' } })).toMatchInlineSnapshot(`
    "Expected: in fork.candidate.json, a key of profile: api, identityCookie, deprecatedCookie, unsent, deviceIdParameter, event, upload
    Seen:     profile.line
    Next:     remove line in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
});

test('a value of the wrong kind', async () => {
  expect(await complaintOf({ ...FORK, name: 7 })).toMatchInlineSnapshot(`
    "Expected: in fork.candidate.json, name to be a string
    Seen:     7
    Next:     correct name in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaintOf({ ...FORK, scripts: { main: 'dist/acme.js' } })).toMatchInlineSnapshot(`
    "Expected: in fork.candidate.json, scripts to be a string or an array
    Seen:     {"main":"dist/acme.js"}
    Next:     correct scripts in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaintOf({ ...FORK, profile: { identityCookie: { keyCharacters: '8' } } })).toMatchInlineSnapshot(`
    "Expected: in fork.candidate.json, profile.identityCookie.keyCharacters to be a number or all
    Seen:     "8"
    Next:     correct profile.identityCookie.keyCharacters in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaintOf({ name: 'acme', scripts: 'dist/acme.js' })).toMatchInlineSnapshot(`
    "Expected: in fork.candidate.json, follows to be amplitude-js 3-5 or amplitude-js 6-8 or analytics-browser 1 or analytics-browser 2
    Seen:     nothing
    Next:     add follows in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaintOf({ ...FORK, follows: 'amplitude-js 6.8' })).toMatchInlineSnapshot(`
    "Expected: in fork.candidate.json, follows to be amplitude-js 3-5 or amplitude-js 6-8 or analytics-browser 1 or analytics-browser 2
    Seen:     "amplitude-js 6.8"
    Next:     write amplitude-js 6-8 for amplitude-js 6.8 in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaintOf(null)).toMatchInlineSnapshot(`
    "Expected: in fork.candidate.json, the candidate to be an object
    Seen:     null
    Next:     correct the default export in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaintOf({ ...FORK, scripts: ['dist/acme.js', 'npm:acme'] })).toMatchInlineSnapshot(`
    "Expected: in fork.candidate.json, scripts to be paths, or one npm:NAME@VERSION or https://ADDRESS
    Seen:     ["dist/acme.js","npm:acme"]
    Next:     write "scripts": "npm:acme" in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
});

test('a profile that contradicts itself', async () => {
  const complaint = (profile: object) => complaintOf({ ...FORK, profile });
  expect(await complaint({ unsent: { identifiesKey: 'amplitude_unsent' } })).toMatchInlineSnapshot(`
    "Expected: in fork.candidate.json, profile.unsent.identifiesKey to be other than profile.unsent.eventsKey where profile.line is amplitude-js 6-8, which keeps two queues
    Seen:     "amplitude_unsent"
    Next:     correct profile.unsent.identifiesKey in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaint({ identityCookie: { keyCharacters: 0 } })).toMatchInlineSnapshot(`
    "Expected: in fork.candidate.json, profile.identityCookie.keyCharacters to be at least 1 where profile.line is amplitude-js 6-8, which keeps the projects of a site apart
    Seen:     0
    Next:     correct profile.identityCookie.keyCharacters in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(
    await complaint({
      identityCookie: { prefix: 'amplitude_id_', keyCharacters: 'all' },
      deprecatedCookie: { domainSeparator: null },
    }),
  ).toMatchInlineSnapshot(`
    "Expected: in fork.candidate.json, profile.identityCookie.prefix to be such that an identity cookie is not called what profile.deprecatedCookie.name makes of a deprecated one
    Seen:     "amplitude_id_"
    Next:     correct profile.identityCookie.prefix in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
});

test('a profile whose codec is half a codec', async () => {
  const complaint = (codec: object) => complaintOf({ ...FORK, profile: { identityCookie: { codec } } });
  expect(await complaint({ kind: 'jason' })).toMatchInlineSnapshot(`
    "Expected: in fork.candidate.json, profile.identityCookie.codec.kind to be dotted or json or own
    Seen:     "jason"
    Next:     write json for jason in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaint({ kind: 'json', wrappings: ['url'] })).toMatchInlineSnapshot(`
    "Expected: in fork.candidate.json, profile.identityCookie.codec.wrappings[0] to be uri or base64
    Seen:     "url" (and 1 more)
    Next:     write uri for url in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaint({ kind: 'json', wraping: [] })).toMatchInlineSnapshot(`
    "Expected: in fork.candidate.json, a key of profile.identityCookie.codec: kind, wrappings, fields
    Seen:     profile.identityCookie.codec.wraping (and 2 more)
    Next:     write wrappings for wraping in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
});

test('a capability that there is none of', async () => {
  expect(await complaintOf({ ...FORK, capabilities: { without: ['clearStorag'] } })).toMatchInlineSnapshot(`
    "Expected: in fork.candidate.json, capabilities.without[0] to be clearStorage or cookieDomain or cookieExpiration or deferInitialization or deprecatedCookie or deviceId or deviceIdFromUrlParam or disableCookies or identify or instances or optOut or sameSiteCookie or savedMaxCount or saveEvents or secureCookie or sessionTimeout or unsentKeys or uploadThreshold
    Seen:     "clearStorag"
    Next:     write clearStorage for clearStorag in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
});

test('a deviation that cannot be one', async () => {
  const deviation = {
    requirement: 'COOKIE-NAME-2',
    engines: ['chromium'],
    reason: 'The prefix is chosen by the customer when the page loads.',
  };
  const complaint = (change: object) => complaintOf({ ...FORK, deviations: [deviation, { ...deviation, ...change }] });
  expect(await complaint({ requirement: 'COOKIE-NAM-2' })).toMatchInlineSnapshot(`
    "Expected: in fork.candidate.json, deviations[1].requirement to be one of many, such as COOKIE-NAME-2
    Seen:     "COOKIE-NAM-2"
    Next:     write COOKIE-NAME-2 for COOKIE-NAM-2 in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaint({ engines: ['chrome'] })).toMatchInlineSnapshot(`
    "Expected: in fork.candidate.json, deviations[1].engines[0] to be chromium or firefox or webkit or simulated
    Seen:     "chrome"
    Next:     correct deviations[1].engines[0] in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaint({ engines: [] })).toMatchInlineSnapshot(`
    "Expected: in fork.candidate.json, deviations[1].engines to have at least 1 entries
    Seen:     []
    Next:     correct deviations[1].engines in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  expect(await complaint({ reason: 'Our choice.' })).toMatchInlineSnapshot(`
    "Expected: in fork.candidate.json, deviations[1].reason to have at least 30 characters
    Seen:     "Our choice."
    Next:     correct deviations[1].reason in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
});

test('a script that a page cannot include', async () => {
  expect(await complaintOf({ ...FORK, scripts: 'dist/acme.umd.js' })).toMatchInlineSnapshot(`
    "Expected: a JavaScript file that a page can include as a classic script
    Seen:     dist/acme.umd.js does not exist
    Next:     write "dist/acme.js" for it in scripts of fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  await home.write('dist/acme.esm.js', 'export const acme = {};\n');
  expect(await complaintOf({ ...FORK, scripts: 'dist/acme.esm.js' })).toMatchInlineSnapshot(`
    "Expected: a JavaScript file that a page can include as a classic script: a bundle in the format iife or umd, which defines a global
    Seen:     dist/acme.esm.js is an ES module
    Next:     npx esbuild dist/acme.esm.js --bundle --format=iife --global-name=amplitude --outfile=dist/acme.esm.iife.js"
  `);
});

test('an adapter that is none', async () => {
  expect(await complaintOf({ ...FORK, adapter: 'amplitudejs' })).toMatchInlineSnapshot(`
    "Expected: in fork.candidate.json, adapter to be amplitude-js, analytics-browser, or the path of a module that exports adapter
    Seen:     amplitudejs, which is no file
    Next:     write amplitude-js for amplitudejs in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  await home.write('adapter.ts', 'export const adaptor = () => () => ({});');
  expect(await complaintOf({ ...FORK, adapter: './adapter.ts' })).toMatchInlineSnapshot(`
    "Expected: in fork.candidate.json, adapter to be amplitude-js, analytics-browser, or the path of a module that exports adapter
    Seen:     adapter.ts exports adaptor
    Next:     export adapter from adapter.ts, then SDK=fork.candidate.json npx playwright test"
  `);
  await home.write('adapter.ts', 'export const adapter = () => {');
  expect(await complaintOf({ ...FORK, adapter: './adapter.ts' })).toMatchInlineSnapshot(`
    "Expected: in fork.candidate.json, adapter to be amplitude-js, analytics-browser, or the path of a module that exports adapter
    Seen:     adapter.ts:1:31: Unexpected end of file
    Next:     mend adapter.ts, then SDK=fork.candidate.json npx playwright test"
  `);
  await home.write('adapter.ts', `import './gone.ts';\nexport const adapter = () => () => ({});`);
  expect(await complaintOf({ ...FORK, adapter: './adapter.ts' })).toMatchInlineSnapshot(`
    "Expected: in fork.candidate.json, adapter to be amplitude-js, analytics-browser, or the path of a module that exports adapter
    Seen:     adapter.ts:1:8: Could not resolve "./gone.ts"
    Next:     mend adapter.ts, then SDK=fork.candidate.json npx playwright test"
  `);
});

test('a codec of its own without a decoder', async () => {
  const fork = { ...FORK, profile: { identityCookie: { codec: { kind: 'own' } } } };
  expect(await complaintOf(fork)).toMatchInlineSnapshot(`
    "Expected: in fork.candidate.json, adapter to be the path of a module that exports adapter and decodeIdentity
    Seen:     amplitude-js
    Next:     write the path of such a module for it in fork.candidate.json, then SDK=fork.candidate.json npx playwright test"
  `);
  await home.write('adapter.ts', 'export const adapter = () => () => ({});');
  expect(await complaintOf({ ...fork, adapter: './adapter.ts' })).toMatchInlineSnapshot(`
    "Expected: in fork.candidate.json, adapter to be the path of a module that exports adapter and decodeIdentity
    Seen:     adapter.ts exports adapter
    Next:     export decodeIdentity from adapter.ts, then SDK=fork.candidate.json npx playwright test"
  `);
});

test('a file that is not there', async () => {
  expect(await home.complaint('fork.candidate.ts')).toMatchInlineSnapshot(`
    "Expected: a candidate file: JSON, or a module whose default export is the candidate
    Seen:     fork.candidate.ts does not exist
    Next:     ls ."
  `);
  await home.write('fork.candidate.mts', '');
  expect(await home.complaint('file:fork.candidate.ts')).toMatchInlineSnapshot(`
    "Expected: a candidate file: JSON, or a module whose default export is the candidate
    Seen:     fork.candidate.ts does not exist
    Next:     SDK=fork.candidate.mts npx playwright test"
  `);
  expect(await home.complaint('./fork.json')).toMatchInlineSnapshot(`
    "Expected: a candidate file: JSON, or a module whose default export is the candidate
    Seen:     fork.json does not exist
    Next:     ls ."
  `);
});

test('a file that cannot be read', async () => {
  expect(await complaintOfSource('{ "name": "acme", }', 'fork.json')).toMatchInlineSnapshot(`
    "Expected: a candidate file: JSON, or a module whose default export is the candidate
    Seen:     fork.json:1:17: JSON does not support trailing commas
    Next:     mend line 1 of fork.json, then SDK=fork.json npx playwright test"
  `);
  expect(await complaintOfSource('', 'fork.json')).toMatchInlineSnapshot(`
    "Expected: a candidate file: JSON, or a module whose default export is the candidate
    Seen:     fork.json:1:1: Unexpected end of file in JSON
    Next:     mend line 1 of fork.json, then SDK=fork.json npx playwright test"
  `);
  expect(await complaintOfSource('export default {\n  name: acme js,\n};')).toMatchInlineSnapshot(`
    "Expected: a candidate file: JSON, or a module whose default export is the candidate
    Seen:     fork.candidate.ts:2:14: Expected "}" but found "js"
    Next:     mend line 2 of fork.candidate.ts, then SDK=fork.candidate.ts npx playwright test"
  `);
  expect(await complaintOfSource(`import names from 'acme-names';\nexport default names;`)).toMatchInlineSnapshot(`
    "Expected: a candidate file: JSON, or a module whose default export is the candidate
    Seen:     fork.candidate.ts:1:19: Could not resolve "acme-names"
    Next:     mend line 1 of fork.candidate.ts, then SDK=fork.candidate.ts npx playwright test"
  `);
  expect(await complaintOfSource('export default { name: process.env.ACME.name };')).toMatchInlineSnapshot(`
    "Expected: a candidate file: JSON, or a module whose default export is the candidate
    Seen:     fork.candidate.ts threw TypeError: Cannot read properties of undefined (reading 'name')
    Next:     mend fork.candidate.ts, then SDK=fork.candidate.ts npx playwright test"
  `);
  expect(await complaintOfSource('export const candidate = {};')).toMatchInlineSnapshot(`
    "Expected: a candidate file: JSON, or a module whose default export is the candidate
    Seen:     fork.candidate.ts has no default export; it exports candidate
    Next:     write export default candidate in fork.candidate.ts, then SDK=fork.candidate.ts npx playwright test"
  `);
  expect(await complaintOfSource('export const candidate = {};', 'fork.candidate.mjs')).toMatchInlineSnapshot(`
    "Expected: a candidate file: JSON, or a module whose default export is the candidate
    Seen:     fork.candidate.mjs has no default export; it exports candidate
    Next:     write export default candidate in fork.candidate.mjs, then SDK=fork.candidate.mjs npx playwright test"
  `);
});
