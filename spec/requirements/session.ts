import { EVERY_LINE } from '../release-line.ts';
import type { RequirementInput } from '../requirement.ts';

const common = { lines: EVERY_LINE } satisfies Partial<RequirementInput>;
const section = 'Data stored in the cookie';

export const session: RequirementInput[] = [
  {
    ...common,
    id: 'SESSION-1',
    level: 'MUST',
    sentence: 'Consecutive events within a minute of each other share a session id.',
    source: { section, sentences: ['33b7cdc7d3ee', 'c53cc8092a27'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'SESSION-2',
    level: 'MUST',
    sentence:
      'After a day without events, the next event starts a new session, with a session id that has not been used before.',
    source: { section, sentences: ['33b7cdc7d3ee', 'c53cc8092a27'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'SESSION-3',
    level: 'MUST',
    sentence: 'A session continues across page loads, tabs and hosts of a site.',
    source: { section, sentences: ['33b7cdc7d3ee'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'SESSION-4',
    level: 'MUST',
    sentence:
      'The gap that ends a session is measured from the latest event: a visit with many short gaps is one session.',
    source: { section, sentences: ['c53cc8092a27'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'SESSION-5',
    level: 'MUST',
    sentence:
      'The option sessionTimeout sets the gap that ends a session: a shorter gap continues the session, a longer one ends it.',
    source: { section, sentences: ['c53cc8092a27'] },
    needs: ['sessionTimeout'],
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
  {
    ...common,
    id: 'SESSION-6',
    level: 'MUST',
    sentence: 'A new session also starts if the gap that ends a session falls between two pages.',
    source: { section, sentences: ['c53cc8092a27'] },
    observedIn: ['uploads'],
    coveredBy: ['scenario', 'property'],
  },
];
