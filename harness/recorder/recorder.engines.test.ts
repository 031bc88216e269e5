import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ENGINES } from '../../evidence/verdict.ts';
import type { Engine } from '../engine/engine.ts';
import { launchEngine } from '../engine/launch.ts';
import { inlineCandidate } from '../fixtures/inline-candidate.ts';
import type { Laboratory } from '../laboratory/laboratory.ts';
import { openLaboratory } from '../laboratory/open-laboratory.ts';
import { Session } from '../session/session.ts';

/** Sends and stores in every way there is, when its verbs are called. */
const BUSY = `
  window.amplitude = { getInstance: () => ({
    init() {
      document.cookie = 'written=1; path=/';
      localStorage.setItem('method', '1');
      localStorage.property = '2';
      sessionStorage.setItem('session', '3');
      localStorage.removeItem('method');
      delete localStorage.property;
      const request = new XMLHttpRequest();
      request.open('POST', '/xhr'); request.send('x');
      fetch('/fetch', { method: 'PUT' }).catch(() => {});
      navigator.sendBeacon('/beacon', 'b');
      new Image().src = '/image';
    },
    logEvent(name) { setTimeout(() => localStorage.setItem(name, new Date().toISOString()), 60_000); },
    setUserId() { throw new RangeError('no such person'); },
    setOptOut() {}, identify() {}, enableTracking() {},
  }) };`;

/** Stores once the browser has done its pending work, and requests a lock that it never releases. */
const PENDING_WORK = `
  const { locks } = navigator;
  const granted = (act) => (locks ? locks.request('work', act) : act());
  window.amplitude = { getInstance: () => ({
    async init() {
      await granted(() => undefined);
      await window.cookieStore?.getAll('any');
      await granted(() => undefined);
      setTimeout(() => localStorage.setItem('run', 'yes'), 1);
    },
    setUserId() { locks?.request('kept', () => new Promise(() => {})); },
    logEvent() {}, setOptOut() {}, identify() {}, enableTracking() {},
  }) };`;

/**
 * What an aggressive page may do to the platform. `Array.prototype.slice`, the array iterator and
 * `Promise.prototype.then` are left alone: the engines need them to evaluate in a page.
 */
const POISONER = `
  const nothing = () => { throw 'poisoned'; };
  JSON.stringify = nothing; JSON.parse = nothing;
  for (const name of ['push', 'map', 'filter', 'forEach', 'concat', 'join', 'indexOf']) Array.prototype[name] = nothing;
  for (const name of ['slice', 'split', 'includes', 'trim', 'replace']) String.prototype[name] = nothing;
  for (const name of ['get', 'set', 'has']) { WeakMap.prototype[name] = nothing; Map.prototype[name] = nothing; }
  Promise.prototype.catch = nothing; Promise.prototype.finally = nothing; Promise.resolve = nothing;
  Array.prototype.toJSON = () => 'falsified'; Object.prototype.toJSON = () => 'falsified';
  Object.keys = nothing; Object.create = nothing; Object.entries = nothing;
  Math.max = nothing; Math.min = nothing;
  Storage.prototype.getItem = nothing; Storage.prototype.key = nothing;
  EventTarget.prototype.addEventListener = nothing;
  window.fetch = nothing; window.setTimeout = nothing; window.Promise = nothing; window.Date = nothing; window.Error = nothing;
  window.MessageChannel = nothing; window.XMLHttpRequest.prototype.addEventListener = nothing;
  const set = Storage.prototype.setItem;
  window.amplitude = { getInstance: () => ({
    init() { set.call(localStorage, 'kept', 'yes'); document.cookie = 'kept=yes; path=/'; },
    logEvent() {}, setUserId() {}, setOptOut() {}, identify() {}, enableTracking() {},
  }) };`;

/** Differences between a page and a unrecorded frame in it, which no script of the harness has changed. */
const UNLIKE_A_FRESH_FRAME = `(() => {
  const frame = document.body.appendChild(document.createElement('iframe'));
  const unrecorded = frame.contentWindow;
  const places = {
    setTimeout: (w) => w.setTimeout, clearInterval: (w) => w.clearInterval, fetch: (w) => w.fetch, Date: (w) => w.Date, 'Date.now': (w) => w.Date.now,
    requestAnimationFrame: (w) => w.requestAnimationFrame, 'performance.now': (w) => w.Performance.prototype.now,
    setItem: (w) => w.Storage.prototype.setItem, getItem: (w) => w.Storage.prototype.getItem, 'storage.length': (w) => Object.getOwnPropertyDescriptor(w.Storage.prototype, 'length').get,
    'cookie get': (w) => Object.getOwnPropertyDescriptor(w.Document.prototype, 'cookie').get, 'cookie set': (w) => Object.getOwnPropertyDescriptor(w.Document.prototype, 'cookie').set,
    'onLine get': (w) => Object.getOwnPropertyDescriptor(w.Navigator.prototype, 'onLine').get,
    'localStorage get': (w) => Object.getOwnPropertyDescriptor(w, 'localStorage').get,
    'xhr open': (w) => w.XMLHttpRequest.prototype.open, 'xhr send': (w) => w.XMLHttpRequest.prototype.send,
    sendBeacon: (w) => w.Navigator.prototype.sendBeacon, 'image src': (w) => Object.getOwnPropertyDescriptor(w.HTMLImageElement.prototype, 'src').set,
    WebSocket: (w) => w.WebSocket, EventSource: (w) => w.EventSource, 'indexedDB open': (w) => w.IDBFactory.prototype.open,
    toString: (w) => w.Function.prototype.toString, getOwnPropertyNames: (w) => w.Object.getOwnPropertyNames, 'console.log': (w) => w.console.log,
  };
  const look = (w, pick) => {
    const fn = pick(w);
    return { printed: w.Function.prototype.toString.call(fn), name: fn.name, length: fn.length, keys: w.Reflect.ownKeys(fn).map(String).sort().join(), type: typeof fn };
  };
  const unlike = [];
  for (const [name, pick] of Object.entries(places)) {
    const [recorded, native] = [look(window, pick), look(unrecorded, pick)];
    for (const key of Object.keys(recorded)) if (recorded[key] !== native[key]) unlike.push(name + '.' + key + ': ' + recorded[key] + ' / ' + native[key]);
  }
  const lists = { document: (w) => w.document, Document: (w) => w.Document.prototype, Storage: (w) => w.Storage.prototype, XHR: (w) => w.XMLHttpRequest.prototype, navigator: (w) => w.navigator, Date: (w) => w.Date.prototype };
  for (const [name, pick] of Object.entries(lists)) {
    for (const list of [Reflect.ownKeys, Object.getOwnPropertyNames, (o) => Reflect.ownKeys(Object.getOwnPropertyDescriptors(o))]) {
      const [recorded, native] = [list(pick(window)), list(pick(unrecorded))].map((keys) => keys.map(String).sort().join());
      if (recorded !== native) unlike.push('keys of ' + name + ': ' + recorded + ' / ' + native);
    }
  }
  const own = new Set(Object.getOwnPropertyNames(unrecorded));
  const added = Object.getOwnPropertyNames(window).filter((key) => !own.has(key) && !/^(amplitude|\\d+|__pw.*|__playwright.*)$/.test(key));
  if (added.length) unlike.push('window has ' + added);
  const claims = {
    'Date makes Dates': new Date() instanceof Date && Date.prototype.constructor === Date && new Date().constructor === Date,
    'Date can be extended': new (class extends Date {})() instanceof Date && !Number.isNaN(new (class extends Date {})().getTime()),
    'Date is called as a function': typeof Date() === 'string' && Date().length === new Date().toString().length,
    'storage is a Storage': localStorage instanceof Storage && Object.prototype.toString.call(localStorage) === '[object Storage]',
    'storage is one object': localStorage === window.localStorage,
    'storage lists its keys': (localStorage.setItem('k', 'v'), Object.keys(localStorage).includes('k') && 'k' in localStorage && localStorage.k === 'v' && JSON.parse(JSON.stringify(localStorage)).k === 'v'),
    'storage removes items': (delete localStorage.k, localStorage.k === undefined && localStorage.getItem('k') === null),
    'a method is no constructor': (() => { try { new localStorage.setItem('a', 'b'); return false; } catch (error) { return error instanceof TypeError; } })(),
    'a method needs its owner': (() => { try { Storage.prototype.setItem.call({}, 'a', 'b'); return false; } catch (error) { return error instanceof TypeError; } })(),
    'no script of the harness is left': [...document.scripts].every((script) => script.src.includes('/candidate/')),
  };
  for (const [claim, holds] of Object.entries(claims)) if (!holds) unlike.push('not true: ' + claim);
  frame.remove();
  return unlike;
})()`;

describe.each(ENGINES)('the recorder in %s', (name) => {
  const laboratories: Laboratory[] = [];
  const engines: Engine[] = [];

  async function session(source: string): Promise<Session> {
    const candidate = inlineCandidate(source);
    const laboratory = await openLaboratory(candidate);
    const engine = await launchEngine(name, laboratory);
    laboratories.push(laboratory);
    engines.push(engine);
    return new Session(engine, laboratory, candidate);
  }

  let busy: Session;
  beforeAll(async () => {
    busy = await session(BUSY);
  }, 120_000);
  afterAll(async () => {
    for (const engine of engines) await engine.close();
    for (const laboratory of laboratories) await laboratory.close();
  });

  test('journals every write and every send, in order', async () => {
    const page = await busy.open();
    await page.init({ apiKey: 'k' });

    const seen = busy.journal.flatMap((entry) => {
      if (entry.kind === 'cookie') return [`cookie ${entry.text}`];
      if (entry.kind === 'storage') return [`${entry.area} ${entry.operation} ${entry.key} ${entry.value}`];
      if (entry.kind === 'send') return [`${entry.via} ${entry.method} ${new URL(entry.url).pathname}`];
      return [];
    });
    expect(seen).toEqual([
      'cookie written=1; path=/',
      'localStorage set method 1',
      'localStorage set property 2',
      'sessionStorage set session 3',
      'localStorage remove method null',
      'localStorage remove property null',
      'XMLHttpRequest POST /xhr',
      'fetch PUT /fetch',
      'sendBeacon POST /beacon',
      'Image GET /image',
    ]);
    const sent = (await busy.outgoingRequests()).map((request) => request.replace(/ http:\/\/[^/]+/, ' '));
    expect(sent.sort()).toEqual(['GET /image', 'POST /beacon', 'POST /xhr', 'PUT /fetch']);
    expect((await busy.jar()).map((cookie) => cookie.name)).toEqual(['written']);
    const [first] = busy.journal;
    expect(first?.kind === 'cookie' && first.stack).toContain('/candidate/0/inline.js');
  });

  test('lets time pass only in pass()', async () => {
    const page = await busy.open({ path: '/time' });
    const start = page.now;
    await page.track('ticked');
    expect((await page.storage()).localStorage).not.toHaveProperty('ticked');
    await page.passTime(60_000);
    const { localStorage } = await page.storage();
    expect(Date.parse(localStorage?.ticked ?? '') - start).toBeGreaterThanOrEqual(60_000);
    expect(Date.parse(localStorage?.ticked ?? '') - start).toBeLessThan(61_000);
  });

  test('is not at rest while the browser has pending work', async () => {
    const visit = await session(PENDING_WORK);
    const page = await visit.open({ scheme: 'https' });
    await page.init({ apiKey: 'k' });
    expect((await page.storage()).localStorage).toEqual({ run: 'yes' });
    // The first page never releases its lock; the second must not wait for it forever.
    const other = await visit.open({ scheme: 'https', path: '/other' });
    await other.setUserId('ada');
    await page.setUserId('ada');
    expect((await page.storage()).localStorage).toEqual({ run: 'yes' });
  });

  test('returns what a verb threw', async () => {
    const page = await busy.open({ path: '/throws' });
    expect(await page.attempt(['setUserId', 'ada'])).toMatchObject({ name: 'RangeError', message: 'no such person' });
  });

  test.runIf(name !== 'simulated')('cannot be distinguished from the platform by ordinary inspection', async () => {
    const page = await busy.open({ path: '/unlike' });
    expect(await page.evaluate(UNLIKE_A_FRESH_FRAME)).toEqual([]);
  });

  // The simulated platform is script in the candidate’s own realm, so poisoning that realm breaks the platform too.
  test.runIf(name !== 'simulated')(
    'survives a candidate that poisons the platform',
    async () => {
      const poisoned = await session(POISONER);
      const page = await poisoned.open();
      await page.init({ apiKey: 'k' });
      await page.setItemAsSite('localStorage', 'other', 'too');
      await page.passTime(1000);

      expect((await page.storage()).localStorage).toEqual({ kept: 'yes', other: 'too' });
      expect((await page.storage()).cookie).toBe('kept=yes');
      expect(poisoned.journal.map(({ kind }) => kind)).toEqual(['storage', 'cookie']);
      expect(await poisoned.outgoingRequests()).toEqual([]);
    },
    120_000,
  );
});
