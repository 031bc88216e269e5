import { profileSchema } from '../profile.ts';
import { amplitudeJs6To8, amplitudeJsIdentityFields } from './amplitude-js-6-8.ts';

const { deprecatedCookie: _, ...shared } = amplitudeJs6To8;

/**
 * `amplitude-js` 3.2.0 to 5.11.0: the vocabulary of the later release line, with the identity cookie that the later line
 * calls deprecated. Releases up to 4.0.0 leave the API key out of every name. That breaks the line’s promise to scope by
 * API key and is not a matter of vocabulary, so they are judged by the same names.
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
