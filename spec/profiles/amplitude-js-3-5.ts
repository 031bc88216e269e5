import { profileSchema } from '../profile.ts';
import { amplitudeJs6To8, amplitudeJsIdentityFields } from './amplitude-js-6-8.ts';

const { deprecatedCookie: _, ...shared } = amplitudeJs6To8;

/**
 * `amplitude-js` 3.2.0 to 5.11.0: the later line’s vocabulary, with the identity cookie that the later line calls
 * deprecated. Releases up to 4.0.0 leave the API key out of every name; that is no other spelling of the line’s promise
 * to scope by it, so they are judged by the same names.
 */
export const amplitudeJs3To5 = profileSchema.parse({
  ...shared,
  line: 'amplitude-js 3-5',
  identityCookie: {
    prefix: 'amplitude_id_',
    keyCharacters: 'all',
    domainFollows: true,
    codec: { kind: 'json', encodings: ['base64'], fields: amplitudeJsIdentityFields },
  },
});
