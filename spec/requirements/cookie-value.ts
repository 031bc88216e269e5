import { AMPLITUDE_JS, AMPLITUDE_JS_6_TO_8, EVERY_LINE, SINCE_6 } from '../release-line.ts';
import type { RequirementInput } from '../requirement.ts';

const common = { lines: EVERY_LINE } satisfies Partial<RequirementInput>;
const section = 'Data stored in the cookie';

export const cookieValue: RequirementInput[] = [
  {
    ...common,
    id: 'COOKIE-VALUE-1',
    level: 'MUST',
    sentence: 'The identity cookie contains a non-empty device id, the same one that uploaded events carry.',
    source: { section, sentences: ['11f1fd63d08b', '3d9a8df84333', 'e1810edd6167'] },
    observedIn: ['jar', 'uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'COOKIE-VALUE-2',
    level: 'MUST',
    sentence:
      'The identity cookie contains the user id, whatever Unicode text it is, encoded in Base64, either on its own or together with the other fields.',
    source: { section, sentences: ['cb21d5cde347', 'd2878ea7a262'] },
    observedIn: ['jar'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'COOKIE-VALUE-3',
    level: 'MUST',
    sentence: 'The user id is never written to a cookie in plain text.',
    source: { section, sentences: ['d2878ea7a262'] },
    observedIn: ['jar', 'writes'],
    coveredBy: ['scenario'],
  },
  {
    ...common,
    id: 'COOKIE-VALUE-4',
    level: 'MUST',
    sentence:
      'The identity cookie records whether the user has opted out, from the moment of the opt-out until the user opts in again.',
    source: { section, sentences: ['3c2011b130c6'] },
    needs: ['optOut'],
    observedIn: ['jar'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'COOKIE-VALUE-5',
    level: 'MUST',
    sentence: 'The identity cookie contains the session id that the latest event carries.',
    source: { section, sentences: ['33b7cdc7d3ee'] },
    observedIn: ['jar', 'uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'COOKIE-VALUE-6',
    level: 'MUST',
    sentence: 'After an event, the identity cookie contains the time at which the event was tracked.',
    source: { section, sentences: ['c53cc8092a27'] },
    observedIn: ['jar', 'uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'COOKIE-VALUE-7',
    lines: AMPLITUDE_JS,
    level: 'MUST',
    sentence:
      'The identity cookie contains the number of the latest event, and each event’s number is one greater than that of the event before it.',
    source: { section, sentences: ['4a232383d652'] },
    observedIn: ['jar', 'uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'COOKIE-VALUE-8',
    lines: AMPLITUDE_JS,
    level: 'MUST',
    sentence:
      'The identity cookie contains the number of the latest identify, and each identify’s number is one greater than that of the identify before it.',
    source: { section, sentences: ['c15bd512811f'] },
    needs: ['identify'],
    observedIn: ['jar', 'uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'COOKIE-VALUE-9',
    lines: AMPLITUDE_JS,
    level: 'MUST',
    sentence: 'The identity cookie contains the sequence number of the latest event or identify.',
    source: { section, sentences: ['b048e78971ac'] },
    observedIn: ['jar', 'uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'COOKIE-VALUE-10',
    level: 'MUST',
    sentence: 'No cookie contains any part of an event’s own properties.',
    source: { section, sentences: ['11f1fd63d08b', 'de49776ea235', '2807a5990d86'] },
    observedIn: ['jar', 'writes', 'uploads'],
    coveredBy: ['scenario'],
  },
  {
    ...common,
    id: 'COOKIE-VALUE-11',
    level: 'MUST',
    sentence:
      'The identity cookie can be decoded with the profile’s codec at every moment, whatever calls came before.',
    source: { section, sentences: ['11f1fd63d08b'] },
    observedIn: ['jar'],
    coveredBy: ['property'],
  },
];

export const cookieSize: RequirementInput[] = [
  {
    ...common,
    id: 'COOKIE-SIZE-1',
    lines: AMPLITUDE_JS_6_TO_8,
    level: 'SHOULD',
    sentence:
      'For a visitor without a user id, the name and value of the identity cookie together take at most 120 bytes.',
    source: { section: 'Cookie size', sentences: ['1768b3accad6'] },
    observedIn: ['jar'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'COOKIE-SIZE-2',
    lines: SINCE_6,
    level: 'MUST',
    sentence: 'A site has at most two identity cookies for one API key.',
    source: { section: 'Cookie size', sentences: ['fae2a39d2879'] },
    needs: ['cookieDomain'],
    observedIn: ['jar'],
    coveredBy: ['scenario'],
  },
  {
    ...common,
    id: 'COOKIE-SIZE-3',
    level: 'MUST',
    sentence: 'A user id too long for any cookie raises no error, and events that carry it are still sent.',
    source: { section: 'Cookie size' },
    observedIn: ['errors', 'uploads'],
    coveredBy: ['scenario'],
  },
];
