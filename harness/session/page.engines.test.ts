import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CandidateCrash, HarnessFault } from '../../evidence/fault.ts';
import { ENGINES } from '../../evidence/verdict.ts';
import { DAY } from '../../spec/durations.ts';
import type { Engine } from '../engine/engine.ts';
import { launchEngine } from '../engine/launch.ts';
import { inlineCandidate } from '../fixtures/inline-candidate.ts';
import type { Laboratory } from '../laboratory/laboratory.ts';
import { openLaboratory } from '../laboratory/open-laboratory.ts';
import { Session, type SessionOptions } from './session.ts';

/** Notes its calls and stores nothing. `logEvent` uploads at once and notes the status of the response. */
const NOTEBOOK = `
  window.notes = [];
  window.amplitude = {
    Identify: class { set(...args) { return args; } },
    getInstance(name = 'default') {
      const note = (...what) => { notes.push([name, ...what]); };
      return {
        init(key, user, options) { note('init', key, options); },
        logEvent(type) {
          const request = new XMLHttpRequest();
          request.onloadend = () => note(type, request.status);
          request.open('POST', location.origin.replace('www.', 'ingestion.') + '/ingest');
          request.send('client=' + name + '&e=' + encodeURIComponent(JSON.stringify([{ event_type: type, device_id: 'd' }])));
        },
        setUserId() { throw new RangeError(name + ' has no users'); },
        setOptOut() {}, identify() {}, enableTracking() {},
        clearStorage() { note('cleared'); },
      };
    },
  };`;

describe.each(ENGINES)('a page in %s', (name) => {
  const candidate = inlineCandidate(NOTEBOOK);
  let laboratory: Laboratory;
  let engine: Engine;
  beforeAll(async () => {
    laboratory = await openLaboratory(candidate);
    engine = await launchEngine(name, laboratory);
  });
  afterAll(async () => {
    await engine?.close();
    await laboratory?.close();
  });

  const newSession = (options?: SessionOptions) => new Session(engine, laboratory, candidate, options);

  test('drives the default instance and named ones', async () => {
    const page = await newSession().open();
    const second = page.instance('second');
    await page.init({ apiKey: 'one' });
    await second.init({ apiKey: 'two', options: { deviceId: 'd', unheardOf: null } });
    await second.clearStorage();
    await page.clearStorage();
    expect(await page.evaluate('notes')).toMatchObject([
      ['default', 'init', 'one', {}],
      ['second', 'init', 'two', { deviceId: 'd', unheardOf: null }],
      ['second', 'cleared'],
      ['default', 'cleared'],
    ]);
    await expect(second.setUserId('ada')).rejects.toThrow(CandidateCrash);
    expect(await second.attempt(['setUserId', 'ada'])).toMatchObject({ message: 'second has no users' });
  });

  test('starts at the virtual time that its session was given', async () => {
    const noon = Date.UTC(2031, 4, 17, 12);
    const [one, other] = [newSession({ now: noon }), newSession({ now: noon })];
    expect(one.now).toBe(noon);
    const requested = [];
    for (const session of [one, other]) requested.push(await (await session.open()).evaluate('Date.now()'));
    expect(requested).toEqual([other.now, one.now]);
    expect(requested[0]).toBeGreaterThan(noon);
  });

  test('lets another script of the site write, unseen by the journal', async () => {
    const session = newSession();
    const page = await session.open();
    await page.setCookieAsSite(`shared=a=b; path=/; domain=${session.domain}`);
    await page.setItemAsSite('localStorage', 'key', 'value');
    await page.setItemAsSite('localStorage', 'gone', 'soon');
    await page.setItemAsSite('localStorage', 'gone', null);
    await page.setItemAsSite('sessionStorage', 'setItem', '');
    const { cookie, localStorage, sessionStorage } = await page.storage();
    expect({ cookie, localStorage, sessionStorage }).toEqual({
      cookie: 'shared=a=b',
      localStorage: { key: 'value' },
      sessionStorage: { setItem: '' },
    });
    expect(await session.jar()).toMatchObject([{ name: 'shared', value: 'a=b', domain: `.${session.domain}` }]);
    expect(session.journal).toEqual([]);

    await expect(page.setCookieAsSite('stray=1; domain=elsewhere.example')).rejects.toThrow(HarnessFault);
    session.sandboxPages();
    await page.reload();
    await expect(page.setCookieAsSite('one=1')).rejects.toThrow(/SecurityError/);
    await expect(page.setItemAsSite('localStorage', 'key', 'value')).rejects.toThrow(
      /key in localStorage: SecurityError/,
    );
  });

  test('throws for the storages that the session denies, and only for those', async () => {
    const session = newSession();
    const page = await session.open();
    const requested = (area: string) =>
      page.evaluate(`(() => { try { return ${area}.length; } catch (error) {
        return [error.name, error.code, error instanceof DOMException, error.message.includes('${area}')]; } })()`);
    const printed = () => page.evaluate(`'' + Object.getOwnPropertyDescriptor(window, 'localStorage').get`);
    const printedBefore = await printed();
    await page.setItemAsSite('sessionStorage', 'before', 'kept');

    session.denyStorage('localStorage', 'sessionStorage');
    expect(await requested('localStorage')).toBe(0);
    await page.reload();
    const refused = ['SecurityError', 18, true, true];
    expect([await requested('localStorage'), await requested('sessionStorage')]).toEqual([refused, refused]);
    expect(await printed()).toBe(printedBefore);
    await page.setItemAsSite('localStorage', 'later', 'too');
    expect(await page.storage()).toMatchObject({ localStorage: { later: 'too' }, sessionStorage: { before: 'kept' } });
    expect(await page.evaluate(`document.cookie = 'still=1', document.cookie`)).toBe('still=1');

    session.denyStorage('localStorage');
    await page.reload();
    expect([await requested('localStorage'), await requested('sessionStorage')]).toEqual([refused, 1]);
    session.denyStorage();
    await page.reload();
    expect(await requested('localStorage')).toBe(1);
  });

  test('reports Do Not Track once it is reloaded', async () => {
    const session = newSession();
    const page = await session.open();
    const doNotTrack = () => page.evaluate('[navigator.doNotTrack, window.doNotTrack]');
    session.doNotTrack();
    expect(await doNotTrack()).not.toContain('1');
    await page.reload();
    expect(await doNotTrack()).toEqual(['1', '1']);
  });

  test('goes offline and comes back, and so does its ingestion endpoint', async () => {
    const session = newSession();
    const [page, other] = [await session.open(), await session.open()];
    const listen = `for (const type of ['offline', 'online']) addEventListener(type, () => notes.push([type, navigator.onLine]));
      ononline = () => setTimeout(() => amplitude.getInstance().logEvent('back'), 10);`;
    for (const one of [page, other]) await one.evaluate(listen);
    session.ingestion.mode = 429;

    await page.setOnline(false);
    await page.setOnline(false);
    await page.track('offline');
    await page.setOnline(true);
    expect(await page.evaluate('notes')).toEqual([
      ['offline', false],
      ['default', 'offline', 0],
      ['online', true],
      ['default', 'back', 429],
    ]);

    await page.setOnline(false);
    await other.track('elsewhere');
    expect(await other.evaluate('notes')).toEqual([
      ['offline', false],
      ['default', 'elsewhere', 0],
    ]);
    await page.reload();
    expect(await page.evaluate('navigator.onLine')).toBe(false);
    await page.setOnline(true);
    await page.reload();
    expect(await page.evaluate('navigator.onLine')).toBe(true);
    expect(await other.evaluate('navigator.onLine')).toBe(false);
    await other.track('back as well');
    expect(await other.evaluate('notes[2]')).toEqual(['online', true]);
    // Two requests at once are answered in either order.
    expect(await other.evaluate('notes.slice(3).sort()')).toEqual([
      ['default', 'back as well', 429],
      ['default', 'back', 429],
    ]);
  });

  test('shows each upload, and the events of those that were accepted', async () => {
    const session = newSession();
    const page = await session.open();
    await page.track('first');
    session.ingestion.mode = 500;
    await page.instance('second').track('refused');
    session.ingestion.mode = 'accept';
    await page.evaluate(`fetch('http://ingestion.${session.domain}/ingest', { method: 'POST', body: 'nonsense' })`);
    expect(await session.uploads()).toMatchObject([
      { accepted: true, apiKey: 'default', events: [{ type: 'first', deviceId: 'd' }] },
      { accepted: false, apiKey: 'second', events: [{ type: 'refused', deviceId: 'd' }] },
      { accepted: true, apiKey: null, events: null },
    ]);
    expect(await session.acceptedEvents()).toMatchObject([{ type: 'first', apiKey: 'default' }, null]);
  });

  test('comes to rest while a request hangs', async () => {
    const session = newSession();
    const page = await session.open();
    session.ingestion.mode = 'hang';
    await page.trackAll(['hangs', 'hangs too']);
    expect(session.ingestion.hung).toBe(2);
    session.ingestion.mode = 'accept';
    await page.track('answered');
    await page.setOnline(false);
    await page.track('offline');
    expect(await page.evaluate('notes')).toEqual([
      ['default', 'answered', 200],
      ['default', 'offline', 0],
    ]);
  });

  test('handles late responses, and refusals of batches that are too large', async () => {
    const session = newSession();
    const page = await session.open();
    session.ingestion.mode = 'hang';
    await page.track('late');
    expect(await session.uploads()).toMatchObject([{ status: null }]);
    session.ingestion.mode = 'accept';
    await session.answerAll();
    session.ingestion.largestBatch = 0;
    await page.track('too large');
    expect(await page.evaluate('notes')).toEqual([
      ['default', 'late', 200],
      ['default', 'too large', 413],
    ]);
    expect(await session.uploads()).toMatchObject([{ status: 200 }, { status: 413 }]);
  });

  test('stores and removes cookies by virtual time, however far that is from the browser’s clock', async () => {
    const session = newSession();
    const page = await session.open();
    await page.passTime(500 * DAY);
    const write = (cookie: string, days: number) =>
      page.evaluate(
        `document.cookie = '${cookie}; path=/; expires=' + new Date(Date.now() + ${days * DAY}).toUTCString()`,
      );
    await write('kept=1', 1);
    await write('removed=1', 1);
    await write('removed=2', -1);
    await page.passTime(0);
    const jar = await session.jar();
    expect(jar.map(({ name }) => name)).toEqual(['kept']);
    expect(Math.round(((jar[0]?.expires ?? 0) * 1000 - session.now) / DAY)).toBe(1);
  });
});
