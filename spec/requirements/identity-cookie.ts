import type { RequirementInput } from '../requirement.ts';

const lines = ['amplitude-js 6-8'] as const;

export const identityCookie: RequirementInput[] = [
  {
    id: 'COOKIE-NAME-1',
    level: 'MUST',
    sentence:
      'Initialisation leaves exactly one cookie whose name begins with the profile’s prefix: the identity cookie.',
    source: { section: 'Using Amplitude Cookies' },
    lines: [...lines],
  },
  {
    id: 'COOKIE-NAME-2',
    level: 'MUST',
    sentence:
      'After the prefix, the identity cookie’s name holds the first six characters of the API key and nothing else.',
    source: { section: 'Using Amplitude Cookies' },
    lines: [...lines],
  },
  {
    id: 'COOKIE-VALUE-1',
    level: 'MUST',
    sentence: 'The identity cookie holds a device id that is not empty, and the same one that uploaded events carry.',
    source: { section: 'Data stored in the cookie' },
    lines: [...lines],
  },
  {
    id: 'COOKIE-VALUE-2',
    level: 'MUST',
    sentence:
      'The user id stands in the identity cookie as the Base64 of its UTF-8 bytes, whatever Unicode text it is.',
    source: { section: 'Data stored in the cookie' },
    lines: [...lines],
  },
  {
    id: 'COOKIE-VALUE-3',
    level: 'MUST',
    sentence: 'The user id is never written to a cookie in clear.',
    source: { section: 'Data stored in the cookie', implied: true },
    lines: [...lines],
  },
  {
    id: 'IDENTITY-1',
    level: 'MUST',
    sentence: 'A later page of the same site goes on with the device id that an earlier page stored.',
    source: { section: 'Data stored in the cookie' },
    lines: [...lines],
  },
  {
    id: 'IDENTITY-2',
    level: 'MUST',
    sentence:
      'A later page of the same site goes on with the user id that an earlier page stored, whatever Unicode text it is.',
    source: { section: 'Data stored in the cookie', implied: true },
    lines: [...lines],
  },
  {
    id: 'IDENTITY-3',
    level: 'MUST',
    sentence: 'Without a stored identity the device id is made anew: two visitors do not share one.',
    source: { section: 'Data stored in the cookie' },
    lines: [...lines],
  },
  {
    id: 'IDENTITY-4',
    level: 'MUST',
    sentence:
      'In a browser that keeps no cookies, initialisation and tracking raise no error and events are still sent.',
    source: { section: 'Disable cookies using LocalStorage (opt-out cookies)', implied: true },
    lines: [...lines],
  },
  {
    id: 'IDENTITY-5',
    level: 'MUST',
    sentence:
      'Where the browser forbids both cookies and storage, initialisation and tracking raise no error and events are still sent.',
    source: { section: 'Disable cookies and Local Storage / Session Storage (opt-out storage)' },
    lines: [...lines],
  },
];
