import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Home } from '../fixtures/home.ts';
import { makeCertificate } from '../laboratory/certificate.ts';
import { fetchedScript } from './fetched-script.ts';

const SDK = 'window.acme = {};\n';
const SCRIPT = { 'content-type': 'text/javascript; charset=utf-8' };
const HTML = { 'content-type': 'text/html' };

let home: Home;
let origin: string;
const servers: Server[] = [];

async function listen(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const responses: Readonly<Record<string, RequestListener>> = {
  '/sdk@1.0.0/acme.js': (_, response) => response.writeHead(200, SCRIPT).end(SDK),
  '/raw': (_, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end(SDK),
  '/latest.js': (_, response) => response.writeHead(302, { location: '/sdk@1.0.0/acme.js' }).end(),
  '/private.js': (_, response) => response.writeHead(302, { location: '/login?next=/private.js' }).end(),
  '/login?next=/private.js': (_, response) => response.writeHead(200, HTML).end('<!doctype html>\n<p>Who are you?'),
  '/round.js': (_, response) => response.writeHead(302, { location: '/round.js' }).end(),
  '/error.js': (_, response) => response.writeHead(200, SCRIPT).end('<!doctype html>\n<p>No such file'),
  '/logo.js': (_, response) => response.writeHead(200, SCRIPT).end(Buffer.from([0x89, 0x50, 0, 1])),
  '/empty.js': (_, response) => response.writeHead(200, SCRIPT).end(),
  '/broken.js': (_, response) => response.writeHead(200, SCRIPT).end('window.acme = {'),
  '/module.js': (_, response) => response.writeHead(200, SCRIPT).end('export const acme = {};'),
  '/package.json': (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
  '/slow.js': (_, response) => void response.writeHead(200, SCRIPT).write(SDK),
  '/cut.js': (_, response) => {
    response.writeHead(200, { ...SCRIPT, 'content-length': '1000' }).write(SDK, () => response.destroy());
  },
};

beforeEach(async () => {
  home = await Home.make();
  const server = createServer((request, response) => {
    const answer = responses[request.url ?? ''];
    if (answer) answer(request, response);
    else response.writeHead(404, HTML).end('<!doctype html>\n<p>No such page');
  });
  origin = `http://${await listen(server)}`;
});

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  await home.remove();
});

const complaint = (path: string) => home.complaint(origin + path);

test('a script is stored by its content', async () => {
  const candidate = await home.resolve(`${origin}/sdk@1.0.0/acme.js`);
  const [script = ''] = candidate.scripts;
  expect(candidate).toMatchObject({ specifier: `${origin}/sdk@1.0.0/acme.js`, name: 'acme.js', version: null });
  expect(script).toBe(join(home.path, 'cache/url', candidate.hash, 'acme.js'));
  expect(await readFile(script, 'utf8')).toBe(SDK);
  const [plain = '', moved = ''] = [
    ...(await home.resolve(`${origin}/raw`)).scripts,
    ...(await home.resolve(`${origin}/latest.js`)).scripts,
  ];
  expect([basename(plain), basename(moved)]).toEqual(['raw.js', 'latest.js']);
});

test('a response that is not a script', async () => {
  expect(await complaint('/gone.js')).toMatchInlineSnapshot(`
    "expected  a script at http://127.0.0.1:PORT/gone.js
    seen      the server responds with 404
    next      curl -sSIL http://127.0.0.1:PORT/gone.js"
  `);
  expect(await complaint('/error.js')).toMatchInlineSnapshot(`
    "expected  a script at http://127.0.0.1:PORT/error.js
    seen      its content is HTML or XML
    next      curl -sSIL http://127.0.0.1:PORT/error.js"
  `);
  expect(await complaint('/private.js')).toMatchInlineSnapshot(`
    "expected  a script at http://127.0.0.1:PORT/private.js
    seen      the content type text/html, after a redirect to http://127.0.0.1:PORT/login?next=/private.js
    next      curl -sSIL http://127.0.0.1:PORT/private.js"
  `);
  expect(await complaint('/package.json')).toMatchInlineSnapshot(`
    "expected  a script at http://127.0.0.1:PORT/package.json
    seen      the content type application/json
    next      curl -sSIL http://127.0.0.1:PORT/package.json"
  `);
  expect(await complaint('/logo.js')).toMatchInlineSnapshot(`
    "expected  a script at http://127.0.0.1:PORT/logo.js
    seen      its content is not text: it contains NUL bytes
    next      curl -sSIL http://127.0.0.1:PORT/logo.js"
  `);
  expect(await complaint('/empty.js')).toMatchInlineSnapshot(`
    "expected  a script at http://127.0.0.1:PORT/empty.js
    seen      its content is empty
    next      curl -sSIL http://127.0.0.1:PORT/empty.js"
  `);
  expect(await complaint('/broken.js')).toMatchInlineSnapshot(`
    "expected  a script at http://127.0.0.1:PORT/broken.js
    seen      its content is not JavaScript: Unexpected end of input (line 1)
    next      curl -sSIL http://127.0.0.1:PORT/broken.js"
  `);
  expect(await complaint('/module.js')).toMatchInlineSnapshot(`
    "expected  a classic script at http://127.0.0.1:PORT/module.js: a bundle in the format iife or umd, which defines a global
    seen      its content is an ES module
    next      curl -sSL -o sdk.mjs http://127.0.0.1:PORT/module.js && npx esbuild sdk.mjs --bundle --format=iife --global-name=amplitude --outfile=sdk.js"
  `);
});

test('a redirect loop', async () => {
  expect(await complaint('/round.js')).toMatchInlineSnapshot(`
    "expected  a script at http://127.0.0.1:PORT/round.js
    seen      too many redirects
    next      curl -sSIL http://127.0.0.1:PORT/round.js"
  `);
});

test('a server that cannot be reached, or is not trusted', async () => {
  expect(await home.complaint('http://127.0.0.1:9/acme.js')).toMatchInlineSnapshot(`
    "expected  a script at http://127.0.0.1:PORT/acme.js
    seen      no response: ECONNREFUSED
    next      curl -sSIL http://127.0.0.1:PORT/acme.js"
  `);
  const { key, cert } = await makeCertificate();
  const secure = await listen(createSecureServer({ key, cert }, responses['/raw']));
  expect(await home.complaint(`https://${secure}/acme.js`)).toMatchInlineSnapshot(`
    "expected  a script at https://127.0.0.1:PORT/acme.js
    seen      a server that this machine does not trust: DEPTH_ZERO_SELF_SIGNED_CERT
    next      curl -sSIL https://127.0.0.1:PORT/acme.js"
  `);
  expect(await home.complaint(`${origin.replace('http:', 'https:')}/raw`)).toMatchInlineSnapshot(`
    "expected  a script at https://127.0.0.1:PORT/raw
    seen      a server that this machine does not trust: ERR_SSL_WRONG_VERSION_NUMBER
    next      curl -sSIL https://127.0.0.1:PORT/raw"
  `);
});

test('an address with a password', async () => {
  expect(await home.complaint('https://me:secret@acme.invalid/acme.js')).toMatchInlineSnapshot(`
    "expected  an address without a password
    seen      one with a password, which the results would show
    next      curl -sSL -u USER -o sdk.js https://acme.invalid/acme.js && SDK=file:sdk.js npx playwright test"
  `);
});

test('a response that takes too long, is too large, or ends early', async () => {
  const bounded = (path: string, limits: { bytes: number; milliseconds: number }) =>
    fetchedScript(origin + path, { cacheDir: home.path, cwd: home.path, env: home.env }, limits).catch((error: Error) =>
      error.message.replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT'),
    );
  expect(await bounded('/slow.js', { bytes: 1000, milliseconds: 200 })).toMatchInlineSnapshot(`
    "expected  a script at http://127.0.0.1:PORT/slow.js
    seen      no complete response within 0.2 s
    next      curl -sSIL http://127.0.0.1:PORT/slow.js"
  `);
  expect(await bounded('/raw', { bytes: 10, milliseconds: 60_000 })).toMatchInlineSnapshot(`
    "expected  a script at http://127.0.0.1:PORT/raw
    seen      more than 10 bytes
    next      curl -sSIL http://127.0.0.1:PORT/raw"
  `);
  expect(await bounded('/cut.js', { bytes: 10_000, milliseconds: 60_000 })).toMatchInlineSnapshot(`
    "expected  a script at http://127.0.0.1:PORT/cut.js
    seen      no response: ECONNRESET
    next      curl -sSIL http://127.0.0.1:PORT/cut.js"
  `);
});
