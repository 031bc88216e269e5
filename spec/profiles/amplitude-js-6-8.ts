import { profileSchema } from '../profile.ts';

/** `amplitude-js` 6.0.0 to 8.21.10, and everything that keeps its vocabulary. */
export const amplitudeJs6To8 = profileSchema.parse({
  line: 'amplitude-js 6-8',
  identityCookie: { prefix: 'amp_', keyCharacters: 6, codec: 'dotted' },
  deprecatedCookie: { name: 'amplitude_id', separator: '_', domainSeparator: '', codec: 'base64 json' },
  unsent: { eventsKey: 'amplitude_unsent', identifiesKey: 'amplitude_unsent_identify', separator: '_' },
  deviceIdParameter: 'amp_device_id',
  upload: { format: 'form', acceptedBody: 'success' },
});
