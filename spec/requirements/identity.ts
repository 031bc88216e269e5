import { EVERY_LINE } from '../release-line.ts';
import type { RequirementInput } from '../requirement.ts';

const common = { lines: EVERY_LINE } satisfies Partial<RequirementInput>;
const section = 'Data stored in the cookie';

export const identity: RequirementInput[] = [
  {
    ...common,
    id: 'IDENTITY-1',
    level: 'MUST',
    sentence: 'A later page of the same site goes on with the device id that an earlier page stored.',
    source: { section, sentences: ['01b4023d0598', '8618f0b56f02'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'IDENTITY-2',
    level: 'MUST',
    sentence:
      'A later page of the same site goes on with the user id that an earlier page stored, whatever Unicode text it is.',
    source: { section, sentences: ['cb21d5cde347'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'IDENTITY-3',
    level: 'MUST',
    sentence: 'Without a stored identity the device id is made anew: two visitors do not share one.',
    source: { section, sentences: ['e1810edd6167', '3d9a8df84333'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'IDENTITY-4',
    level: 'MUST',
    sentence:
      'In a browser that keeps no cookies, initialisation and tracking raise no error and events are still sent.',
    source: { section: 'Disable cookies using LocalStorage (opt-out cookies)' },
    observedIn: ['errors', 'uploads'],
    coveredBy: ['scenario'],
  },
  {
    ...common,
    id: 'IDENTITY-5',
    level: 'MUST',
    sentence:
      'Where the browser forbids both cookies and storage, initialisation and tracking raise no error and events are still sent.',
    source: { section: 'Disable cookies and Local Storage / Session Storage (opt-out storage)' },
    observedIn: ['errors', 'uploads'],
    coveredBy: ['scenario'],
  },
  {
    ...common,
    id: 'IDENTITY-6',
    level: 'SHOULD',
    sentence:
      'In a browser that keeps no cookies, the device id is kept in local storage: a later page goes on with it.',
    source: { section: 'Disable cookies using LocalStorage (opt-out cookies)' },
    observedIn: ['uploads'],
    coveredBy: ['scenario'],
  },
  {
    ...common,
    id: 'IDENTITY-7',
    level: 'MUST',
    sentence: 'Once a person has removed the site’s cookies, the next page makes a new device id.',
    source: { section, sentences: ['e1810edd6167'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario'],
  },
  {
    ...common,
    id: 'IDENTITY-8',
    level: 'MUST',
    sentence: 'Pages of a site that are open side by side share the device id.',
    source: { section, sentences: ['8618f0b56f02'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'IDENTITY-9',
    level: 'MUST',
    sentence: 'From a log-in on, events carry the user id; from a log-out on they carry none, on later pages neither.',
    source: { section, sentences: ['cb21d5cde347'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'IDENTITY-10',
    level: 'MUST',
    sentence: 'Neither a log-in nor a log-out changes the device id.',
    source: { section, sentences: ['3d9a8df84333'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'IDENTITY-11',
    level: 'MUST',
    sentence: 'A user id given at initialisation counts, whatever user id is stored.',
    source: { section, sentences: ['cb21d5cde347'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'IDENTITY-12',
    level: 'MUST',
    sentence:
      'A device id given at initialisation counts, whatever device id is stored, and later pages go on with it.',
    source: { section: 'Storage options explained', sentences: ['da95fccacbbb'] },
    needs: ['deviceId'],
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'IDENTITY-13',
    level: 'MUST',
    sentence: 'An identity cookie that holds any other text raises no error: events are sent, and carry a device id.',
    source: { section },
    observedIn: ['errors', 'uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'IDENTITY-14',
    level: 'MUST',
    sentence:
      'A spoilt identity cookie heals: after initialisation it reads as one again, and a later page goes on with its device id.',
    source: { section },
    observedIn: ['jar', 'uploads'],
    coveredBy: ['scenario', 'property'],
  },
];
