import { AMPLITUDE_JS_3_TO_5, AMPLITUDE_JS_6_TO_8, EVERY_LINE } from '../release-line.ts';
import type { RequirementInput } from '../requirement.ts';

const common = { lines: EVERY_LINE } satisfies Partial<RequirementInput>;
const section = 'Using Amplitude Cookies';

export const cookieName: RequirementInput[] = [
  {
    ...common,
    id: 'COOKIE-NAME-1',
    level: 'MUST',
    sentence:
      'After initialisation, exactly one cookie has a name that begins with the profile’s prefix: the identity cookie.',
    source: { section, sentences: ['b3edd7953b75'] },
    observedIn: ['jar', 'uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'COOKIE-NAME-2',
    level: 'MUST',
    sentence:
      'After the prefix, the identity cookie’s name contains as many leading characters of the API key as the profile specifies, and nothing that the profile does not specify.',
    source: {
      section,
      sentences: ['b3edd7953b75', 'd03245756aa6', '4c02790f33cb', '17cef4ab4b5b', '115f144d5f6f', 'b115f7e17389'],
    },
    observedIn: ['jar', 'uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'COOKIE-NAME-3',
    level: 'MUST',
    sentence:
      'If the site sets the cookie’s domain, the identity cookie’s name still begins with the prefix and as many leading characters of the API key as the profile specifies.',
    source: { section, sentences: ['b3edd7953b75'] },
    needs: ['cookieDomain'],
    observedIn: ['jar'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'COOKIE-NAME-4',
    lines: AMPLITUDE_JS_6_TO_8,
    level: 'SHOULD',
    sentence: 'The deprecated option cookieName does not rename the identity cookie.',
    source: { section, sentences: ['62484f9a84da', 'd2cd5bb4d050'] },
    observedIn: ['jar'],
    coveredBy: ['scenario'],
  },
  {
    ...common,
    id: 'COOKIE-NAME-5',
    level: 'MAY',
    sentence: 'A build may use other prefixes for its cookies and its probe cookies.',
    source: { section, sentences: ['10dcc1fbb17c', '1cb028fbf7c6'] },
    untestable:
      'The prefixes are constants of a build, not options of a page: a build with other prefixes declares them in its profile and is judged by them.',
  },
  {
    ...common,
    id: 'COOKIE-NAME-6',
    lines: AMPLITUDE_JS_3_TO_5,
    level: 'MUST',
    sentence: 'The option cookieName sets the prefix of the identity cookie’s name.',
    source: { section, sentences: ['62484f9a84da', 'd2cd5bb4d050'] },
    observedIn: ['jar'],
    coveredBy: ['scenario'],
  },
];
