import { EVERY_LINE } from '../release-line.ts';
import type { RequirementInput } from '../requirement.ts';

const common = {
  lines: EVERY_LINE,
  needs: ['clearStorage'],
} satisfies Partial<RequirementInput>;
const section = 'Remove Amplitude cookies';

export const clearStorage: RequirementInput[] = [
  {
    ...common,
    id: 'CLEAR-1',
    level: 'MUST',
    sentence: 'Clearing the storage removes the identity cookie.',
    source: { section, sentences: ['c01ccf2a4bee', 'c3a667cba7b4', 'c90d926cc9da'] },
    observedIn: ['jar'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'CLEAR-2',
    level: 'MUST',
    needs: ['clearStorage', 'disableCookies'],
    sentence: 'Clearing the storage removes the identity stored in local storage.',
    source: { section, sentences: ['c3a667cba7b4'] },
    observedIn: ['storage'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'CLEAR-3',
    level: 'MUST',
    sentence:
      'After the storage is cleared, the next page knows neither the earlier device id nor the earlier user id.',
    source: { section, sentences: ['c3a667cba7b4', '9dd4fab472a7'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'CLEAR-4',
    level: 'MUST',
    sentence:
      'Clearing the SDK’s storage does not clear the site’s: the cookies and storage of others remain unchanged.',
    source: { section },
    observedIn: ['jar', 'storage'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'FOREIGN-1',
    level: 'MUST',
    needs: [],
    sentence: 'Cookies of the site that do not belong to the SDK are neither changed nor removed.',
    source: { section: 'Using Amplitude Cookies' },
    observedIn: ['jar'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'FOREIGN-2',
    level: 'MUST',
    needs: [],
    sentence: 'Entries of local and session storage that do not belong to the SDK are neither changed nor removed.',
    source: { section: 'Data stored in Local Storage' },
    observedIn: ['storage'],
    coveredBy: ['scenario', 'property'],
  },
];
