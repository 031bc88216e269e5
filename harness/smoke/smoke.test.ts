import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Candidate } from '../candidate/candidate.ts';
import { inlineCandidate } from '../fixtures/inline-candidate.ts';
import { changed, FORK_WITHOUT_INSTANCES, SMALLEST_SDK } from '../fixtures/smallest-sdk.ts';
import { smokeReportSchema } from './report.ts';
import { smoke } from './smoke.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smoke-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Formats the findings that are not ok. */
async function complaints(candidate: Candidate): Promise<string> {
  const report = smokeReportSchema.parse(await smoke(candidate, 'simulated', 4_000));
  expect(report.holds).toBe(report.findings.every(({ outcome }) => outcome !== 'broken'));
  const notOk = report.findings.filter(({ outcome, part }) => outcome !== 'ok' && part !== 'options');
  return notOk
    .map(
      ({ part, outcome, expected, seen, next }) =>
        `${outcome}: ${part}\n  expected ${expected}\n  seen ${seen}\n  next ${next}`,
    )
    .join('\n')
    .replaceAll(`${candidate.scripts[0]}`, 'BUNDLE')
    .replace(/shop-\w+/g, 'shop')
    .replace(/device\d+/g, 'DEVICE')
    .replace(/http:\/\/www\.shop\.test\/\S+/g, 'SCRIPT');
}

const complaintsOf = (...changes: [from: string, to: string][]) => complaints(inlineCandidate(changed(...changes)));

test('a candidate that fits the contract', async () => {
  const report = await smoke(inlineCandidate(SMALLEST_SDK), 'simulated');
  expect(report.findings.map(({ part, outcome }) => `${part}: ${outcome}`)).toMatchInlineSnapshot(`
    [
      "scripts: ok",
      "adapter: ok",
      "init and track: ok",
      "upload: ok",
      "device id: ok",
      "identity cookie: ok",
      "name of the identity cookie: ok",
      "value of the identity cookie: ok",
      "second page: ok",
      "unsent events: ok",
      "unsent identifies: ok",
      "verb setUserId: ok",
      "verb enableTracking: ok",
      "verb setOptOut: ok",
      "verb identify: ok",
      "verb clearStorage: ok",
      "options: unprobed",
    ]
  `);
  expect(await complaintsOf()).toBe('');
});

test('a script that does not define its global', async () => {
  expect(await complaintsOf(['window.amplitude =', 'window.acme ='])).toMatchInlineSnapshot(`
    "broken: scripts
      expected they load in a page and define what the adapter drives
      seen The candidate did not load: window.amplitude.getInstance is not a function: the scripts did not define the legacy API. Its scripts threw nothing.
      next profile.api.global: "acme", which the scripts define"
  `);
  expect(await complaints(inlineCandidate('var acme = { send() {} }, queue = [], number = 1;'))).toMatchInlineSnapshot(`
    "broken: scripts
      expected they load in a page and define what the adapter drives
      seen The candidate did not load: window.amplitude.getInstance is not a function: the scripts did not define the legacy API. Its scripts threw nothing. They define window.acme, which has send, but no getInstance.
      next npm run init -- BUNDLE, which writes an adapter to complete"
  `);
});

test('a fork that no built-in adapter can drive', async () => {
  const candidate = inlineCandidate(FORK_WITHOUT_INSTANCES);
  const bundle = { ...candidate, specifier: 'file:./dist/acme.js' };
  expect(await complaints(bundle)).toMatchInlineSnapshot(`
    "broken: scripts
      expected they load in a page and define what the adapter drives
      seen The candidate did not load: window.amplitude.getInstance is not a function: the scripts did not define the legacy API. Its scripts threw nothing. They define window.acme, which has init, logEvent, identify, setUserId, setOptOut, enableTracking, clearStorage, but no getInstance.
      next npm run init -- ./dist/acme.js, which writes an adapter to complete"
  `);
  expect(await complaints({ ...bundle, specifier: './acme.candidate.ts', scripts: candidate.scripts })).toContain(
    `next npm run init -- BUNDLE --adapter-only, which writes an adapter to complete`,
  );
  const { adapterTarget } = await smoke(candidate, 'simulated');
  expect(adapterTarget).toEqual({
    name: 'acme',
    methods: ['init', 'logEvent', 'identify', 'setUserId', 'setOptOut', 'enableTracking', 'clearStorage'],
  });
  const profile = { ...candidate.profile, api: { global: 'acme', options: {} } };
  expect(await complaints({ ...bundle, profile })).toContain('but no getInstance');
});

test('a global that inherits its methods, or that lies about them', async () => {
  const methodsOf = async (script: string) =>
    (await smoke(inlineCandidate(script), 'simulated')).adapterTarget?.methods;
  expect(
    await methodsOf(
      'class A { init() {} get x() { throw 1; } } window.acme = new (class extends A { track2() {} })();',
    ),
  ).toEqual(['track2', 'init']);
  expect(await methodsOf('window.acme = { init() {}, "not-a-name"() {} };')).toEqual(['init']);
  const liar = 'window.acme = new Proxy({}, { ownKeys() { throw 1; } });';
  expect(await methodsOf(liar)).toBeUndefined();
  expect(await methodsOf(`${liar} window.other = { init() {} };`)).toEqual(['init']);
});

test('a script that throws, or loops forever', async () => {
  expect(await complaints(inlineCandidate('throw new RangeError("not today");'))).toMatchInlineSnapshot(`
    "broken: scripts
      expected they load in a page and define what the adapter drives
      seen The candidate did not load: window.amplitude.getInstance is not a function: the scripts did not define the legacy API. Its scripts threw: RangeError: not today (at /candidate/0/inline.js:1:7).
      next include the bundle in an empty page with a <script> tag, and look at the console; the bundle must be built for browsers"
  `);
  expect(await complaints(inlineCandidate('for (;;);'))).toMatchInlineSnapshot(`
    "broken: scripts
      expected they load in a page and define what the adapter drives
      seen A script kept the page busy for 4 s without a pause. Look for a loop that does not end.
      next include the bundle in an empty page with a <script> tag, and look at the console; the bundle must be built for browsers"
  `);
});

test('a call that throws', async () => {
  expect(
    await complaintsOf(['init: function (key, user, options) {', 'init: function (key, user, options) { null.x;']),
  ).toMatchInlineSnapshot(`
    "broken: init and track
      expected they can be called
      seen init threw TypeError: Cannot read properties of null (reading 'x') (at Object.init (/candidate/0/inline.js:15:48))
      next make the same calls by hand in an empty page with the bundle, and look at the console"
  `);
});

test('an address for uploads that the SDK ignores', async () => {
  expect(
    await complaintsOf(["location.protocol + '//' + options.apiEndpoint", "'https://api.acme.example/'"]),
  ).toMatchInlineSnapshot(`
    "broken: upload
      expected the event is uploaded at once, to the adapter’s address, in the profile’s format
      seen the SDK does not upload to the adapter’s address, but to POST https://api.acme.example/
      next let the adapter pass \`ingestion\` in the SDK’s option for the address of uploads"
  `);
});

test('no upload, or a late one', async () => {
  expect(await complaintsOf(['request.send(', '('])).toMatchInlineSnapshot(`
    "broken: upload
      expected the event is uploaded at once, to the adapter’s address, in the profile’s format
      seen no request
      next check the methods that the adapter’s init and track call: a page must call the same"
  `);
  expect(
    await complaintsOf(['upload(events);', 'setTimeout(function () { upload(events); }, 1000);']),
  ).toMatchInlineSnapshot(`
    "broken: upload
      expected the event is uploaded at once, to the adapter’s address, in the profile’s format
      seen an upload, but a late one
      next let the adapter’s init turn batching off"
  `);
});

test('an upload that cannot be read', async () => {
  const json = `return JSON.stringify({ api_key: apiKey, events: events });`;
  expect(
    await complaintsOf([`return 'client=' + apiKey + '&e=' + encodeURIComponent(JSON.stringify(events));`, json]),
  ).toMatchInlineSnapshot(`
    "broken: upload
      expected the event is uploaded at once, to the adapter’s address, in the profile’s format
      seen a body in the format json with the fields api_key, events
      next profile.upload: {"format":"json","apiKeyField":"api_key","eventsField":"events"}"
  `);
  expect(await complaintsOf(['&e=', '&events='])).toMatchInlineSnapshot(`
    "broken: upload
      expected the event is uploaded at once, to the adapter’s address, in the profile’s format
      seen a body in the format form with the fields client, events
      next profile.upload: {"format":"form","apiKeyField":"client","eventsField":"events"}"
  `);
  expect(await complaintsOf(['event_type', 'name'])).toMatchInlineSnapshot(`
    "broken: upload
      expected the event is uploaded at once, to the adapter’s address, in the profile’s format
      seen events with the fields name, device_id, event_id
      next profile.event: {"type":"name"}
    broken: unsent events
      expected stored in local storage as the profile describes
      seen [{"name":"smoke unsent","device_id":"DEVICE","event_id":1}]
      next correct profile.event: a queue is a JSON array of events with these fields"
  `);
  expect(await complaintsOf(['device_id', 'visitor'])).toMatchInlineSnapshot(`
    "broken: device id
      expected the event contains it in the profile’s field
      seen no device_id among event_id, event_type, visitor
      next profile.event.deviceId: the one of these fields that has the device id"
  `);
  expect(await complaintsOf(["'client=' + apiKey", "'client=' + apiKey.slice(1)"])).toMatchInlineSnapshot(`
    "broken: upload
      expected the event is uploaded at once, to the adapter’s address, in the profile’s format
      seen the API key 7v3xk9w2m5z8j4tb6nh1c0d instead of q7v3xk9w2m5z8j4tb6nh1c0d
      next correct profile.upload.apiKeyField, or the API key that the adapter’s init passes on"
  `);
});

test('an identity cookie with another name', async () => {
  expect(await complaintsOf(["'amp_' + apiKey.slice(0, 6)", "'acme_' + apiKey.slice(0, 8)"])).toMatchInlineSnapshot(`
    "broken: name of the identity cookie
      expected the name that the profile gives it: amp_q7v3xk
      seen acme_q7v3xk9w
      next profile.identityCookie: {"prefix":"acme_","keyCharacters":8}"
  `);
  expect(await complaintsOf(["'amp_' + apiKey.slice(0, 6)", "'acme'"])).toMatchInlineSnapshot(`
    "broken: name of the identity cookie
      expected the name that the profile gives it: amp_q7v3xk
      seen acme, which contains no prefix of the API key
      next change the SDK: two projects of a site would share this cookie"
  `);
});

test('an identity cookie in another format', async () => {
  const [dotted, read] = ["[deviceId, '', '', '0', '0', '0', '0', '0'].join('.')", "kept.split('=')[1].split('.')[0]"];
  const json: [string, string][] = [
    [dotted, `btoa(encodeURIComponent(JSON.stringify({ id: deviceId, off: false })))`],
    [read, `JSON.parse(decodeURIComponent(atob(kept.slice(cookieName().length + 1)))).id`],
  ];
  expect(await complaintsOf(...json)).toMatchInlineSnapshot(`
    "broken: value of the identity cookie
      expected the profile’s codec reads the device id from it
      seen JSON in uri in base64 with the fields id, off
      next profile.identityCookie.codec: {"kind":"json","encodings":["uri","base64"],"fields":{"deviceId":"id","userId":"…"}}, completed with the name of each field"
  `);
  expect(
    await complaintsOf([dotted, `deviceId + '!'`], [read, `kept.split('=')[1].slice(0, -1)`]),
  ).toMatchInlineSnapshot(`
    "broken: value of the identity cookie
      expected the profile’s codec reads the device id from it
      seen DEVICE!
      next profile.identityCookie.codec: {"kind":"custom"}, and export decodeIdentity from an adapter of the candidate’s own, if no other codec can read it"
  `);
});

test('a candidate’s own codec is read by its own decoder', async () => {
  const adapter = join(folder, 'own.ts');
  await writeFile(
    adapter,
    `export { adapter } from ${JSON.stringify(join(import.meta.dirname, '../adapter/amplitude-js.ts'))};
     export function decodeIdentity(value: string): unknown {
       if (!value.endsWith('!')) throw new SyntaxError('not ours');
       return { deviceId: value.slice(0, -1), userId: null, optOut: false, sessionId: 0, lastEventTime: 0, eventId: 0, identifyId: 0, sequenceNumber: 0 };
     }`,
  );
  const source = changed(
    ["[deviceId, '', '', '0', '0', '0', '0', '0'].join('.')", `deviceId + '!'`],
    ["kept.split('=')[1].split('.')[0]", `kept.split('=')[1].slice(0, -1)`],
  );
  const candidate = inlineCandidate(source);
  const identityCookie = { ...candidate.profile.identityCookie, codec: { kind: 'custom' as const } };
  expect(await complaints({ ...candidate, adapter, profile: { ...candidate.profile, identityCookie } })).toBe('');
});

test('an identity that is stored elsewhere, or not at all', async () => {
  expect(
    await complaintsOf([
      "document.cookie = cookieName() + '=' + encoded() + '; max-age=1000';",
      "localStorage.setItem('acme', deviceId);",
    ]),
  ).toMatchInlineSnapshot(`
    "broken: identity cookie
      expected a cookie with the device id
      seen no cookie; the device id is in local storage acme
      next profile.identityCookie.codec: {"kind":"custom"}, and export decodeIdentity from an adapter of the candidate’s own, if no other codec can read it
    broken: second page
      expected the next page of the visit has the same device id
      seen another device id, DEVICE
      next check how the SDK reads its identity cookie; a run shows which promise fails"
  `);
  expect(await complaintsOf(['max-age=1000', 'secure'])).toMatchInlineSnapshot(`
    "unprobed: second page
      expected the next page of the visit has the same device id
      seen the browser keeps no cookie with the device id
      next null"
  `);
  expect(await complaintsOf(['kept ?', 'false ?'])).toMatchInlineSnapshot(`
    "broken: second page
      expected the next page of the visit has the same device id
      seen another device id, DEVICE
      next check how the SDK reads its identity cookie; a run shows which promise fails"
  `);
});

test('unsent events that are stored elsewhere, or in another format', async () => {
  expect(
    await complaintsOf(["'amplitude_unsent_' + apiKey", "'acme-unsent:' + apiKey.slice(0, 10)"]),
  ).toMatchInlineSnapshot(`
    "broken: unsent events
      expected stored in local storage as the profile describes: amplitude_unsent_q7v3xk9w2m5z8j4tb6nh1c0d
      seen acme-unsent:q7v3xk9w2m
      next profile.unsent: {"eventsKey":"acme-unsent","separator":":","keyCharacters":10}"
  `);
  expect(await complaintsOf(["'amplitude_unsent_identify_'", "'acme-people-'"])).toMatchInlineSnapshot(`
    "broken: unsent identifies
      expected stored in local storage under the profile’s key: amplitude_unsent_identify_q7v3xk9w2m5z8j4tb6nh1c0d
      seen acme-people-q7v3xk9w2m5z8j4tb6nh1c0d
      next profile.unsent: {"identifiesKey":"acme-people","separator":"-","keyCharacters":"all"}"
  `);
  expect(await complaintsOf(['localStorage.setItem', 'sessionStorage.setItem'])).toMatchInlineSnapshot(`
    "broken: unsent events
      expected stored in local storage as the profile describes: amplitude_unsent_q7v3xk9w2m5z8j4tb6nh1c0d
      seen nothing in local storage
      next change the SDK: it does not store what it could not upload, which breaks promises of its line; a run shows which
    broken: unsent identifies
      expected stored in local storage under the profile’s key: amplitude_unsent_identify_q7v3xk9w2m5z8j4tb6nh1c0d
      seen nothing in local storage
      next change the SDK: it does not store what it could not upload, which breaks promises of its line; a run shows which"
  `);
  expect(
    await complaintsOf(['JSON.stringify(events));\n      upload', 'events[0].event_type);\n      upload']),
  ).toMatchInlineSnapshot(`
    "broken: unsent events
      expected stored in local storage as the profile describes
      seen smoke unsent
      next correct profile.event: a queue is a JSON array of events with these fields"
  `);
});

test('a verb that is declared and absent, or present and declared absent', async () => {
  expect(await complaintsOf(['clearStorage: function () {},', ''])).toMatchInlineSnapshot(`
    "broken: verb clearStorage
      expected it can be called
      seen it threw TypeError: instance(...).clearStorage is not a function
      next fix clearStorage in the adapter, or declare its capability absent"
  `);
  expect(
    await complaints(inlineCandidate(SMALLEST_SDK, ['identify', 'optOut', 'deferInitialization'])),
  ).toMatchInlineSnapshot(`
    "broken: verb clearStorage
      expected absent, because clearStorage is declared absent
      seen the candidate has clearStorage
      next remove clearStorage from capabilities.without in the candidate file"
  `);
  expect(
    await complaints(
      inlineCandidate(changed(['clearStorage: function () {},', '']), ['identify', 'optOut', 'deferInitialization']),
    ),
  ).toBe('');
});

test('an adapter that lacks a verb', async () => {
  const adapter = join(folder, 'adapter.ts');
  await writeFile(adapter, 'export const adapter = () => () => ({ init() {}, track() {}, setUserId() {} });');
  expect(await complaints({ ...inlineCandidate(SMALLEST_SDK, ['identify']), adapter })).toMatchInlineSnapshot(`
    "broken: adapter
      expected the verbs that the candidate’s capabilities promise: identify
      seen the adapter offers init, track, setUserId
      next add the verbs to the adapter, or declare fewer capabilities in the candidate file"
  `);
});
