import { expect, test } from 'vitest';
import type { Profile } from './profile.ts';
import { profileContradictions } from './profile-contradictions.ts';
import { amplitudeJs6To8 } from './profiles/amplitude-js-6-8.ts';

const { identityCookie, deprecatedCookie, unsent, upload, event, api } = amplitudeJs6To8;
if (!deprecatedCookie) throw new Error('The line has a deprecated cookie.');

const contradictionsOf = (change: Partial<Profile>) =>
  profileContradictions({ ...amplitudeJs6To8, ...change }).map(({ path, must }) => [path.join('.'), must]);

test.each<[string, Partial<Profile>, string, RegExp]>([
  [
    'two queues with one key',
    { unsent: { ...unsent, identifiesKey: unsent.eventsKey } },
    'unsent.identifiesKey',
    /unsent\.eventsKey/,
  ],
  [
    'cookies without an API key',
    { identityCookie: { ...identityCookie, keyCharacters: 0 } },
    'identityCookie.keyCharacters',
    /the line/,
  ],
  ['queues without an API key', { unsent: { ...unsent, keyCharacters: 0 } }, 'unsent.keyCharacters', /the line/],
  [
    'two cookies with one name',
    {
      identityCookie: { ...identityCookie, prefix: 'amplitude_id_', keyCharacters: 'all' },
      deprecatedCookie: { ...deprecatedCookie, domainSeparator: null },
    },
    'identityCookie.prefix',
    /deprecatedCookie\.name/,
  ],
  [
    'two event fields with one name',
    { event: { ...event, userId: event.deviceId } },
    'event.deviceId',
    /event\.userId/,
  ],
  [
    'two upload fields with one name',
    { upload: { ...upload, eventsField: upload.apiKeyField } },
    'upload.eventsField',
    /upload\.apiKeyField/,
  ],
  [
    'two options with one name',
    { api: { ...api, options: { optOut: 'off', saveEvents: 'off' } } },
    'api.options.saveEvents',
    /api\.options\.optOut/,
  ],
  [
    'two identity fields with one name',
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
])('%s are a contradiction', (_, change, path, names) => {
  expect(contradictionsOf(change)).toEqual([[path, expect.stringMatching(names)]]);
});

test('one queue is no contradiction for analytics-browser, nor one cookie for all projects for amplitude-js 3 to 5', () => {
  expect(contradictionsOf({})).toEqual([]);
  expect(
    contradictionsOf({ line: 'analytics-browser 2', unsent: { ...unsent, identifiesKey: unsent.eventsKey } }),
  ).toEqual([]);
  expect(
    contradictionsOf({ line: 'amplitude-js 3-5', identityCookie: { ...identityCookie, keyCharacters: 0 } }),
  ).toEqual([]);
});
