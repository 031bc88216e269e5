import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Candidate } from '../candidate/candidate.ts';
import { Home } from '../fixtures/home.ts';
import { type LocalRegistry, startLocalRegistry } from '../fixtures/local-registry.ts';
import { resolveCandidate } from './resolve.ts';

const SDK = 'window.amplitude = {};\n';
const VERSIONS = Object.fromEntries(
  ['5.11.0', '6.2.0', '7.1.1', '8.21.8', '8.21.10'].map((version) => [
    version,
    {
      'package.json': JSON.stringify({ name: 'amplitude-js', version }),
      [version === '7.1.1' ? 'amplitude.umd.js' : 'amplitude.js']: `${SDK}// ${version}\n`,
    },
  ]),
);

let home: Home;
let registry: LocalRegistry | undefined;

beforeEach(async () => {
  home = await Home.make();
});

afterEach(async () => {
  await registry?.close();
  registry = undefined;
  await home.remove();
});

async function start(name: string, latest: string, tamper?: (tarball: Buffer) => Buffer): Promise<LocalRegistry> {
  registry = await startLocalRegistry(name, VERSIONS, latest, tamper);
  home.registry = registry.url;
  return registry;
}

function scriptOf({ scripts: [script = ''] }: Candidate): string {
  return script;
}

test('no specifier means the reference implementation, stored by its content', async () => {
  const candidate = await home.resolve(undefined);
  expect(candidate).toMatchObject({ specifier: 'reference', name: 'reference', version: null, deviations: [] });
  expect(candidate.hash).toBe(`sha256-${createHash('sha256').update(SDK).digest('hex')}`);
  expect(await readFile(scriptOf(candidate), 'utf8')).toBe(SDK);
  expect(await home.resolve('reference')).toEqual(candidate);
  await writeFile(scriptOf(candidate), 'damaged');
  expect((await home.resolve('reference')).hash).toBe(candidate.hash);
});

test('a file is found by its path or its URL, also with spaces', async () => {
  await home.write('my dist/fork one.umd.js', SDK);
  const candidate = await home.resolve('file:./my dist/fork one.umd.js');
  expect(candidate).toMatchObject({ name: 'fork one.umd.js', version: null, adapter: 'amplitude-js' });
  expect(candidate.scripts).toEqual([join(home.path, 'my dist/fork one.umd.js')]);
  const url = pathToFileURL(join(home.path, 'my dist/fork one.umd.js')).href;
  expect((await home.resolve(url)).scripts).toEqual(candidate.scripts);
  expect((await home.resolve(`file:${join(home.path, 'my dist/fork one.umd.js')}`)).hash).toBe(candidate.hash);
});

test('a package is fetched once, and its exact version then needs no registry', async () => {
  const registry = await start('amplitude-js', '8.21.10');
  const candidate = await home.resolve('npm:amplitude-js@8.21.10');
  expect(candidate).toMatchObject({ name: 'amplitude-js', version: '8.21.10', profile: { line: 'amplitude-js 6-8' } });
  expect(await readFile(scriptOf(candidate), 'utf8')).toBe(`${SDK}// 8.21.10\n`);
  expect(registry.requests).toEqual(['/amplitude-js', '/8.21.10.tgz']);
  await registry.close();
  expect(await home.resolve('npm:amplitude-js@8.21.10')).toEqual(candidate);
});

test('the registry resolves ranges and tags, and a missing version means latest', async () => {
  const registry = await start('amplitude-js', '8.21.8');
  const versions = ['npm:amplitude-js', 'npm:amplitude-js@latest', 'npm:amplitude-js@>=6 <7.1', 'npm:amplitude-js@8'];
  const resolved = [];
  for (const specifier of versions) resolved.push((await home.resolve(specifier)).version);
  expect(resolved).toEqual(['8.21.8', '8.21.8', '6.2.0', '8.21.8']);
  expect(registry.requests.filter((path) => path.endsWith('.tgz'))).toEqual(['/8.21.8.tgz', '/6.2.0.tgz']);
});

test('a version determines which files it ships', async () => {
  await start('amplitude-js', '8.21.10');
  expect(scriptOf(await home.resolve('npm:amplitude-js@7.1.1'))).toMatch(/package\/amplitude\.umd\.js$/);
});

test('a version determines its capabilities', async () => {
  await start('amplitude-js', '8.21.10');
  expect((await home.resolve('npm:amplitude-js@7.1.1')).capabilities).not.toContain('clearStorage');
  expect((await home.resolve('npm:amplitude-js@8.21.10')).capabilities).toContain('clearStorage');
});

test('the user’s npmrc is honoured', async () => {
  const registry = await start('amplitude-js', '8.21.10');
  await home.write('.npmrc', `registry=${registry.url}\n`);
  const candidate = await resolveCandidate('npm:amplitude-js@6.2.0', {
    cacheDir: join(home.path, 'cache'),
    cwd: home.path,
    bundleReference: () => Promise.reject(new Error('not requested')),
    env: { HOME: home.path, npm_config_cache: join(home.path, 'npm'), npm_config_noproxy: '127.0.0.1' },
  });
  expect(candidate.version).toBe('6.2.0');
});

test('a damaged copy in the cache is fetched again', async () => {
  const registry = await start('amplitude-js', '8.21.10');
  const candidate = await home.resolve('npm:amplitude-js@8.21.10');
  await writeFile(scriptOf(candidate), 'window.amplitude = "damaged";');
  const again = await home.resolve('npm:amplitude-js@8.21.10');
  expect(again.hash).toBe(candidate.hash);
  expect(await readFile(scriptOf(again), 'utf8')).toBe(`${SDK}// 8.21.10\n`);
  await writeFile(join(dirname(dirname(scriptOf(again))), 'record.json'), '{');
  expect((await home.resolve('npm:amplitude-js@8.21.10')).hash).toBe(candidate.hash);
  expect(registry.requests.filter((path) => path === '/amplitude-js')).toHaveLength(3);
});

test('runs that fetch at the same time do not disturb each other', async () => {
  await start('amplitude-js', '8.21.10');
  const [one, ...others] = await Promise.all(Array.from({ length: 5 }, () => home.resolve('npm:amplitude-js@8.21.10')));
  for (const other of others) expect(other).toEqual(one);
  expect((await readdir(join(home.path, 'cache/npm'))).filter((entry) => entry.startsWith('.partial'))).toEqual([]);
});

test('a tarball without the integrity that the registry states is refused', async () => {
  const replaced = Buffer.from('something else');
  await start('amplitude-js', '8.21.10', () => replaced);
  const message = await home.complaint('npm:amplitude-js@8.21.10');
  expect(message.replace(/sha512-[\w+/=]+/g, 'sha512-…')).toMatchInlineSnapshot(`
    "expected  a tarball of amplitude-js@8.21.10 with the integrity that the registry states
    seen      sha512-… integrity checksum failed when using sha512: wanted sha512-… but got sha512-…. (14 bytes)
    next      npm cache verify && npm config get registry"
  `);
});

test('an unknown form', async () => {
  await home.write('fork.bundle', SDK);
  expect(await home.complaint('amplitude-js@8.21.10')).toMatchInlineSnapshot(`
    "expected  reference, npm:NAME@VERSION, file:PATH, https://ADDRESS, or a candidate file: NAME.candidate.ts or NAME.json
    seen      "amplitude-js@8.21.10"
    next      SDK=npm:amplitude-js@8.21.10 npx playwright test"
  `);
  expect(await home.complaint('./dist/sdk.js')).toMatchInlineSnapshot(`
    "expected  reference, npm:NAME@VERSION, file:PATH, https://ADDRESS, or a candidate file: NAME.candidate.ts or NAME.json
    seen      "./dist/sdk.js"
    next      SDK=file:./dist/sdk.js npx playwright test"
  `);
  expect(await home.complaint('fork.bundle')).toMatchInlineSnapshot(`
    "expected  reference, npm:NAME@VERSION, file:PATH, https://ADDRESS, or a candidate file: NAME.candidate.ts or NAME.json
    seen      "fork.bundle"
    next      SDK=file:fork.bundle npx playwright test"
  `);
  expect(await home.complaint('npm:../fork')).toMatchInlineSnapshot(`
    "expected  reference, npm:NAME@VERSION, file:PATH, https://ADDRESS, or a candidate file: NAME.candidate.ts or NAME.json
    seen      "npm:../fork"
    next      SDK=file:../fork npx playwright test"
  `);
  expect(await home.complaint('file://dist/sdk.js')).toMatchInlineSnapshot(`
    "expected  file:PATH relative to the current folder, or a file URL with three slashes
    seen      "file://dist/sdk.js"
    next      SDK=file:dist/sdk.js npx playwright test"
  `);
});

test('a package that the table does not have', async () => {
  expect(await home.complaint('npm:left-pad@1.0.0')).toMatchInlineSnapshot(`
    "expected  a supported package: amplitude-js, @amplitude/analytics-browser
    seen      left-pad, whose adapter and profile are not known
    next      echo '{"name":"left-pad","scripts":"npm:left-pad@1.0.0","follows":"amplitude-js 6-8"}' > left-pad.candidate.json && SDK=left-pad.candidate.json npx playwright test"
  `);
});

test('a package that the registry does not have', async () => {
  await start('something-else', '8.21.10');
  expect(await home.complaint('npm:amplitude-js@8.21.10')).toMatchInlineSnapshot(`
    "expected  amplitude-js in the configured npm registry
    seen      the registry does not have it (404)
    next      npm config get registry && npm view amplitude-js version"
  `);
});

test('a version that was never published', async () => {
  await start('amplitude-js', '8.21.10');
  expect(await home.complaint('npm:amplitude-js@8.0.7')).toMatchInlineSnapshot(`
    "expected  a published version, range or tag of amplitude-js, such as 7.1.1, 8.21.8, 8.21.10
    seen      8.0.7, which the registry does not have
    next      SDK=npm:amplitude-js@7.1.1 npx playwright test"
  `);
  expect(await home.complaint('npm:amplitude-js@nightly')).toMatchInlineSnapshot(`
    "expected  a published version, range or tag of amplitude-js, such as 8.21.10
    seen      nightly, which the registry does not have
    next      SDK=npm:amplitude-js@8.21.10 npx playwright test"
  `);
});

test('an unsupported version', async () => {
  expect(await home.complaint('npm:amplitude-js@3.0.0')).toMatchInlineSnapshot(`
    "expected  a supported version of amplitude-js: >=3.2.0 <9.0.0
    seen      3.0.0
    next      SDK=npm:amplitude-js npx playwright test"
  `);
  expect(await home.complaint('npm:@amplitude/analytics-browser@0.5.1')).toMatchInlineSnapshot(`
    "expected  a supported version of @amplitude/analytics-browser: >=1.0.2 <3.0.0
    seen      0.5.1
    next      SDK=npm:@amplitude/analytics-browser npx playwright test"
  `);
});

test('a registry that cannot be reached', async () => {
  expect(await home.complaint('npm:amplitude-js@8.21.10')).toMatchInlineSnapshot(`
    "expected  amplitude-js@8.21.10 from the npm registry, or that exact version in the cache
    seen      ECONNREFUSED: request to http://127.0.0.1:PORT/amplitude-js failed, reason: connect ECONNREFUSED 127.0.0.1:PORT; cached: none
    next      npm ping"
  `);
  const registry = await start('amplitude-js', '8.21.10');
  await home.resolve('npm:amplitude-js@8.21.8');
  await registry.close();
  expect(await home.complaint('npm:amplitude-js@8.21.10')).toMatchInlineSnapshot(`
    "expected  amplitude-js@8.21.10 from the npm registry, or that exact version in the cache
    seen      ECONNREFUSED: request to http://127.0.0.1:PORT/8.21.10.tgz failed, reason: connect ECONNREFUSED 127.0.0.1:PORT; cached: 8.21.8
    next      SDK=npm:amplitude-js@8.21.8 npx playwright test"
  `);
});

test('a file that does not exist', async () => {
  expect(await home.complaint('file:dist/fork.js')).toMatchInlineSnapshot(`
    "expected  a JavaScript file that a page can include as a classic script
    seen      dist/fork.js does not exist
    next      ls ."
  `);
  await home.write('dist/fork.umd.js', SDK);
  expect(await home.complaint('file:dist/fork.js')).toMatchInlineSnapshot(`
    "expected  a JavaScript file that a page can include as a classic script
    seen      dist/fork.js does not exist
    next      SDK=file:dist/fork.umd.js npx playwright test"
  `);
});

test('a folder', async () => {
  await home.write('my dist/fork.umd.js', SDK);
  await mkdir(join(home.path, 'empty'));
  expect(await home.complaint('file:my dist')).toMatchInlineSnapshot(`
    "expected  a JavaScript file that a page can include as a classic script
    seen      my dist is a folder
    next      SDK='file:my dist/fork.umd.js' npx playwright test"
  `);
  expect(await home.complaint('file:empty')).toMatchInlineSnapshot(`
    "expected  a JavaScript file that a page can include as a classic script
    seen      empty is a folder
    next      ls empty"
  `);
});

test('a file that is not a classic script', async () => {
  await home.write('empty.js', '\n');
  expect(await home.complaint('file:empty.js')).toMatchInlineSnapshot(`
    "expected  a JavaScript file that a page can include as a classic script
    seen      empty.js is empty
    next      ls -l empty.js"
  `);
  await home.write('page.html', '<!doctype html>\n<p>Not a script</p>\n');
  expect(await home.complaint('file:page.html')).toMatchInlineSnapshot(`
    "expected  a JavaScript file that a page can include as a classic script
    seen      page.html is HTML or XML
    next      ls -l page.html"
  `);
  await home.write('logo.js', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0]));
  expect(await home.complaint('file:logo.js')).toMatchInlineSnapshot(`
    "expected  a JavaScript file that a page can include as a classic script
    seen      logo.js is not text: it contains NUL bytes
    next      ls -l logo.js"
  `);
  await home.write('fork.ts', 'const amplitude: object = {};');
  expect(await home.complaint('file:fork.ts')).toMatchInlineSnapshot(`
    "expected  a JavaScript file that a page can include as a classic script; the name of a candidate file ends in .candidate.ts
    seen      fork.ts is not JavaScript: Missing initializer in const declaration (line 1)
    next      npx esbuild fork.ts --bundle --format=iife --global-name=amplitude --outfile=fork.iife.js"
  `);
  await home.write('dist/fork.esm.js', 'export const amplitude = {};\n');
  expect(await home.complaint('file:dist/fork.esm.js')).toMatchInlineSnapshot(`
    "expected  a JavaScript file that a page can include as a classic script: a bundle in the format iife or umd, which defines a global
    seen      dist/fork.esm.js is an ES module
    next      npx esbuild dist/fork.esm.js --bundle --format=iife --global-name=amplitude --outfile=dist/fork.esm.iife.js"
  `);
});
