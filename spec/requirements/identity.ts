import { EVERY_LINE } from '../release-line.ts';
import type { RequirementInput } from '../requirement.ts';

const common = { lines: EVERY_LINE } satisfies Partial<RequirementInput>;
const section = 'Data stored in the cookie';

export const identity: RequirementInput[] = [
  {
    ...common,
    id: 'IDENTITY-1',
    level: 'MUST',
    sentence: 'A later page of the same site continues to use the device id that an earlier page stored.',
    source: { section, sentences: ['01b4023d0598', '8618f0b56f02'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'IDENTITY-2',
    level: 'MUST',
    sentence:
      'A later page of the same site continues to use the user id that an earlier page stored, whatever Unicode text it is.',
    source: { section, sentences: ['cb21d5cde347'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'IDENTITY-3',
    level: 'MUST',
    sentence: 'Without a stored identity, a new device id is generated: two visitors do not share one.',
    source: { section, sentences: ['e1810edd6167', '3d9a8df84333'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'IDENTITY-4',
    level: 'MUST',
    sentence:
      'In a browser that stores no cookies, initialisation and tracking raise no error and events are still sent.',
    source: { section: 'Disable cookies using LocalStorage (opt-out cookies)' },
    observedIn: ['errors', 'uploads'],
    coveredBy: ['scenario'],
  },
  {
    ...common,
    id: 'IDENTITY-5',
    level: 'MUST',
    sentence:
      'If the browser forbids both cookies and storage, initialisation and tracking raise no error and events are still sent.',
    source: { section: 'Disable cookies and Local Storage / Session Storage (opt-out storage)' },
    observedIn: ['errors', 'uploads'],
    coveredBy: ['scenario'],
  },
  {
    ...common,
    id: 'IDENTITY-6',
    level: 'SHOULD',
    sentence:
      'In a browser that stores no cookies, the device id is stored in local storage, and a later page continues to use it.',
    source: { section: 'Disable cookies using LocalStorage (opt-out cookies)' },
    observedIn: ['uploads'],
    coveredBy: ['scenario'],
  },
  {
    ...common,
    id: 'IDENTITY-7',
    level: 'MUST',
    sentence: 'After the user has deleted the site’s cookies, the next page generates a new device id.',
    source: { section, sentences: ['e1810edd6167'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario'],
  },
  {
    ...common,
    id: 'IDENTITY-8',
    level: 'MUST',
    sentence: 'Pages of a site that are open at the same time share the device id.',
    source: { section, sentences: ['8618f0b56f02'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'IDENTITY-9',
    level: 'MUST',
    sentence:
      'After a log-in, events carry the user id; after a log-out they carry none, and neither do events on later pages.',
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
    sentence: 'A user id given at initialisation is used, whatever user id is stored.',
    source: { section, sentences: ['cb21d5cde347'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'IDENTITY-12',
    level: 'MUST',
    sentence:
      'A device id given at initialisation is used, whatever device id is stored, and later pages continue to use it.',
    source: { section: 'Storage options explained', sentences: ['da95fccacbbb'] },
    needs: ['deviceId'],
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'IDENTITY-13',
    level: 'MUST',
    sentence:
      'An identity cookie that contains anything but an encoded identity raises no error: events are sent, and carry a device id.',
    source: { section },
    observedIn: ['errors', 'uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'IDENTITY-14',
    level: 'MUST',
    sentence:
      'A corrupt identity cookie is repaired: after initialisation it can be decoded again, and a later page continues to use its device id.',
    source: { section },
    observedIn: ['jar', 'uploads'],
    coveredBy: ['scenario', 'property'],
  },
];
