import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amplitudeJs6To8 } from '../profiles/amplitude-js-6-8.ts';
import { decodeQueue, decodeUpload } from './upload.ts';

const event = {
  event_type: 'visited',
  user_id: null,
  device_id: 'd',
  event_properties: { page: 1 },
  session_id: 5,
  sequence_number: 7,
  uuid: 'u',
};
const read = {
  type: 'visited',
  userId: null,
  deviceId: 'd',
  properties: { page: 1 },
  userProperties: {},
  sessionId: 5,
  time: null,
  eventId: null,
  sequenceNumber: 7,
  fields: ['device_id', 'event_properties', 'event_type', 'sequence_number', 'session_id', 'user_id', 'uuid'],
};

test('an upload contains its API key and its events', () => {
  const body = new URLSearchParams({ client: 'key', e: JSON.stringify([event]), v: '2' }).toString();
  expect(decodeUpload(amplitudeJs6To8, body)).toEqual({ apiKey: 'key', events: [read] });
});

test('any other body is no upload, and never an exception', () => {
  fc.assert(
    fc.property(fc.string(), (body) => {
      expect(decodeUpload(amplitudeJs6To8, body)).toBeNull();
    }),
  );
  expect(decodeUpload(amplitudeJs6To8, 'client=key&e=[{"event_type":1}]')).toBeNull();
});

test('a stored queue is an array of events, and any other text is no queue', () => {
  expect(decodeQueue(amplitudeJs6To8, JSON.stringify([event]))).toEqual([read]);
  expect(decodeQueue(amplitudeJs6To8, '[]')).toEqual([]);
  for (const text of ['', '{}', '[1]', '[{"name":"x"}]', 'null']) expect(decodeQueue(amplitudeJs6To8, text)).toBeNull();
});

test('an upload may be one JSON object with the candidate’s own names', () => {
  const json = {
    ...amplitudeJs6To8,
    event: { ...amplitudeJs6To8.event, type: 'kind', sequenceNumber: null },
    upload: { ...amplitudeJs6To8.upload, format: 'json' as const, apiKeyField: 'key', eventsField: 'events' },
  };
  const upload = decodeUpload(json, JSON.stringify({ key: 'k', events: [{ kind: 'visited', sequence_number: 7 }] }));
  expect(upload?.apiKey).toBe('k');
  expect(upload?.events).toMatchObject([{ type: 'visited', sequenceNumber: null }]);
  expect(decodeUpload(json, '{"key":"k"}')).toBeNull();
  expect(decodeUpload(json, '{"events":[]}')).toBeNull();
});
