import { afterEach, beforeEach, expect, test } from 'vitest';
import { CandidateTimeout, HarnessFault } from '../../evidence/fault.ts';
import type { Engine, EngineTab } from '../engine/engine.ts';
import { ScriptedExchange } from '../fixtures/scripted-exchange.ts';
import { startSimulated } from './engine.ts';

const PAGE = 'https://www.shop.test/here?a=b#c';

let exchange: ScriptedExchange;
let engine: Engine;
let tab: EngineTab;

beforeEach(async () => {
  exchange = new ScriptedExchange();
  engine = await startSimulated(exchange, { cookies: 'kept' }, { timeout: 500 });
  tab = await engine.tab();
});
afterEach(() => engine.close());

test('the recorder runs first, then each script, then the events of a loaded document', async () => {
  exchange.scripts = [
    `window.seen = [configuredWith.answer, document.readyState, document.body];
     for (const type of ['DOMContentLoaded', 'load']) addEventListener(type, () => seen.push(type + ' ' + document.readyState));
     Promise.resolve().then(() => seen.push('microtask')); setTimeout(() => seen.push('timer'));`,
    `seen.push('second script');`,
  ];
  await tab.open(PAGE);
  expect(await tab.evaluate('seen')).toEqual([
    42,
    'loading',
    null,
    'microtask',
    'second script',
    'DOMContentLoaded interactive',
    'load complete',
    'timer',
  ]);
});

test('a page that does not exist is the harness’s fault', async () => {
  await expect(tab.open('https://nowhere.test/')).rejects.toThrow(HarnessFault);
});

test('an expression is awaited and returned as it survives JSON', async () => {
  await tab.open(PAGE);
  expect(await tab.evaluate('Promise.resolve({ a: [1, undefined, new Date(0)] })')).toEqual({
    a: [1, null, '1970-01-01T00:00:00.000Z'],
  });
  expect(await tab.evaluate('undefined')).toBeUndefined();
  expect(await tab.evaluate('var x = 1; x + 1')).toBe(2);
  expect(await tab.evaluate('new Promise((resolve) => setTimeout(resolve, 5, "later"))')).toBe('later');
});

test('an expression that throws rejects with its error', async () => {
  await tab.open(PAGE);
  await expect(tab.evaluate('null.x')).rejects.toMatchObject({
    name: 'TypeError',
    message: "Cannot read properties of null (reading 'x')",
    stack: expect.stringContaining('evaluate'),
  });
  await expect(tab.evaluate('Promise.reject(new DOMException("no", "AbortError"))')).rejects.toMatchObject({
    name: 'AbortError',
    message: 'no',
  });
  await expect(tab.evaluate('}')).rejects.toMatchObject({ name: 'SyntaxError' });
});

test('a script that throws or does not compile is reported to the window and stops nothing', async () => {
  exchange.scripts = [
    `window.errors = []; addEventListener('error', (event) => errors.push([event.message, event.filename, event.error instanceof Error]));`,
    `throw new RangeError('first');`,
    `}`,
    `setTimeout(() => { throw new Error('timer') }); queueMicrotask(() => { throw new Error('microtask') });
     addEventListener('load', () => { throw new Error('listener') }); Promise.reject(new Error('rejected'));
     addEventListener('unhandledrejection', (event) => errors.push(event.reason.message));`,
  ];
  await tab.open(PAGE);
  await tab.evaluate('new Promise((resolve) => setTimeout(resolve, 1))');
  expect(await tab.evaluate('errors')).toEqual([
    ['Uncaught RangeError: first', 'https://www.shop.test/candidate/1.js', true],
    ["Uncaught SyntaxError: Unexpected token '}'", 'https://www.shop.test/candidate/2.js', true],
    ['Uncaught Error: microtask', 'https://www.shop.test/here?a=b#c', true],
    ['Uncaught Error: listener', 'https://www.shop.test/here?a=b#c', true],
    ['Uncaught Error: timer', 'https://www.shop.test/here?a=b#c', true],
    'rejected',
  ]);
});

test.each([
  ['a script', 'for (;;);'],
  ['a chain of microtasks', '(async () => { for (;;) await 0; })()'],
  ['a listener', `addEventListener('load', () => { for (;;); })`],
])('an endless loop in %s is a CandidateTimeout', async (_, source) => {
  exchange.scripts = [source];
  await expect(tab.open(PAGE)).rejects.toThrow(CandidateTimeout);
  await expect(tab.evaluate('1 + 1')).rejects.toThrow(CandidateTimeout);
  exchange.scripts = [];
  await tab.open(PAGE);
  expect(await tab.evaluate('1 + 1')).toBe(2);
});

test('an endless loop in a callback rejects a waiting expression', async () => {
  await tab.open(PAGE);
  const waits = tab.evaluate(`new Promise(() => fetch('/').then(() => { for (;;); }))`);
  await expect(waits).rejects.toThrow(CandidateTimeout);
});

test('leaving a page fires events in a browser’s order, sends beacons, and ends everything else', async () => {
  await tab.open(PAGE);
  await tab.evaluate(`
    for (const type of ['beforeunload', 'pagehide', 'unload']) addEventListener(type, () => sessionStorage.setItem('left', (sessionStorage.left ?? '') + type + ' '));
    document.addEventListener('visibilitychange', () => {
      sessionStorage.setItem('left', sessionStorage.left + document.visibilityState + ' ');
      navigator.sendBeacon('https://in.shop.test/', 'bye');
      fetch('https://in.shop.test/', { method: 'POST', body: 'kept alive', keepalive: true });
      fetch('https://in.shop.test/', { method: 'POST', body: 'dropped' });
    });
    setTimeout(() => localStorage.setItem('late', 'yes'), 5)`);
  await tab.open(PAGE);
  expect(await tab.evaluate('new Promise((resolve) => setTimeout(() => resolve(localStorage.late), 10))')).toBe(
    undefined,
  );
  expect(await tab.evaluate('sessionStorage.left')).toBe('beforeunload pagehide hidden unload ');
  expect(exchange.requests.map(({ method, body }) => [method, body])).toEqual([
    ['POST', 'bye'],
    ['POST', 'kept alive'],
  ]);
});

test('each load has a realm of its own, and a waiting expression rejects when its page is left', async () => {
  await tab.open(PAGE);
  await tab.evaluate('Array.prototype.polluted = window.polluted = true');
  const waiting = expect(tab.evaluate('new Promise(() => {})')).rejects.toThrow('The page was left');
  await tab.open(PAGE);
  await waiting;
  expect(await tab.evaluate('[typeof polluted, [].polluted]')).toEqual(['undefined', null]);
});

test('a page cannot reach the host through the platform’s objects', async () => {
  await tab.open(PAGE);
  const reach = `(() => {
    const own = Function;
    const things = [fetch, setTimeout, localStorage, document, new URL('https://a.test/?b=c').searchParams, new TextEncoder().encode('a'),
      crypto.getRandomValues(new Uint8Array(1)), navigator.languages, new Headers([['a', 'b']]), document.querySelectorAll('*'), configuredWith];
    return things.filter((thing) => thing.constructor.constructor !== own).length;
  })()`;
  expect(await tab.evaluate(reach)).toBe(0);
  expect(await tab.evaluate('typeof process + typeof require')).toBe('undefinedundefined');
});

test('URLs, encodings and interfaces are those of a browser', async () => {
  await tab.open(PAGE);
  expect(
    await tab.evaluate(`({
      location: [location.hostname, location.search, location.hash, location.origin, String(location), document.URL],
      link: (() => { const a = document.createElement('a'); a.href = '/x?y'; return [a.href, a.hostname, a.search]; })(),
      history: (() => { history.pushState({ a: 1 }, '', '/there'); return [history.length, history.state, location.pathname]; })(),
      text: [btoa('ü'), atob('/A=='), new TextDecoder().decode(new TextEncoder().encode('€')), String(new URLSearchParams({ a: 'b c' }))],
      instances: [window instanceof Window, localStorage instanceof Storage, document instanceof Document, new Image() instanceof HTMLImageElement, new XMLHttpRequest() instanceof EventTarget],
      names: [XMLHttpRequest, URLSearchParams, Node, Response, Document].map(({ name }) => name),
      tags: [window, document, localStorage, navigator].map((thing) => Object.prototype.toString.call(thing)),
      global: [this === window, window === self, top === window, globalThis === window],
      scripts: document.getElementsByTagName('script').length,
    })`),
  ).toMatchInlineSnapshot(`
    {
      "global": [
        true,
        true,
        true,
        true,
      ],
      "history": [
        2,
        {
          "a": 1,
        },
        "/there",
      ],
      "instances": [
        true,
        true,
        true,
        true,
        true,
      ],
      "link": [
        "https://www.shop.test/x?y",
        "www.shop.test",
        "?y",
      ],
      "location": [
        "www.shop.test",
        "?a=b",
        "#c",
        "https://www.shop.test",
        "https://www.shop.test/here?a=b#c",
        "https://www.shop.test/here?a=b#c",
      ],
      "names": [
        "XMLHttpRequest",
        "URLSearchParams",
        "Node",
        "Response",
        "Document",
      ],
      "scripts": 0,
      "tags": [
        "[object Window]",
        "[object HTMLDocument]",
        "[object Storage]",
        "[object Navigator]",
      ],
      "text": [
        "/A==",
        "ü",
        "€",
        "a=b+c",
      ],
    }
  `);
});

test('features of secure contexts are missing without one', async () => {
  await tab.open(PAGE);
  expect(await tab.evaluate('[isSecureContext, crypto.randomUUID().length]')).toEqual([true, 36]);
  await tab.open('http://www.shop.test/');
  expect(
    await tab.evaluate('[isSecureContext, typeof crypto.randomUUID, crypto.getRandomValues(new Uint8Array(3)).length]'),
  ).toEqual([false, 'undefined', 3]);
});

test('a new tab evaluates expressions before it has opened a page', async () => {
  expect(await tab.evaluate('1 + 1')).toBe(2);
});
