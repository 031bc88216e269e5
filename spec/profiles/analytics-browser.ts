import { type Profile, profileSchema } from '../profile.ts';

/** Returns the profile of an `@amplitude/analytics-browser` release line: the lines differ only in their option names. */
export function analyticsBrowser(line: Profile['line'], options: Readonly<Record<string, string>>): Profile {
  return profileSchema.parse({
    line,
    api: { global: 'amplitude', options },
    identityCookie: {
      prefix: 'AMP_',
      keyCharacters: 10,
      domainFollows: false,
      codec: {
        kind: 'json',
        encodings: ['uri', 'base64'],
        fields: {
          deviceId: 'deviceId',
          userId: 'userId',
          optOut: 'optOut',
          sessionId: 'sessionId',
          lastEventTime: 'lastEventTime',
          eventId: 'lastEventId',
          identifyId: null,
          sequenceNumber: null,
        },
      },
    },
    unsent: { eventsKey: 'AMP_unsent', identifiesKey: 'AMP_unsent', separator: '_', keyCharacters: 10 },
    deviceIdParameter: 'deviceId',
    event: {
      type: 'event_type',
      userId: 'user_id',
      deviceId: 'device_id',
      properties: 'event_properties',
      userProperties: 'user_properties',
      sessionId: 'session_id',
      time: 'time',
      eventId: 'event_id',
      sequenceNumber: null,
    },
    upload: {
      format: 'json',
      apiKeyField: 'api_key',
      eventsField: 'events',
      acceptedBody: '{"code":200,"events_ingested":1,"payload_size_bytes":1,"server_upload_time":1}',
      refusedBody: '{"code":{status},"error":"refused"}',
      contentType: 'application/json',
    },
  });
}
