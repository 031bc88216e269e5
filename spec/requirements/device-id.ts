import { EVERY_LINE } from '../release-line.ts';
import type { RequirementInput } from '../requirement.ts';

const common = { lines: EVERY_LINE } satisfies Partial<RequirementInput>;
const section = 'Data stored in the cookie';

export const deviceId: RequirementInput[] = [
  {
    ...common,
    id: 'DEVICE-1',
    level: 'MUST',
    sentence: 'A device id that was made anew is random: visitors who arrive at the same instant do not share one.',
    source: { section, sentences: ['3d9a8df84333'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'DEVICE-2',
    level: 'MUST',
    sentence:
      'A device id that was made anew carries nothing of the person or the page: no user id, API key, host or time.',
    source: {
      section: 'Why are our cookies not marked as HttpOnly?',
      sentences: ['1d1323bee9fc', 'dd54e2cb3c01', '3d9a8df84333'],
    },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'DEVICE-3',
    level: 'MUST',
    sentence: 'A device id that was made anew has room for enough chance: sixteen characters or more.',
    source: { section, sentences: ['3d9a8df84333'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'DEVICE-4',
    level: 'MUST',
    sentence: 'Several device ids and one user id of the same person are brought together by that user id.',
    source: {
      section: 'Disable cookies and Local Storage / Session Storage (opt-out storage)',
      sentences: ['bc37451a7897', 'b062f11e111d'],
    },
    untestable: 'That is the work of the vendor’s servers; a browser shows only that events carry both ids.',
  },
];
