import { EVERY_LINE } from '../release-line.ts';
import type { RequirementInput } from '../requirement.ts';

const common = {
  lines: EVERY_LINE,
  needs: ['disableCookies'],
} satisfies Partial<RequirementInput>;
const section = 'Disable cookies using LocalStorage (opt-out cookies)';

/** Behaviour with cookies disabled by the site, by the user, or by both. */
export const localStorage: RequirementInput[] = [
  {
    ...common,
    id: 'LOCAL-1',
    level: 'MUST',
    sentence: 'With the option disableCookies, no cookie remains.',
    source: {
      section: 'Storage options explained',
      sentences: ['17a8fd90b699', '40b3fe2cab43', '2235f44a5c83'],
    },
    observedIn: ['jar'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'LOCAL-2',
    level: 'MUST',
    sentence: 'With the option disableCookies, no cookie is written even for a moment, probe cookies included.',
    source: { section: 'Storage options explained', sentences: ['40b3fe2cab43', '807db3f1c466'] },
    observedIn: ['writes'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'LOCAL-3',
    level: 'MUST',
    sentence:
      'With the option disableCookies, the device id is stored in local storage, and later pages continue to use it.',
    source: {
      section,
      sentences: ['d15485e208a4', '8a0d0cc7aa29', 'bb3ed3ddafd1', '39c0d9109a6a', 'fcc98e4934ef'],
    },
    observedIn: ['storage', 'uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'LOCAL-4',
    level: 'MUST',
    sentence: 'With the option disableCookies, later pages continue to use the user id.',
    source: { section, sentences: ['39c0d9109a6a', 'fcc98e4934ef'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'LOCAL-5',
    level: 'MUST',
    needs: ['disableCookies', 'optOut'],
    sentence: 'With the option disableCookies, an opt-out remains in effect on later pages.',
    source: { section, sentences: ['39c0d9109a6a', '0c675b82d930'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'LOCAL-6',
    level: 'MUST',
    sentence: 'With the option disableCookies, a session continues across page loads.',
    source: { section, sentences: ['8a0d0cc7aa29', '39c0d9109a6a'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'LOCAL-7',
    level: 'MUST',
    sentence: 'With the option disableCookies, each host of a site has its own device id.',
    source: { section: 'Local Storage limitations', sentences: ['3fb5c69f2d5b', 'ae64b2b07bcb'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario'],
  },
  {
    ...common,
    id: 'LOCAL-8',
    level: 'MUST',
    sentence:
      'Events carry the same information about a visit, whether the identity is stored in a cookie or in local storage.',
    source: { section: 'Local Storage limitations', sentences: ['de7a12aeff34'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario'],
  },
  {
    ...common,
    id: 'LOCAL-9',
    level: 'MUST',
    sentence:
      'By default, cookies are not disabled: if the browser stores cookies, the identity is not stored in local storage.',
    source: { section: 'Storage options explained', sentences: ['17a8fd90b699'] },
    needs: [],
    observedIn: ['storage'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'NOSTORE-1',
    level: 'MUST',
    sentence: 'With cookies disabled and both storage areas denied, every page generates a new device id.',
    source: {
      section: 'Disable cookies and Local Storage / Session Storage (opt-out storage)',
      sentences: ['0f9e26b0933d'],
    },
    observedIn: ['uploads'],
    coveredBy: ['scenario'],
  },
  {
    ...common,
    id: 'NOSTORE-2',
    level: 'MUST',
    sentence: 'With cookies disabled and both storage areas denied, no error is raised and events are still sent.',
    source: {
      section: 'Disable cookies and Local Storage / Session Storage (opt-out storage)',
      sentences: ['0f9e26b0933d'],
    },
    observedIn: ['errors', 'uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'NOSTORE-3',
    level: 'MUST',
    sentence:
      'With cookies disabled and both storage areas denied, events carry the user id of a log-in until the page is left, and no longer.',
    source: {
      section: 'Disable cookies and Local Storage / Session Storage (opt-out storage)',
      sentences: ['b062f11e111d'],
    },
    observedIn: ['uploads'],
    coveredBy: ['scenario'],
  },
];
