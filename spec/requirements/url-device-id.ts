import { EVERY_LINE } from '../release-line.ts';
import type { RequirementInput } from '../requirement.ts';

const common = { lines: EVERY_LINE } satisfies Partial<RequirementInput>;
const section = 'Storage options explained';

export const urlDeviceId: RequirementInput[] = [
  {
    ...common,
    id: 'URL-1',
    level: 'MUST',
    sentence: 'By default, a device id in the page’s URL is not used.',
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
      'With the option deviceIdFromUrlParam, the device id in the page’s URL is the one that events carry and the cookie contains.',
    source: { section, sentences: ['5e4a62bb426f', '852a5a8760c3', 'fdd2157bdf1b'] },
    needs: ['deviceIdFromUrlParam'],
    observedIn: ['uploads', 'jar'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'URL-3',
    level: 'MUST',
    sentence: 'A device id given at initialisation takes precedence over one in the page’s URL.',
    source: { section, sentences: ['da95fccacbbb'] },
    needs: ['deviceIdFromUrlParam', 'deviceId'],
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'URL-4',
    level: 'MUST',
    sentence:
      'A device id taken from the page’s URL takes precedence over the stored one, and later pages continue to use it.',
    source: { section: 'Local Storage limitations', sentences: ['fdd2157bdf1b'] },
    needs: ['deviceIdFromUrlParam'],
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'URL-5',
    level: 'MUST',
    sentence:
      'Without a device id in the page’s URL, deviceIdFromUrlParam has no effect: the stored device id remains in use.',
    source: { section, sentences: ['5e4a62bb426f'] },
    needs: ['deviceIdFromUrlParam'],
    observedIn: ['uploads'],
    coveredBy: ['scenario'],
  },
];
