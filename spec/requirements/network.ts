import { EVERY_LINE } from '../release-line.ts';
import type { RequirementInput } from '../requirement.ts';

const common = { lines: EVERY_LINE } satisfies Partial<RequirementInput>;

export const network: RequirementInput[] = [
  {
    ...common,
    id: 'NETWORK-1',
    level: 'MUST',
    sentence: 'A candidate talks to the ingestion endpoint it was given and to no other address.',
    source: {
      section: 'Are our cookies first-party or third-party cookies?',
      sentences: ['25352d12b85b'],
    },
    observedIn: ['requests'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'NETWORK-2',
    level: 'MUST',
    sentence: 'What a project collected is passed on to nobody else.',
    source: {
      section:
        'CNIL France - Cookies must not lead to a cross-checking of the data with other processing or that data be passed on to third parties.',
      sentences: ['93bf45b6038a', 'd02446fb2ff9'],
    },
    untestable:
      'It speaks of what the vendor’s servers do with events once they have arrived. What a page sends to others, NETWORK-1 sees.',
  },
  {
    ...common,
    id: 'NETWORK-3',
    level: 'MUST',
    sentence: 'Events are kept no longer than the site’s owner set.',
    source: { section: 'CNIL France - 25-month data retention max', sentences: ['349e2b1b3b1e'] },
    untestable: 'It speaks of what the vendor’s servers keep, which no browser shows.',
  },
];
