import { expect, test } from 'vitest';
import type { Profile } from './profile.ts';
import { profileContradictions } from './profile-contradictions.ts';
import { amplitudeJs6To8 } from './profiles/amplitude-js-6-8.ts';

const { identityCookie, deprecatedCookie, unsent, upload, event, api } = amplitudeJs6To8;
if (!deprecatedCookie) throw new Error('The line has a deprecated cookie.');

const said = (change: Partial<Profile>) =>
  profileContradictions({ ...amplitudeJs6To8, ...change }).map(({ path, must }) => [path.join('.'), must]);

test.each<[string, Partial<Profile>, string, RegExp]>([
  [
    'two queues in one',
    { unsent: { ...unsent, identifiesKey: unsent.eventsKey } },
    'unsent.identifiesKey',
    /unsent\.eventsKey/,
  ],
  [
    'a cookie of all projects',
    { identityCookie: { ...identityCookie, keyCharacters: 0 } },
    'identityCookie.keyCharacters',
    /profile\.line/,
  ],
  ['a queue of all projects', { unsent: { ...unsent, keyCharacters: 0 } }, 'unsent.keyCharacters', /profile\.line/],
  [
    'two cookies of one name',
    {
      identityCookie: { ...identityCookie, prefix: 'amplitude_id_', keyCharacters: 'all' },
      deprecatedCookie: { ...deprecatedCookie, domainSeparator: null },
    },
    'identityCookie.prefix',
    /deprecatedCookie\.name/,
  ],
  ['two fields of an event', { event: { ...event, userId: event.deviceId } }, 'event.deviceId', /event\.userId/],
  [
    'two fields of an upload',
    { upload: { ...upload, eventsField: upload.apiKeyField } },
    'upload.eventsField',
    /upload\.apiKeyField/,
  ],
  [
    'two options',
    { api: { ...api, options: { optOut: 'off', saveEvents: 'off' } } },
    'api.options.saveEvents',
    /api\.options\.optOut/,
  ],
  [
    'two fields of an identity',
    {
      identityCookie: {
        ...identityCookie,
        codec: {
          kind: 'json',
          encodings: [],
          fields: {
            deviceId: 'd',
            userId: 'd',
            optOut: 'o',
            sessionId: 's',
            lastEventTime: 'l',
            eventId: null,
            identifyId: null,
            sequenceNumber: null,
          },
        },
      },
    },
    'identityCookie.codec.fields.userId',
    /identityCookie\.codec\.fields\.deviceId/,
  ],
])('%s', (_, change, path, names) => {
  expect(said(change)).toEqual([[path, expect.stringMatching(names)]]);
});

test('a line that keeps one queue, and the oldest of them, are no contradiction', () => {
  expect(said({})).toEqual([]);
  expect(said({ line: 'analytics-browser 2', unsent: { ...unsent, identifiesKey: unsent.eventsKey } })).toEqual([]);
  expect(said({ line: 'amplitude-js 3-5', identityCookie: { ...identityCookie, keyCharacters: 0 } })).toEqual([]);
});
