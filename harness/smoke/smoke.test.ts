import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Candidate } from '../candidate/candidate.ts';
import { inlineCandidate } from '../fixtures/inline-candidate.ts';
import { changed, SMALLEST_SDK } from '../fixtures/smallest-sdk.ts';
import { smokeReportSchema } from './report.ts';
import { smoke } from './smoke.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smoke-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What is not ok, as a person reads it. */
async function complaints(candidate: Candidate): Promise<string> {
  const report = smokeReportSchema.parse(await smoke(candidate, 'simulated', 4_000));
  expect(report.holds).toBe(report.findings.every(({ outcome }) => outcome !== 'broken'));
  const wrong = report.findings.filter(({ outcome, part }) => outcome !== 'ok' && part !== 'options');
  return wrong
    .map(
      ({ part, outcome, expected, seen, next }) =>
        `${outcome}: ${part}\n  expected ${expected}\n  seen ${seen}\n  next ${next}`,
    )
    .join('\n')
    .replace(/shop-\w+/g, 'shop')
    .replace(/device\d+/g, 'DEVICE')
    .replace(/http:\/\/www\.shop\.test\/\S+/g, 'SCRIPT');
}

const complaintsOf = (...changes: [from: string, to: string][]) => complaints(inlineCandidate(changed(...changes)));

test('a candidate that holds the contract', async () => {
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
      next profile.api.global: "acme", which is what the scripts define"
  `);
  expect(await complaints(inlineCandidate('var acme, queue;'))).toMatchInlineSnapshot(`
    "broken: scripts
      expected they load in a page and define what the adapter drives
      seen The candidate did not load: window.amplitude.getInstance is not a function: the scripts did not define the legacy API. Its scripts threw nothing.
      next profile.api.global: the SDK among what the scripts define, acme, queue"
  `);
});

test('a script that throws, or loops for ever', async () => {
  expect(await complaints(inlineCandidate('throw new RangeError("not today");'))).toMatchInlineSnapshot(`
    "broken: scripts
      expected they load in a page and define what the adapter drives
      seen The candidate did not load: window.amplitude.getInstance is not a function: the scripts did not define the legacy API. Its scripts threw: RangeError: not today (at /candidate/0/inline.js:1:7).
      next include the bundle in an empty page by a <script> tag, and look at the console; it must be a build for browsers"
  `);
  expect(await complaints(inlineCandidate('for (;;);'))).toMatchInlineSnapshot(`
    "broken: scripts
      expected they load in a page and define what the adapter drives
      seen A script kept the page busy for 4 s without a pause. Look for a loop that does not end.
      next include the bundle in an empty page by a <script> tag, and look at the console; it must be a build for browsers"
  `);
});

test('a call that throws', async () => {
  expect(
    await complaintsOf(['init: function (key, user, options) {', 'init: function (key, user, options) { null.x;']),
  ).toMatchInlineSnapshot(`
    "broken: init and track
      expected they can be called
      seen init threw TypeError: Cannot read properties of null (reading 'x') (at Object.init (/candidate/0/inline.js:15:48))
      next call it by hand in an empty page with the bundle, and look at the console"
  `);
});

test('an address for uploads that is not understood', async () => {
  expect(
    await complaintsOf(["location.protocol + '//' + options.apiEndpoint", "'https://api.acme.example/'"]),
  ).toMatchInlineSnapshot(`
    "broken: upload
      expected the event is uploaded at once, to the address the adapter gives, as the profile has it
      seen the SDK does not take the address it is given: POST https://api.acme.example/
      next give the SDK the adapter’s \`ingestion\` by the option that it has for the address of uploads"
  `);
});

test('no upload, or a late one', async () => {
  expect(await complaintsOf(['request.send(', '('])).toMatchInlineSnapshot(`
    "broken: upload
      expected the event is uploaded at once, to the address the adapter gives, as the profile has it
      seen nothing left the page
      next look at what the adapter’s init and track call: they must be what a page calls"
  `);
  expect(
    await complaintsOf(['upload(events);', 'setTimeout(function () { upload(events); }, 1000);']),
  ).toMatchInlineSnapshot(`
    "broken: upload
      expected the event is uploaded at once, to the address the adapter gives, as the profile has it
      seen an upload, but only after a while
      next have the adapter’s init ask for uploads one by one"
  `);
});

test('an upload that cannot be read', async () => {
  const json = `return JSON.stringify({ api_key: apiKey, events: events });`;
  expect(
    await complaintsOf([`return 'client=' + apiKey + '&e=' + encodeURIComponent(JSON.stringify(events));`, json]),
  ).toMatchInlineSnapshot(`
    "broken: upload
      expected the event is uploaded at once, to the address the adapter gives, as the profile has it
      seen a body in the format json with the fields api_key, events
      next profile.upload: {"format":"json","apiKeyField":"api_key","eventsField":"events"}"
  `);
  expect(await complaintsOf(['&e=', '&events='])).toMatchInlineSnapshot(`
    "broken: upload
      expected the event is uploaded at once, to the address the adapter gives, as the profile has it
      seen a body in the format form with the fields client, events
      next profile.upload: {"format":"form","apiKeyField":"client","eventsField":"events"}"
  `);
  expect(await complaintsOf(['event_type', 'name'])).toMatchInlineSnapshot(`
    "broken: upload
      expected the event is uploaded at once, to the address the adapter gives, as the profile has it
      seen events with the fields name, device_id, event_id
      next profile.event: {"type":"name"}
    broken: unsent events
      expected kept in local storage as the profile has them
      seen [{"name":"smoke unsent","device_id":"DEVICE","event_id":1}]
      next profile.event: the fields of an event; a queue is a list of them in JSON"
  `);
  expect(await complaintsOf(['device_id', 'visitor'])).toMatchInlineSnapshot(`
    "broken: device id
      expected the event says it where the profile has it
      seen no device_id among event_id, event_type, visitor
      next profile.event.deviceId: the one of these that is meant"
  `);
  expect(await complaintsOf(["'client=' + apiKey", "'client=' + apiKey.slice(1)"])).toMatchInlineSnapshot(`
    "broken: upload
      expected the event is uploaded at once, to the address the adapter gives, as the profile has it
      seen the API key 7v3xk9w2m5z8j4tb6nh1c0d, where q7v3xk9w2m5z8j4tb6nh1c0d was given
      next profile.upload.apiKeyField, or what the adapter’s init passes on"
  `);
});

test('an identity cookie of another name', async () => {
  expect(await complaintsOf(["'amp_' + apiKey.slice(0, 6)", "'acme_' + apiKey.slice(0, 8)"])).toMatchInlineSnapshot(`
    "broken: name of the identity cookie
      expected what the profile makes of the API key: amp_q7v3xk
      seen acme_q7v3xk9w
      next profile.identityCookie: {"prefix":"acme_","keyCharacters":8}"
  `);
  expect(await complaintsOf(["'amp_' + apiKey.slice(0, 6)", "'acme'"])).toMatchInlineSnapshot(`
    "broken: name of the identity cookie
      expected what the profile makes of the API key: amp_q7v3xk
      seen acme, without the beginning of the API key
      next two projects of a site would share it: the SDK has to name them apart"
  `);
});

test('an identity cookie that reads otherwise', async () => {
  const [dotted, read] = ["[deviceId, '', '', '0', '0', '0', '0', '0'].join('.')", "kept.split('=')[1].split('.')[0]"];
  const json: [string, string][] = [
    [dotted, `btoa(encodeURIComponent(JSON.stringify({ id: deviceId, off: false })))`],
    [read, `JSON.parse(decodeURIComponent(atob(kept.slice(cookieName().length + 1)))).id`],
  ];
  expect(await complaintsOf(...json)).toMatchInlineSnapshot(`
    "broken: value of the identity cookie
      expected the profile’s codec reads the device id in it
      seen JSON in uri in base64 with the fields id, off
      next profile.identityCookie.codec: {"kind":"json","encodings":["uri","base64"],"fields":{"deviceId":"id","userId":"…"}}, with the name of each field"
  `);
  expect(
    await complaintsOf([dotted, `deviceId + '!'`], [read, `kept.split('=')[1].slice(0, -1)`]),
  ).toMatchInlineSnapshot(`
    "broken: value of the identity cookie
      expected the profile’s codec reads the device id in it
      seen DEVICE!
      next profile.identityCookie.codec: {"kind":"custom"}, and export decodeIdentity from an adapter of its own, where no other codec reads it"
  `);
});

test('a codec of its own is read by its own decoder', async () => {
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

test('an identity that is kept elsewhere, or not at all', async () => {
  expect(
    await complaintsOf([
      "document.cookie = cookieName() + '=' + encoded() + '; max-age=1000';",
      "localStorage.setItem('acme', deviceId);",
    ]),
  ).toMatchInlineSnapshot(`
    "broken: identity cookie
      expected a cookie that holds the device id
      seen no cookie; it is in local storage acme
      next profile.identityCookie.codec: {"kind":"custom"}, and export decodeIdentity from an adapter of its own, where no other codec reads it
    broken: second page
      expected the next page of the visit goes on with the device id
      seen another device id, DEVICE
      next look at how the SDK reads its identity cookie; a run shows which promise fails"
  `);
  expect(await complaintsOf(['max-age=1000', 'secure'])).toMatchInlineSnapshot(`
    "unprobed: second page
      expected the next page of the visit goes on with the device id
      seen the browser keeps no cookie that holds it
      next null"
  `);
  expect(await complaintsOf(['kept ?', 'false ?'])).toMatchInlineSnapshot(`
    "broken: second page
      expected the next page of the visit goes on with the device id
      seen another device id, DEVICE
      next look at how the SDK reads its identity cookie; a run shows which promise fails"
  `);
});

test('unsent events that are kept elsewhere, or otherwise', async () => {
  expect(
    await complaintsOf(["'amplitude_unsent_' + apiKey", "'acme-unsent:' + apiKey.slice(0, 10)"]),
  ).toMatchInlineSnapshot(`
    "broken: unsent events
      expected kept in local storage as the profile has them: amplitude_unsent_q7v3xk9w2m5z8j4tb6nh1c0d
      seen acme-unsent:q7v3xk9w2m
      next profile.unsent: {"eventsKey":"acme-unsent","separator":":","keyCharacters":10}"
  `);
  expect(await complaintsOf(["'amplitude_unsent_identify_'", "'acme-people-'"])).toMatchInlineSnapshot(`
    "broken: unsent identifies
      expected kept in local storage under the profile’s key: amplitude_unsent_identify_q7v3xk9w2m5z8j4tb6nh1c0d
      seen acme-people-q7v3xk9w2m5z8j4tb6nh1c0d
      next profile.unsent: {"identifiesKey":"acme-people","separator":"-","keyCharacters":"all"}"
  `);
  expect(await complaintsOf(['localStorage.setItem', 'sessionStorage.setItem'])).toMatchInlineSnapshot(`
    "broken: unsent events
      expected kept in local storage as the profile has them: amplitude_unsent_q7v3xk9w2m5z8j4tb6nh1c0d
      seen nothing in local storage
      next an SDK that does not keep there what it could not upload fails promises of its line, which a run shows
    broken: unsent identifies
      expected kept in local storage under the profile’s key: amplitude_unsent_identify_q7v3xk9w2m5z8j4tb6nh1c0d
      seen nothing in local storage
      next an SDK that does not keep there what it could not upload fails promises of its line, which a run shows"
  `);
  expect(
    await complaintsOf(['JSON.stringify(events));\n      upload', 'events[0].event_type);\n      upload']),
  ).toMatchInlineSnapshot(`
    "broken: unsent events
      expected kept in local storage as the profile has them
      seen smoke unsent
      next profile.event: the fields of an event; a queue is a list of them in JSON"
  `);
});

test('a verb that is declared and not there, or there and declared absent', async () => {
  expect(await complaintsOf(['clearStorage: function () {},', ''])).toMatchInlineSnapshot(`
    "broken: verb clearStorage
      expected it can be called
      seen it threw TypeError: instance(...).clearStorage is not a function
      next mend clearStorage in the adapter, or declare its capability absent"
  `);
  expect(
    await complaints(inlineCandidate(SMALLEST_SDK, ['identify', 'optOut', 'deferInitialization'])),
  ).toMatchInlineSnapshot(`
    "broken: verb clearStorage
      expected none, since clearStorage is declared absent
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
      expected a verb for each capability that is declared
      seen expected  the verbs that the candidate’s capabilities promise: identify
    seen      the adapter offers init, track, setUserId
    next      add the verbs to the adapter, or declare fewer capabilities in the candidate file
      next declare fewer capabilities, or add the verb to the adapter"
  `);
});
