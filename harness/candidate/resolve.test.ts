import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BadInput } from '../diagnostic.ts';
import type { Candidate } from './candidate.ts';
import { type LocalRegistry, startLocalRegistry } from './local-registry.ts';
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

let home: string;
let registry: LocalRegistry | undefined;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'candidate-'));
});

afterEach(async () => {
  await registry?.close();
  registry = undefined;
  await rm(home, { recursive: true });
});

/** Nobody listens on the registry’s port where none was started. */
async function resolve(specifier: string | undefined) {
  return resolveCandidate(specifier, {
    cacheDir: join(home, 'cache'),
    cwd: home,
    bundleReference: (outfile) => writeFile(outfile, SDK),
    env: {
      HOME: home,
      npm_config_registry: registry?.url ?? 'http://127.0.0.1:9/',
      npm_config_cache: join(home, 'npm'),
      npm_config_fetch_retries: '0',
      npm_config_noproxy: '127.0.0.1',
    },
  });
}

function scriptOf({ scripts: [script = ''] }: Candidate): string {
  return script;
}

async function file(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(home, path)), { recursive: true });
  await writeFile(join(home, path), text);
}

async function complaint(specifier: string): Promise<string> {
  const error = await resolve(specifier).then(
    () => expect.unreachable(`${specifier} was accepted`),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(BadInput);
  return (error as BadInput).message.replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT');
}

test('nothing asked for is the reference implementation, kept by its content', async () => {
  const candidate = await resolve(undefined);
  expect(candidate).toMatchObject({ specifier: 'reference', name: 'reference', version: null, deviations: [] });
  expect(candidate.hash).toBe(`sha256-${createHash('sha256').update(SDK).digest('hex')}`);
  expect(await readFile(scriptOf(candidate), 'utf8')).toBe(SDK);
  expect(await resolve('reference')).toEqual(candidate);
  await writeFile(scriptOf(candidate), 'damaged');
  expect((await resolve('reference')).hash).toBe(candidate.hash);
});

test('a file is followed by its path, spaces and URLs included', async () => {
  await file('my dist/fork one.umd.js', SDK);
  const candidate = await resolve('file:./my dist/fork one.umd.js');
  expect(candidate).toMatchObject({ name: 'fork one.umd.js', version: null, adapter: 'amplitude-js' });
  expect(candidate.scripts).toEqual([join(home, 'my dist/fork one.umd.js')]);
  const url = pathToFileURL(join(home, 'my dist/fork one.umd.js')).href;
  expect((await resolve(url)).scripts).toEqual(candidate.scripts);
  expect((await resolve(`file:${join(home, 'my dist/fork one.umd.js')}`)).hash).toBe(candidate.hash);
});

test('a package is fetched once, and an exact version needs no registry afterwards', async () => {
  registry = await startLocalRegistry('amplitude-js', VERSIONS, '8.21.10');
  const candidate = await resolve('npm:amplitude-js@8.21.10');
  expect(candidate).toMatchObject({ name: 'amplitude-js', version: '8.21.10', profile: { line: 'amplitude-js 6-8' } });
  expect(await readFile(scriptOf(candidate), 'utf8')).toBe(`${SDK}// 8.21.10\n`);
  expect(registry.requests).toEqual(['/amplitude-js', '/8.21.10.tgz']);
  await registry.close();
  expect(await resolve('npm:amplitude-js@8.21.10')).toEqual(candidate);
});

test('ranges and tags are resolved by the registry; a missing version means latest', async () => {
  registry = await startLocalRegistry('amplitude-js', VERSIONS, '8.21.8');
  const versions = ['npm:amplitude-js', 'npm:amplitude-js@latest', 'npm:amplitude-js@>=6 <7.1', 'npm:amplitude-js@8'];
  const resolved = [];
  for (const specifier of versions) resolved.push((await resolve(specifier)).version);
  expect(resolved).toEqual(['8.21.8', '8.21.8', '6.2.0', '8.21.8']);
  expect(registry.requests.filter((path) => path.endsWith('.tgz'))).toEqual(['/8.21.8.tgz', '/6.2.0.tgz']);
});

test('a version that ships other files is known by its version', async () => {
  registry = await startLocalRegistry('amplitude-js', VERSIONS, '8.21.10');
  expect(scriptOf(await resolve('npm:amplitude-js@7.1.1'))).toMatch(/package\/amplitude\.umd\.js$/);
});

test('what a version can do is known by its version', async () => {
  registry = await startLocalRegistry('amplitude-js', VERSIONS, '8.21.10');
  expect((await resolve('npm:amplitude-js@7.1.1')).capabilities).not.toContain('clearStorage');
  expect((await resolve('npm:amplitude-js@8.21.10')).capabilities).toContain('clearStorage');
});

test('the user’s npmrc is honoured', async () => {
  registry = await startLocalRegistry('amplitude-js', VERSIONS, '8.21.10');
  await file('.npmrc', `registry=${registry.url}\n`);
  const candidate = await resolveCandidate('npm:amplitude-js@6.2.0', {
    cacheDir: join(home, 'cache'),
    cwd: home,
    bundleReference: () => Promise.reject(new Error('not asked for')),
    env: { HOME: home, npm_config_cache: join(home, 'npm'), npm_config_noproxy: '127.0.0.1' },
  });
  expect(candidate.version).toBe('6.2.0');
});

test('a damaged cache is fetched anew', async () => {
  registry = await startLocalRegistry('amplitude-js', VERSIONS, '8.21.10');
  const candidate = await resolve('npm:amplitude-js@8.21.10');
  await writeFile(scriptOf(candidate), 'window.amplitude = "damaged";');
  const again = await resolve('npm:amplitude-js@8.21.10');
  expect(again.hash).toBe(candidate.hash);
  expect(await readFile(scriptOf(again), 'utf8')).toBe(`${SDK}// 8.21.10\n`);
  await writeFile(join(dirname(dirname(scriptOf(again))), 'record.json'), '{');
  expect((await resolve('npm:amplitude-js@8.21.10')).hash).toBe(candidate.hash);
  expect(registry.requests.filter((path) => path === '/amplitude-js')).toHaveLength(3);
});

test('runs that fetch at the same time do not disturb each other', async () => {
  registry = await startLocalRegistry('amplitude-js', VERSIONS, '8.21.10');
  const [one, ...others] = await Promise.all(Array.from({ length: 5 }, () => resolve('npm:amplitude-js@8.21.10')));
  for (const other of others) expect(other).toEqual(one);
  expect((await readdir(join(home, 'cache/npm'))).filter((entry) => entry.startsWith('.partial'))).toEqual([]);
});

test('a tarball that is not the one the registry vouches for is refused', async () => {
  const replaced = Buffer.from('something else');
  registry = await startLocalRegistry('amplitude-js', VERSIONS, '8.21.10', () => replaced);
  const message = await complaint('npm:amplitude-js@8.21.10');
  expect(message.replace(/sha512-[\w+/=]+/g, 'sha512-…')).toMatchInlineSnapshot(`
    "Expected: a tarball of amplitude-js@8.21.10 with the integrity that the registry states
    Seen:     sha512-… integrity checksum failed when using sha512: wanted sha512-… but got sha512-…. (14 bytes)
    Next:     npm cache verify && npm config get registry"
  `);
});

test('an unknown form', async () => {
  await file('fork.bundle', SDK);
  expect(await complaint('amplitude-js@8.21.10')).toMatchInlineSnapshot(`
    "Expected: reference, npm:NAME@VERSION or file:PATH
    Seen:     "amplitude-js@8.21.10"
    Next:     SDK=npm:amplitude-js@8.21.10 npx playwright test"
  `);
  expect(await complaint('./dist/sdk.js')).toMatchInlineSnapshot(`
    "Expected: reference, npm:NAME@VERSION or file:PATH
    Seen:     "./dist/sdk.js"
    Next:     SDK=file:./dist/sdk.js npx playwright test"
  `);
  expect(await complaint('fork.bundle')).toMatchInlineSnapshot(`
    "Expected: reference, npm:NAME@VERSION or file:PATH
    Seen:     "fork.bundle"
    Next:     SDK=file:fork.bundle npx playwright test"
  `);
  expect(await complaint('https://cdn.example/sdk.js')).toMatchInlineSnapshot(`
    "Expected: reference, npm:NAME@VERSION or file:PATH
    Seen:     "https://cdn.example/sdk.js"
    Next:     curl -o sdk.js 'https://cdn.example/sdk.js' && SDK=file:sdk.js npx playwright test"
  `);
  expect(await complaint('npm:../fork')).toMatchInlineSnapshot(`
    "Expected: reference, npm:NAME@VERSION or file:PATH
    Seen:     "npm:../fork"
    Next:     SDK=file:../fork npx playwright test"
  `);
  expect(await complaint('file://dist/sdk.js')).toMatchInlineSnapshot(`
    "Expected: file:PATH relative to the current folder, or a file URL with three slashes
    Seen:     "file://dist/sdk.js"
    Next:     SDK=file:dist/sdk.js npx playwright test"
  `);
});

test('a package that the table does not have', async () => {
  expect(await complaint('npm:left-pad@1.0.0')).toMatchInlineSnapshot(`
    "Expected: a package that is known here: amplitude-js, @amplitude/analytics-browser
    Seen:     left-pad; what it is driven with and judged by is not known
    Next:     npm pack left-pad && tar -xzf ./*.tgz && SDK=file:package/PATH-OF-ITS-BUNDLE.js npx playwright test"
  `);
});

test('a package that the registry does not have', async () => {
  registry = await startLocalRegistry('something-else', VERSIONS, '8.21.10');
  expect(await complaint('npm:amplitude-js@8.21.10')).toMatchInlineSnapshot(`
    "Expected: amplitude-js in the npm registry that is configured here
    Seen:     the registry does not have it (404)
    Next:     npm config get registry && npm view amplitude-js version"
  `);
});

test('a version that was never published', async () => {
  registry = await startLocalRegistry('amplitude-js', VERSIONS, '8.21.10');
  expect(await complaint('npm:amplitude-js@8.0.7')).toMatchInlineSnapshot(`
    "Expected: a published version, range or tag of amplitude-js, such as 7.1.1, 8.21.8, 8.21.10
    Seen:     8.0.7, which the registry does not have
    Next:     SDK=npm:amplitude-js@7.1.1 npx playwright test"
  `);
  expect(await complaint('npm:amplitude-js@nightly')).toMatchInlineSnapshot(`
    "Expected: a published version, range or tag of amplitude-js, such as 8.21.10
    Seen:     nightly, which the registry does not have
    Next:     SDK=npm:amplitude-js@8.21.10 npx playwright test"
  `);
});

test('a version that is not supported at present', async () => {
  expect(await complaint('npm:amplitude-js@5.11.0')).toMatchInlineSnapshot(`
    "Expected: a version of amplitude-js that is supported at present: >=6.0.1 <9.0.0
    Seen:     5.11.0
    Next:     SDK=npm:amplitude-js npx playwright test"
  `);
  expect(await complaint('npm:@amplitude/analytics-browser@2.48.1')).toMatchInlineSnapshot(`
    "Expected: a version of @amplitude/analytics-browser that is supported at present: none so far
    Seen:     2.48.1
    Next:     SDK=npm:amplitude-js npx playwright test"
  `);
});

test('a registry that cannot be reached', async () => {
  expect(await complaint('npm:amplitude-js@8.21.10')).toMatchInlineSnapshot(`
    "Expected: amplitude-js@8.21.10 from the npm registry, or a copy of exactly that version in the cache
    Seen:     ECONNREFUSED: request to http://127.0.0.1:PORT/amplitude-js failed, reason: connect ECONNREFUSED 127.0.0.1:PORT; cached: no version
    Next:     npm ping"
  `);
  registry = await startLocalRegistry('amplitude-js', VERSIONS, '8.21.10');
  await resolve('npm:amplitude-js@8.21.8');
  await registry.close();
  expect(await complaint('npm:amplitude-js@8.21.10')).toMatchInlineSnapshot(`
    "Expected: amplitude-js@8.21.10 from the npm registry, or a copy of exactly that version in the cache
    Seen:     ECONNREFUSED: request to http://127.0.0.1:PORT/8.21.10.tgz failed, reason: connect ECONNREFUSED 127.0.0.1:PORT; cached: 8.21.8
    Next:     SDK=npm:amplitude-js@8.21.8 npx playwright test"
  `);
});

test('a file that is missing', async () => {
  expect(await complaint('file:dist/fork.js')).toMatchInlineSnapshot(`
    "Expected: a JavaScript file that a page can include as a classic script
    Seen:     dist/fork.js does not exist
    Next:     ls ."
  `);
  await file('dist/fork.umd.js', SDK);
  expect(await complaint('file:dist/fork.js')).toMatchInlineSnapshot(`
    "Expected: a JavaScript file that a page can include as a classic script
    Seen:     dist/fork.js does not exist
    Next:     SDK=file:dist/fork.umd.js npx playwright test"
  `);
});

test('a folder', async () => {
  await file('my dist/fork.umd.js', SDK);
  await mkdir(join(home, 'empty'));
  expect(await complaint('file:my dist')).toMatchInlineSnapshot(`
    "Expected: a JavaScript file that a page can include as a classic script
    Seen:     my dist is a folder
    Next:     SDK='file:my dist/fork.umd.js' npx playwright test"
  `);
  expect(await complaint('file:empty')).toMatchInlineSnapshot(`
    "Expected: a JavaScript file that a page can include as a classic script
    Seen:     empty is a folder
    Next:     ls empty"
  `);
});

test('a file that is no classic script', async () => {
  await file('empty.js', '\n');
  expect(await complaint('file:empty.js')).toMatchInlineSnapshot(`
    "Expected: a JavaScript file that a page can include as a classic script
    Seen:     empty.js is empty
    Next:     ls -l empty.js"
  `);
  await file('page.html', '<!doctype html>\n<p>Not a script</p>\n');
  expect(await complaint('file:page.html')).toMatchInlineSnapshot(`
    "Expected: a JavaScript file that a page can include as a classic script
    Seen:     page.html is not JavaScript: Unexpected token '<' (line 1)
    Next:     node --check page.html"
  `);
  await file('dist/fork.esm.js', 'export const amplitude = {};\n');
  expect(await complaint('file:dist/fork.esm.js')).toMatchInlineSnapshot(`
    "Expected: a JavaScript file that a page can include as a classic script: a bundle in the format iife or umd, which defines a global
    Seen:     dist/fork.esm.js is an ES module
    Next:     npx esbuild dist/fork.esm.js --bundle --format=iife --global-name=amplitude --outfile=dist/fork.esm.iife.js"
  `);
});
