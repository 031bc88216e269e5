import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine, EngineTab } from '../engine/engine.ts';
import { ScriptedExchange } from '../fixtures/scripted-exchange.ts';
import type { LabAnswer } from '../laboratory/exchange.ts';
import { startSimulated } from './engine.ts';

const PAGE = 'https://www.shop.test/here#part';
const ENDPOINT = 'https://in.shop.test/upload';
const OPEN = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };

let exchange: ScriptedExchange;
let engine: Engine;
let tab: EngineTab;

beforeEach(async () => {
  exchange = new ScriptedExchange();
  engine = await startSimulated(exchange, { cookies: 'kept' });
  tab = await engine.tab();
  await tab.open(PAGE);
});
afterEach(() => engine.close());

function answering(headers: Record<string, string>, status = 200, body = 'fine'): () => LabAnswer {
  return () => ({ kind: 'answer', status, headers, body });
}

/** Makes an XMLHttpRequest, and returns the events it fires, its status and its text. */
function request(method: string, url: string, prepare = '', body = 'null'): Promise<unknown> {
  return tab.evaluate(`new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const events = [];
    for (const type of ['loadstart', 'readystatechange', 'progress', 'load', 'error', 'timeout', 'abort', 'loadend'])
      request.addEventListener(type, () => events.push(type === 'readystatechange' ? request.readyState : type));
    request.addEventListener('loadend', () => resolve({ events: events.join(' '), status: request.status, text: request.responseText }));
    request.open('${method}', '${url}');
    ${prepare};
    request.send(${body});
  })`);
}

describe('XMLHttpRequest', () => {
  test('to its own origin sends what a browser sends', async () => {
    await tab.evaluate(`document.cookie = 'a=1; domain=shop.test'`);
    expect(await request('post', '/upload', '', `'händen'`)).toEqual({
      events: '1 loadstart 2 3 progress 4 load loadend',
      status: 200,
      text: 'fine',
    });
    expect(exchange.requests).toMatchInlineSnapshot(`
      [
        {
          "body": "händen",
          "headers": {
            "accept": "*/*",
            "accept-language": "en-US,en;q=0.9",
            "content-length": "7",
            "content-type": "text/plain;charset=UTF-8",
            "cookie": "a=1",
            "host": "www.shop.test",
            "origin": "https://www.shop.test",
            "referer": "https://www.shop.test/here",
            "user-agent": "Mozilla/5.0 (Simulated) AmplitudeConformance",
          },
          "method": "POST",
          "url": "https://www.shop.test/upload",
        },
      ]
    `);
  });

  test('to another origin reads a response only if CORS allows it', async () => {
    expect(await request('GET', ENDPOINT)).toEqual({ events: '1 loadstart 4 error loadend', status: 0, text: '' });
    exchange.answer = answering(OPEN);
    expect(await request('GET', ENDPOINT)).toMatchObject({ status: 200, text: 'fine' });
    exchange.answer = answering({ 'access-control-allow-origin': 'https://www.shop.test' });
    expect(await request('GET', ENDPOINT)).toMatchObject({ status: 200 });
    exchange.answer = answering({ 'access-control-allow-origin': 'https://shop.test' });
    expect(await request('GET', ENDPOINT)).toMatchObject({ status: 0 });
    expect(exchange.requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET', 'GET']);
    expect(exchange.requests[0]?.headers).toMatchObject({
      origin: 'https://www.shop.test',
      referer: 'https://www.shop.test/',
    });
  });

  test('to another origin sends cookies only with credentials, which need its origin to be allowed by name', async () => {
    await tab.evaluate(`document.cookie = 'a=1; domain=shop.test'`);
    exchange.answer = answering(OPEN);
    await request('GET', ENDPOINT);
    expect(await request('GET', ENDPOINT, 'request.withCredentials = true')).toMatchObject({ status: 0 });
    exchange.answer = answering({
      'access-control-allow-origin': 'https://www.shop.test',
      'access-control-allow-credentials': 'true',
      'set-cookie': 'b=2; domain=shop.test',
    });
    expect(await request('GET', ENDPOINT, 'request.withCredentials = true')).toMatchObject({ status: 200 });
    expect(exchange.requests.map(({ headers }) => headers['cookie'])).toEqual([undefined, 'a=1', 'a=1']);
    expect(await tab.evaluate('document.cookie')).toBe('a=1; b=2');
  });

  test.each([
    ['a header of its own', 'POST', `request.setRequestHeader('X-Own', '1')`, 'x-own'],
    [
      'a content type that no form has',
      'POST',
      `request.setRequestHeader('Content-Type', 'application/json')`,
      'content-type',
    ],
    ['another method', 'PUT', '', undefined],
    ['an upload with a listener', 'POST', 'request.upload.onprogress = () => {}', undefined],
  ])('sends a preflight because of %s', async (_, method, prepare, names) => {
    exchange.answer = answering({ ...OPEN, 'access-control-allow-methods': 'PUT' });
    expect(await request(method, ENDPOINT, prepare, `'x'`)).toMatchObject({ status: 200 });
    expect(exchange.requests.map((sent) => sent.method)).toEqual(['OPTIONS', method]);
    expect(exchange.requests[0]?.headers['access-control-request-method']).toBe(method);
    expect(exchange.requests[0]?.headers['access-control-request-headers']).toBe(names);
    exchange.answer = answering({ 'access-control-allow-origin': '*' }, 403);
    expect(await request(method, ENDPOINT, prepare, `'x'`)).toMatchObject({ status: 0 });
    expect(exchange.requests.map((sent) => sent.method)).toEqual(['OPTIONS', method, 'OPTIONS']);
  });

  test('sends no preflight for what a form could send', async () => {
    exchange.answer = answering(OPEN);
    await request('POST', ENDPOINT, '', `new URLSearchParams({ e: '[]' })`);
    expect(exchange.requests).toMatchObject([
      {
        method: 'POST',
        body: 'e=%5B%5D',
        headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
      },
    ]);
  });

  test('fails if the connection is closed, waits if the request hangs, and can be aborted', async () => {
    exchange.answer = () => ({ kind: 'reset' });
    expect(await request('GET', '/')).toMatchObject({ events: '1 loadstart 4 error loadend' });
    exchange.answer = () => new Promise(() => undefined);
    expect(await request('GET', '/', 'request.timeout = 5')).toMatchObject({
      events: '1 loadstart 4 timeout loadend',
    });
    expect(await request('GET', '/', 'setTimeout(() => request.abort(), 5)')).toMatchObject({
      events: '1 loadstart 4 abort loadend',
    });
  });

  test('from https never goes to http', async () => {
    exchange.answer = answering(OPEN);
    expect(await request('GET', 'http://in.shop.test/')).toMatchObject({ status: 0 });
    expect(exchange.requests).toEqual([]);
  });

  test('runs microtasks between two listeners if the browser calls them, but not within a script', async () => {
    const order = await tab.evaluate(`new Promise((resolve) => {
      const order = [];
      const request = new XMLHttpRequest();
      const listen = (name) => () => { order.push(name); Promise.resolve().then(() => order.push('after ' + name)); };
      request.addEventListener('readystatechange', () => { if (request.readyState === 1) listen('opened')(); });
      request.addEventListener('load', listen('one'));
      request.addEventListener('load', listen('two'));
      request.addEventListener('loadend', () => resolve(order));
      request.open('GET', '/');
      order.push('open returned');
      request.send();
    })`);
    expect(order).toEqual(['opened', 'open returned', 'after opened', 'one', 'after one', 'two', 'after two']);
  });
});

describe('fetch', () => {
  test('returns a response with everything that scripts read of one', async () => {
    exchange.answer = answering({ 'Content-Type': 'application/json', 'X-Own': '1' }, 201, '{"a":1}');
    const read = `fetch(new Request('/x', { method: 'post', body: 'x', headers: { 'X-A': 'b' } })).then(async (response) => ({
      status: response.status, ok: response.ok, url: response.url, own: response.headers.get('x-own'),
      copy: await response.clone().text(), json: await response.json(), used: response.bodyUsed,
      again: await response.text().catch(({ name }) => name) }))`;
    expect(await tab.evaluate(read)).toEqual({
      status: 201,
      ok: true,
      url: 'https://www.shop.test/x',
      own: '1',
      copy: '{"a":1}',
      json: { a: 1 },
      used: true,
      again: 'TypeError',
    });
    expect(exchange.requests).toMatchObject([
      { method: 'POST', headers: { 'x-a': 'b', 'content-type': 'text/plain;charset=UTF-8' } },
    ]);
  });

  test('rejects with a TypeError if the network fails, and with the reason if it is aborted', async () => {
    exchange.answer = () => ({ kind: 'reset' });
    expect(await tab.evaluate(`fetch('/').catch((error) => [error.name, error instanceof TypeError])`)).toEqual([
      'TypeError',
      true,
    ]);
    exchange.answer = () => new Promise(() => undefined);
    expect(
      await tab.evaluate(
        `(() => { const controller = new AbortController(); setTimeout(() => controller.abort()); return fetch('/', { signal: controller.signal }).catch(({ name }) => name); })()`,
      ),
    ).toBe('AbortError');
  });

  test('with no-cors learns only that a response arrived', async () => {
    expect(
      await tab.evaluate(
        `fetch('${ENDPOINT}', { mode: 'no-cors' }).then(async (response) => [response.type, response.status, await response.text()])`,
      ),
    ).toEqual(['opaque', 0, '']);
  });

  test('of a sandboxed page has the origin null', async () => {
    exchange.headers = { 'content-security-policy': 'sandbox allow-scripts' };
    await tab.open(PAGE);
    expect(await tab.evaluate(`fetch('/').catch(({ name }) => name)`)).toBe('TypeError');
    expect(exchange.requests).toMatchObject([{ headers: { origin: 'null' } }]);
  });
});

describe('without a response', () => {
  test('a beacon carries the site’s cookies, and is refused if it is too large', async () => {
    await tab.evaluate(`document.cookie = 'a=1; domain=shop.test'`);
    expect(
      await tab.evaluate(
        `[navigator.sendBeacon('${ENDPOINT}', new URLSearchParams({ a: 'b' })), navigator.sendBeacon('${ENDPOINT}', 'x'.repeat(65537))]`,
      ),
    ).toEqual([true, false]);
    expect(exchange.requests).toMatchObject([{ method: 'POST', body: 'a=b', headers: { cookie: 'a=1' } }]);
  });

  test('a beacon with a content type that no form has needs a preflight', async () => {
    exchange.answer = answering({
      'access-control-allow-origin': 'https://www.shop.test',
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': 'content-type',
    });
    await tab.evaluate(`navigator.sendBeacon('${ENDPOINT}', new Blob(['{}'], { type: 'application/json' }))`);
    await tab.evaluate(`fetch('/')`);
    expect(exchange.requests.map(({ method }) => method)).toEqual(['OPTIONS', 'POST', 'GET']);
  });

  test('an image is requested, and fires load or error', async () => {
    exchange.answer = answering({ 'content-type': 'image/gif' });
    const outcome = `new Promise((resolve) => { const image = new Image(); image.onload = image.onerror = ({ type }) => resolve(type); image.src = '${ENDPOINT}?e=1'; })`;
    expect(await tab.evaluate(outcome)).toBe('load');
    exchange.answer = answering({}, 404);
    expect(await tab.evaluate(outcome)).toBe('error');
    expect(exchange.requests).toMatchObject([{ method: 'GET', url: `${ENDPOINT}?e=1` }, {}]);
  });

  test('a script that a script adds is fetched and run', async () => {
    exchange.answer = answering({}, 200, 'window.added = document.URL');
    const ran = `new Promise((resolve) => {
      const script = document.createElement('script');
      script.onload = () => resolve(window.added);
      script.src = 'https://cdn.test/sdk.js';
      const first = document.getElementsByTagName('script')[0] ?? document.head.appendChild(document.createElement('meta'));
      first.parentNode.insertBefore(script, first);
    })`;
    expect(await tab.evaluate(ran)).toBe(PAGE);
    expect(exchange.requests).toMatchObject([{ method: 'GET', url: 'https://cdn.test/sdk.js' }]);
  });
});
