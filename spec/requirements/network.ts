import { EVERY_LINE } from '../release-line.ts';
import type { RequirementInput } from '../requirement.ts';

const common = { lines: EVERY_LINE } satisfies Partial<RequirementInput>;

export const network: RequirementInput[] = [
  {
    ...common,
    id: 'NETWORK-1',
    level: 'MUST',
    sentence: 'An SDK contacts the ingestion endpoint it was given and no other address.',
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
    sentence: 'Data collected for a project is not passed on to anyone else.',
    source: {
      section:
        'CNIL France - Cookies must not lead to a cross-checking of the data with other processing or that data be passed on to third parties.',
      sentences: ['93bf45b6038a', 'd02446fb2ff9'],
    },
    untestable:
      'It concerns what the vendor’s servers do with events once they have arrived. NETWORK-1 covers what a page sends to others.',
  },
  {
    ...common,
    id: 'NETWORK-3',
    level: 'MUST',
    sentence: 'Events are retained no longer than the period set by the site’s owner.',
    source: { section: 'CNIL France - 25-month data retention max', sentences: ['349e2b1b3b1e'] },
    untestable: 'It concerns what the vendor’s servers retain, which no browser shows.',
  },
];
