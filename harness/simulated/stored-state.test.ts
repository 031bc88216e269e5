import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine, EngineTab } from '../engine/engine.ts';
import { ScriptedExchange } from '../fixtures/scripted-exchange.ts';
import { startSimulated } from './engine.ts';

const WWW = 'https://www.shop.test/';
const APP = 'https://app.shop.test/';

let exchange: ScriptedExchange;
let engine: Engine;

beforeEach(async () => {
  exchange = new ScriptedExchange();
  engine = await startSimulated(exchange, { cookies: 'kept' });
});
afterEach(() => engine.close());

async function opened(url: string, by = engine): Promise<EngineTab> {
  const tab = await by.tab();
  await tab.open(url);
  return tab;
}

describe('cookies', () => {
  test('are shared by the hosts of a site and by tabs, and expire by the browser’s clock', async () => {
    const www = await opened(WWW);
    await www.evaluate(`document.cookie = 'a=1; domain=.shop.test; max-age=60'; document.cookie = 'b=2'`);
    const app = await opened(APP);
    expect(await app.evaluate('document.cookie')).toBe('a=1');
    exchange.time += 61_000;
    expect(await www.evaluate('document.cookie')).toBe('b=2');
    expect((await engine.jar('shop.test')).map(({ name, domain }) => [name, domain])).toEqual([['b', 'www.shop.test']]);
    await engine.deleteCookies('shop.test', ['b']);
    expect(await www.evaluate('document.cookie')).toBe('');
  });

  test('set by the page’s own response exist before its scripts run', async () => {
    exchange.headers = { 'Set-Cookie': 'a=1; HttpOnly' };
    const tab = await opened(WWW);
    expect(await tab.evaluate('document.cookie')).toBe('');
    expect(await engine.jar('shop.test')).toMatchObject([{ name: 'a', httpOnly: true }]);
  });

  test('can be blocked without blocking anything else', async () => {
    const blocked = await startSimulated(exchange, { cookies: 'blocked' });
    const tab = await opened(WWW, blocked);
    const seen = await tab.evaluate(
      `document.cookie = 'a=1'; localStorage.a = 1; [navigator.cookieEnabled, document.cookie, localStorage.a]`,
    );
    expect(seen).toEqual([false, '', '1']);
    expect(await blocked.jar('shop.test')).toEqual([]);
    await blocked.close();
  });

  test('are an accessor that a recorder can replace', async () => {
    const tab = await opened(WWW);
    await tab.evaluate(`
      window.writes = [];
      const { get, set } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
      Object.defineProperty(Document.prototype, 'cookie', { get, set(text) { writes.push(text); set.call(this, text); } });
      document.cookie = 'a=1'`);
    expect(await tab.evaluate('[writes, document.cookie]')).toEqual([['a=1'], 'a=1']);
  });
});

describe('local storage', () => {
  test('belongs to an origin and is shared by its tabs', async () => {
    const one = await opened(WWW);
    const other = await opened(WWW);
    const app = await opened(APP);
    const http = await opened('http://www.shop.test/');
    await one.evaluate(`localStorage.setItem('a', 1)`);
    expect(await other.evaluate(`localStorage.getItem('a')`)).toBe('1');
    expect(await app.evaluate(`localStorage.getItem('a')`)).toBe(null);
    expect(await http.evaluate(`localStorage.getItem('a')`)).toBe(null);
  });

  test('fires events in other tabs, not in the one that made the change', async () => {
    const one = await opened(WWW);
    const other = await opened(WWW);
    const listen = `window.received = []; addEventListener('storage', (event) => received.push([event.key, event.oldValue, event.newValue, event.url, event.storageArea === localStorage]))`;
    for (const tab of [one, other]) await tab.evaluate(listen);
    await one.evaluate(
      `localStorage.a = 1; localStorage.a = 1; localStorage.a = 2; delete localStorage.a; localStorage.b = 3; localStorage.clear()`,
    );
    expect(await other.evaluate('received')).toEqual([
      ['a', null, '1', WWW, true],
      ['a', '1', '2', WWW, true],
      ['a', '2', null, WWW, true],
      ['b', null, '3', WWW, true],
      [null, null, null, WWW, true],
    ]);
    expect(await one.evaluate('received')).toEqual([]);
  });

  test('shows its items as properties, and its methods regardless of the items’ names', async () => {
    const tab = await opened(WWW);
    expect(
      await tab.evaluate(`
        localStorage.a = 1; localStorage['b'] = null; localStorage.setItem('getItem', 'x'); localStorage.setItem('length', 'y');
        ({ keys: Object.keys(localStorage).sort(), a: localStorage.a, b: localStorage.b, in: ['a' in localStorage, 'z' in localStorage], length: localStorage.length,
           method: typeof localStorage.getItem, hidden: localStorage.getItem('getItem'), none: [localStorage.z, localStorage.getItem('z'), localStorage.key(9)],
           own: localStorage.hasOwnProperty('a'), json: JSON.stringify(localStorage), gone: delete localStorage.a && localStorage.a })`),
    ).toMatchInlineSnapshot(`
      {
        "a": "1",
        "b": "null",
        "hidden": "x",
        "in": [
          true,
          false,
        ],
        "json": "{"a":"1","b":"null"}",
        "keys": [
          "a",
          "b",
        ],
        "length": 4,
        "method": "function",
        "none": [
          null,
          null,
          null,
        ],
        "own": true,
      }
    `);
  });

  test('has a quota, and throws as browsers do', async () => {
    const tab = await opened(WWW);
    const filled = await tab.evaluate(`(() => {
      localStorage.setItem('a', 'x'.repeat(5 * 2 ** 20 - 3));
      localStorage.setItem('b', 'y');
      try { localStorage.setItem('c', ''); } catch (error) {
        return [error.name, error.code, error instanceof DOMException, error instanceof Error, localStorage.length];
      }
    })()`);
    expect(filled).toEqual(['QuotaExceededError', 22, true, true, 2]);
    expect(await tab.evaluate(`localStorage.a = ''; localStorage.c = 'room again'; localStorage.length`)).toBe(3);
  });

  test('can be watched by replacing its methods and accessors', async () => {
    const tab = await opened(WWW);
    const seen = await tab.evaluate(`
      window.calls = [];
      const { setItem } = Storage.prototype;
      Storage.prototype.setItem = function (key, value) { calls.push(key); return setItem.call(this, key, value); };
      const { get } = Object.getOwnPropertyDescriptor(window, 'localStorage');
      const standIn = new Proxy(get.call(window), { set(target, key, value) { calls.push('.' + key); target[key] = value; return true; } });
      Object.defineProperty(window, 'localStorage', { get: () => standIn });
      sessionStorage.setItem('a', 1); localStorage.b = 2; [calls, localStorage.b]`);
    expect(seen).toEqual([['a', '.b'], '2']);
  });
});

test('session storage belongs to a tab and outlives a page', async () => {
  const tab = await opened(WWW);
  await tab.evaluate('sessionStorage.a = 1');
  const other = await opened(WWW);
  expect(await other.evaluate('sessionStorage.length')).toBe(0);
  await tab.open(WWW);
  expect(await tab.evaluate('sessionStorage.a')).toBe('1');
});

test('a sandboxed page has neither cookies nor storage nor an origin', async () => {
  exchange.headers = { 'content-security-policy': 'sandbox allow-scripts' };
  const tab = await opened(WWW);
  const tries = ['document.cookie', `document.cookie = 'a=1'`, 'localStorage', 'window.sessionStorage.length'];
  const errors = await tab.evaluate(
    `[${tries.map((code) => `(() => { try { ${code}; } catch (error) { return error.name + ' ' + error.code; } })()`)}]`,
  );
  expect(errors).toEqual(Array(4).fill('SecurityError 18'));
  expect(await tab.evaluate('[self.origin, navigator.cookieEnabled]')).toEqual(['null', true]);
});
