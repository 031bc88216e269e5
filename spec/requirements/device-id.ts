import { EVERY_LINE } from '../release-line.ts';
import type { RequirementInput } from '../requirement.ts';

const common = { lines: EVERY_LINE } satisfies Partial<RequirementInput>;
const section = 'Data stored in the cookie';

export const deviceId: RequirementInput[] = [
  {
    ...common,
    id: 'DEVICE-1',
    level: 'MUST',
    sentence: 'A newly generated device id is random: visitors who arrive at the same instant do not share one.',
    source: { section, sentences: ['3d9a8df84333'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'DEVICE-2',
    level: 'MUST',
    sentence:
      'A newly generated device id contains nothing about the user or the page: no user id, API key, host or time.',
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
    sentence: 'A newly generated device id is long enough for sufficient randomness: at least sixteen characters.',
    source: { section, sentences: ['3d9a8df84333'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'DEVICE-4',
    level: 'MUST',
    sentence: 'Several device ids of the same user are linked by the user id that they share.',
    source: {
      section: 'Disable cookies and Local Storage / Session Storage (opt-out storage)',
      sentences: ['bc37451a7897', 'b062f11e111d'],
    },
    untestable: 'The vendor’s servers do this; a browser shows only that events carry both ids.',
  },
];
