import { AMPLITUDE_JS, EVERY_LINE } from '../release-line.ts';
import type { RequirementInput } from '../requirement.ts';

const common = { lines: EVERY_LINE } satisfies Partial<RequirementInput>;
const section = 'Data stored in the cookie';

/** Order and number of what is uploaded. */
export const order: RequirementInput[] = [
  {
    ...common,
    id: 'ORDER-1',
    lines: AMPLITUDE_JS,
    level: 'MUST',
    sentence:
      'Across all pages of a site, the sequence numbers of events and identifies increase in the order in which the calls were made.',
    source: { section, sentences: ['b048e78971ac'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'ORDER-2',
    level: 'MUST',
    sentence: 'Events and identifies are uploaded in the order in which the calls were made.',
    source: { section, sentences: ['b048e78971ac'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'ORDER-3',
    level: 'MUST',
    sentence: 'Every event and identify is accepted exactly once, however often uploads were refused in the meantime.',
    source: { section: 'Data stored in Local Storage', sentences: ['00ea6b71db55', 'fab9ef5c2028'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'ORDER-4',
    level: 'MUST',
    sentence: 'Each call produces one event: nothing is uploaded that was not tracked.',
    source: { section: 'Data stored in Local Storage' },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
];
