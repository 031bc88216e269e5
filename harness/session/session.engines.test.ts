import { afterAll, describe, expect, test } from 'vitest';
import { CandidateCrash, UsageError } from '../../evidence/fault.ts';
import { ENGINES } from '../../evidence/verdict.ts';
import type { Engine } from '../engine/engine.ts';
import { launchEngine } from '../engine/launch.ts';
import { inlineCandidate } from '../fixtures/inline-candidate.ts';
import type { IngestionMode } from '../laboratory/ingestion.ts';
import type { Laboratory } from '../laboratory/laboratory.ts';
import { openLaboratory } from '../laboratory/open-laboratory.ts';
import { Page } from './page.ts';
import { Session } from './session.ts';
import { TimelineRecorder } from './timeline-recorder.ts';

const legacy = (methods: string) =>
  `window.amplitude = { getInstance: () => ({ init() {}, logEvent() {}, setUserId() {}, setOptOut() {}, identify() {}, enableTracking() {}, ${methods} }) };`;

/** Uploads each event at once and stores the status of the response. */
const UPLOADER = legacy(`
  init(key, user, options) { this.constructor.endpoint = 'http://' + options.apiEndpoint; },
  logEvent(name) {
    const request = new XMLHttpRequest();
    request.onloadend = () => localStorage.setItem(name, request.status);
    request.open('POST', this.constructor.endpoint);
    request.send('client=key&e=' + encodeURIComponent(JSON.stringify([{ event_type: name, device_id: 'd' }])));
  },`);

/** Sends to a foreign address, in every way there is. */
const GOSSIP = legacy(`
  init() {
    const url = 'http://gossip.elsewhere.example/';
    fetch(url + 'fetch', { mode: 'no-cors', method: 'POST', body: 'x' }).catch(() => {});
    navigator.sendBeacon(url + 'beacon', 'x');
    new Image().src = url + 'image';
  },`);

const LOUD = 'throw new RangeError("not today");';

describe.each(ENGINES)('a session in %s', (name) => {
  let engine: Promise<Engine> | undefined;
  const laboratories: Laboratory[] = [];

  async function session(source: string): Promise<Session> {
    const candidate = inlineCandidate(source);
    const laboratory = await openLaboratory(candidate);
    laboratories.push(laboratory);
    // Each laboratory has a proxy of its own, so each has an engine of its own.
    await (await engine)?.close();
    engine = launchEngine(name, laboratory);
    return new Session(await engine, laboratory, candidate);
  }

  afterAll(async () => {
    await (await engine)?.close();
    for (const laboratory of laboratories) await laboratory.close();
  });

  test('answers uploads as its mode says', { timeout: 120_000 }, async () => {
    const uploads = await session(UPLOADER);
    const page = await uploads.open();
    await page.init({ apiKey: 'key' });
    const modes: IngestionMode[] = ['accept', 400, 413, 429, 500, 'reset', 'unreachable'];
    for (const mode of modes) {
      uploads.ingestion.mode = mode;
      await page.track(`${mode}`);
    }
    expect((await page.storage()).localStorage).toEqual({
      accept: '200',
      400: '400',
      413: '413',
      429: '429',
      500: '500',
      reset: '0',
      unreachable: '0',
    });
    expect((await uploads.acceptedEvents()).map((event) => event?.type)).toEqual(['accept']);

    uploads.ingestion.mode = 'hang';
    await page.track('hang');
    expect((await page.storage()).localStorage).not.toHaveProperty('hang');
    expect(uploads.ingestion.hung).toBe(1);
  });

  test('lets nothing reach a foreign address, and reports the attempts', { timeout: 120_000 }, async () => {
    const gossip = await session(GOSSIP);
    const page = await gossip.open();
    await page.init({ apiKey: 'key' });
    await gossip.outgoingRequests();
    expect(gossip.foreignRequests().sort()).toEqual([
      'GET http://gossip.elsewhere.example/image',
      'POST http://gossip.elsewhere.example/beacon',
      'POST http://gossip.elsewhere.example/fetch',
    ]);
  });

  test('reports what a candidate that does not load threw', { timeout: 120_000 }, async () => {
    const loud = await session(LOUD);
    const opening = loud.open();
    await expect(opening).rejects.toThrow(CandidateCrash);
    await expect(opening).rejects.toThrow(/The candidate did not load: .*Its scripts threw: RangeError: not today/s);
  });

  test('reports which verb an adapter lacks', { timeout: 120_000 }, async () => {
    await session(UPLOADER);
    const [laboratory] = laboratories.slice(-1);
    if (!laboratory || !engine) throw new Error('The session above started both.');
    const site = laboratory.site();
    const opening = Page.open(await engine, site, `http://www.${site.domain}/`, ['init', 'teleport'], {
      journal: [],
      timeline: new TimelineRecorder(),
      visitor: 1,
    });
    await expect(opening).rejects.toThrow(UsageError);
    await expect(opening).rejects.toThrow(/promise: teleport\nseen {6}the adapter offers init, /);
  });
});
