import { profileSchema } from '../profile.ts';

/** The names of identity fields in every `amplitude-js` that writes an identity as JSON. */
export const amplitudeJsIdentityFields = {
  deviceId: 'deviceId',
  userId: 'userId',
  optOut: 'optOut',
  sessionId: 'sessionId',
  lastEventTime: 'lastEventTime',
  eventId: 'eventId',
  identifyId: 'identifyId',
  sequenceNumber: 'sequenceNumber',
};

/** `amplitude-js` 6.0.0 to 8.21.10, and every SDK with the same vocabulary. */
export const amplitudeJs6To8 = profileSchema.parse({
  line: 'amplitude-js 6-8',
  api: { global: 'amplitude', options: {} },
  identityCookie: { prefix: 'amp_', keyCharacters: 6, domainFollows: false, codec: { kind: 'dotted' } },
  deprecatedCookie: {
    name: 'amplitude_id',
    separator: '_',
    keyCharacters: 'all',
    domainSeparator: '',
    codec: { kind: 'json', encodings: ['base64'], fields: amplitudeJsIdentityFields },
  },
  unsent: {
    eventsKey: 'amplitude_unsent',
    identifiesKey: 'amplitude_unsent_identify',
    separator: '_',
    keyCharacters: 'all',
  },
  deviceIdParameter: 'amp_device_id',
  event: {
    type: 'event_type',
    userId: 'user_id',
    deviceId: 'device_id',
    properties: 'event_properties',
    userProperties: 'user_properties',
    sessionId: 'session_id',
    time: 'timestamp',
    eventId: 'event_id',
    sequenceNumber: 'sequence_number',
  },
  upload: {
    format: 'form',
    apiKeyField: 'client',
    eventsField: 'e',
    acceptedBody: 'success',
    refusedBody: 'refused',
    contentType: 'text/html; charset=utf-8',
  },
});
