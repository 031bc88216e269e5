import { EVERY_LINE } from '../release-line.ts';
import type { RequirementInput } from '../requirement.ts';

const common = { lines: EVERY_LINE } satisfies Partial<RequirementInput>;
const section = 'Storage options explained';

export const urlDeviceId: RequirementInput[] = [
  {
    ...common,
    id: 'URL-1',
    level: 'MUST',
    sentence: 'By default a device id in the page’s address is not taken over.',
    source: {
      section,
      sentences: ['8e630acbdc2a', '34b2d09ddeb0'],
    },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'URL-2',
    level: 'MUST',
    sentence:
      'With the option deviceIdFromUrlParam, the device id in the address is the one that events carry and the cookie holds.',
    source: { section, sentences: ['5e4a62bb426f', '852a5a8760c3', 'fdd2157bdf1b'] },
    needs: ['deviceIdFromUrlParam'],
    observedIn: ['uploads', 'jar'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'URL-3',
    level: 'MUST',
    sentence: 'A device id given at initialisation counts more than one in the address.',
    source: { section, sentences: ['da95fccacbbb'] },
    needs: ['deviceIdFromUrlParam', 'deviceId'],
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'URL-4',
    level: 'MUST',
    sentence: 'A device id taken over from the address counts more than the stored one, and later pages go on with it.',
    source: { section: 'Local Storage limitations', sentences: ['fdd2157bdf1b'] },
    needs: ['deviceIdFromUrlParam'],
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'URL-5',
    level: 'MUST',
    sentence: 'Without a device id in the address, deviceIdFromUrlParam changes nothing: the stored device id goes on.',
    source: { section, sentences: ['5e4a62bb426f'] },
    needs: ['deviceIdFromUrlParam'],
    observedIn: ['uploads'],
    coveredBy: ['scenario'],
  },
];
