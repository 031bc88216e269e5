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
      'Sequence numbers grow in the order in which events and identifies were called, over all pages of a site.',
    source: { section, sentences: ['b048e78971ac'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'ORDER-2',
    level: 'MUST',
    sentence: 'Events and identifies are uploaded in the order in which they were called.',
    source: { section, sentences: ['b048e78971ac'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'ORDER-3',
    level: 'MUST',
    sentence: 'Every event and identify is accepted exactly once, however often uploads were refused between.',
    source: { section: 'Data stored in Local Storage', sentences: ['00ea6b71db55', 'fab9ef5c2028'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'ORDER-4',
    level: 'MUST',
    sentence: 'One call leaves one event: nothing is uploaded that was not tracked.',
    source: { section: 'Data stored in Local Storage' },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
];
